import type { ExportedCustodyEntry } from '../../../shared/domain/index.ts';
import { custodySentence } from '../../custody/index.ts';
import { cell, type Table } from './table.ts';

/** `names` turns the id of a thing in this bundle into its code (R01, P-03). */
export function custodyTable(
  entries: readonly ExportedCustodyEntry[],
  names: ReadonlyMap<string, string>,
): Table {
  return {
    name: 'custody-log',
    title: 'Custody log',
    note: 'Every entry carries the hash of the one before and a signature. Entries about other meetings are listed without their facts. The log ends with the last change of evidence before this bundle was made.',
    columns: ['Entry', 'Time (UTC)', 'What happened', 'About', 'Facts', 'Hash of this entry'],
    rows: entries.map((entry) => [
      cell(entry.seq),
      cell(entry.at),
      cell(custodySentence(entry)),
      cell(entry.subject === null ? 'The archive' : (names.get(entry.subject) ?? 'Not in this bundle')),
      cell(factsText(entry)),
      cell(entry.hash),
    ]),
  };
}

function factsText(entry: ExportedCustodyEntry): string {
  if (entry.facts === null) return 'Withheld';
  return Object.entries(entry.facts)
    .map(([name, value]) => `${name}: ${value === null ? 'none' : String(value)}`)
    .join('\n');
}
