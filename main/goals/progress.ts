import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  merged,
  type Progress,
  type ProgressChange,
  type ProgressFields,
  progressChange,
  progressFields,
  saysSomething,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

/** Writes down what was reported about a goal on a day (D73). Throws `not-found` (the goal), `invalid-input`. */
export function addProgress(archive: OpenArchive, fields: ProgressFields): Progress {
  const entry: Progress = {
    ...parsed(progressFields, fields),
    id: randomUUID(),
    createdAt: archive.clock.now().toISOString(),
  };
  found(archive.index.goals.get(entry.goalId), 'goal');
  assertWords(entry);
  commitChange(archive, { what: 'progress', before: null, after: entry });
  return entry;
}

/** Changes an entry. Throws `not-found`, `invalid-input`. */
export function changeProgress(
  archive: OpenArchive,
  { id, change }: { id: string; change: ProgressChange },
): Progress {
  const before = found(archive.index.progress.get(id), 'entry');
  const after = merged(before, parsed(progressChange, change));
  assertWords(after);
  commitChange(archive, { what: 'progress', before, after });
  return after;
}

/** Takes an entry out; undo brings it back. Throws `not-found`. */
export function removeProgress(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.progress.get(id), 'entry');
  commitChange(archive, { what: 'progress', before, after: null });
}

function assertWords(entry: Progress): void {
  if (saysSomething(entry)) return;
  throw new KeptwordError(
    'invalid-input',
    'This entry says nothing yet. Nothing was changed. Write what was reported, or that no data was shown.',
    { details: 'fields: text' },
  );
}
