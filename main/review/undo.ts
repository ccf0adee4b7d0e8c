import { KeptwordError, type UndoStep } from '../../shared/contract/index.ts';
import {
  decision,
  goal,
  lineBatch,
  meeting,
  moment,
  person,
  student,
  transcript,
  transcriptLine,
} from '../../shared/domain/index.ts';
import { actionOf, applyChange, type Change, type OpenArchive, parsed } from '../archive/index.ts';
import type { StoredEdit } from '../database/index.ts';

const SCHEMAS = {
  moment,
  goal,
  decision,
  meeting,
  person,
  student,
  transcript,
  line: transcriptLine,
  lines: lineBatch,
} as const;

/** Takes the last change back; works across restarts. Throws `nothing-to-undo`. */
export function undo(archive: OpenArchive): UndoStep {
  const edit = undoable(archive);
  if (!edit) throw nothing('There is nothing to undo.');
  return step(archive, edit, 'undo');
}

/** Makes the last undone change again. Throws `nothing-to-undo`. */
export function redo(archive: OpenArchive): UndoStep {
  const edit = archive.index.edits.redoable();
  if (!edit) throw nothing('There is nothing to do again.');
  return step(archive, edit, 'redo');
}

/** What undo and redo would do. */
export function undoState(archive: OpenArchive): { undo: UndoStep | null; redo: UndoStep | null } {
  const back = undoable(archive);
  const forth = archive.index.edits.redoable();
  return { undo: back && described(back), redo: forth && described(forth) };
}

/**
 * The newest step, unless it is the adding of a meeting that has recordings by now: an import is not undone, so taking
 * its meeting away with one key would look like losing it.
 */
function undoable({ index }: OpenArchive): StoredEdit | null {
  const edit = index.edits.undoable();
  if (edit?.what !== 'meeting' || edit.before !== null) return edit;
  return index.recordings.ofMeeting(edit.subject).length > 0 ? null : edit;
}

function step(archive: OpenArchive, edit: StoredEdit, because: 'undo' | 'redo'): UndoStep {
  const { index, clock } = archive;
  const forth = changeOf(edit);
  const now = clock.now().toISOString();
  index.transaction(() => {
    applyChange(archive, touched(because === 'undo' ? reversed(forth) : forth, now), { because });
    index.edits.setUndone(edit.no, because === 'undo');
  });
  return described(edit);
}

/** The stored step as a change, read through today's schemas: an old step must fit or be refused. */
function changeOf(edit: StoredEdit): Change {
  const read = (value: unknown) => (value === null ? null : parsed(SCHEMAS[edit.what], value));
  return { what: edit.what, before: read(edit.before), after: read(edit.after) } as Change;
}

function reversed({ what, before, after }: Change): Change {
  return { what, before: after, after: before } as Change;
}

/** A moment that changes says when, also when undo does it. */
function touched(change: Change, now: string): Change {
  if (change.what !== 'moment' || !change.after) return change;
  return { ...change, after: { ...change.after, updatedAt: now } };
}

function described({ what, subject, label, before, after }: StoredEdit): UndoStep {
  return { action: actionOf({ before, after }), what, subject, label };
}

function nothing(sentence: string): KeptwordError {
  return new KeptwordError('nothing-to-undo', `${sentence} Everything is as you left it.`);
}
