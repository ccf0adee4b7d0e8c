import type { CustodyEntry, CustodyEvent, ExportedCustodyEntry } from '../../shared/domain/index.ts';
import { custodySentence, withholdFacts } from '../custody/index.ts';
import { cell, type Table } from './table.ts';

/** Entries that only say that something was looked at or copied out. They change no evidence. */
const COPIES_AND_CHECKS: ReadonlySet<CustodyEvent> = new Set([
  'bundle-exported',
  'sound-extracted',
  'integrity-checked',
]);

/** Entries about the archive as a whole: they tell nothing of another meeting or child. */
const OF_THE_ARCHIVE: ReadonlySet<CustodyEvent> = new Set([
  'archive-created',
  'recovery-confirmed',
  'passphrase-changed',
  'archive-recovered',
  'list-restored',
]);

/**
 * The log as it leaves the archive. It ends with the last entry that changed anything, so that making a bundle twice
 * gives the same log twice. Facts about things that are not in the bundle are withheld; their hash stays, and with it
 * the chain (docs/decisions/051).
 */
export function custodyForBundle(
  entries: readonly CustodyEntry[],
  subjects: ReadonlySet<string>,
): ExportedCustodyEntry[] {
  const last = entries.findLastIndex((entry) => !COPIES_AND_CHECKS.has(entry.event));
  return entries.slice(0, last + 1).map((entry) => {
    const belongs =
      OF_THE_ARCHIVE.has(entry.event) || (entry.subject !== null && subjects.has(entry.subject));
    return belongs ? entry : withholdFacts(entry);
  });
}

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
