import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  merged,
  type PairChange,
  type PairFields,
  pairChange,
  pairFields,
  type StatementPair,
  samePair,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

/** Puts two statements side by side (D47). Throws `not-found` (moment), `invalid-input` (the same one, or a pair already). */
export function addPair(archive: OpenArchive, fields: PairFields): StatementPair {
  const { index, clock } = archive;
  const given = parsed(pairFields, fields);
  for (const id of [given.firstId, given.secondId]) found(index.moments.get(id), 'moment');
  if (given.firstId === given.secondId) throw refused('A statement cannot stand beside itself.');
  if (index.statementPairs.ofMoment(given.firstId).some((one) => samePair(one, given))) {
    throw refused('These two statements stand side by side already.');
  }
  const pair: StatementPair = { ...given, id: randomUUID(), createdAt: clock.now().toISOString() };
  commitChange(archive, { what: 'statement-pair', before: null, after: pair });
  return pair;
}

/** Changes how they stand to each other. Throws `not-found`, `invalid-input`. */
export function changePair(
  archive: OpenArchive,
  { id, change }: { id: string; change: PairChange },
): StatementPair {
  const before = found(archive.index.statementPairs.get(id), 'pair of statements');
  const after = merged(before, parsed(pairChange, change));
  commitChange(archive, { what: 'statement-pair', before, after });
  return after;
}

/** Takes them apart; undo brings the pair back. Throws `not-found`. */
export function removePair(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.statementPairs.get(id), 'pair of statements');
  commitChange(archive, { what: 'statement-pair', before, after: null });
}

function refused(sentence: string): KeptwordError {
  return new KeptwordError('invalid-input', `${sentence} Nothing was changed. Choose another one.`, {
    details: 'fields: secondId',
  });
}
