import { z } from 'zod';
import { KeptwordError, type UndoStep } from '../../shared/contract/index.ts';
import {
  ask,
  briefing,
  concern,
  decision,
  delivery,
  disputeRequest,
  documentPage,
  evaluation,
  goal,
  incident,
  lineBatch,
  meeting,
  moment,
  need,
  paper,
  passage,
  person,
  playlist,
  presentLevel,
  progress,
  statementPair,
  student,
  transcript,
  transcriptLine,
  voiceNote,
} from '../../shared/domain/index.ts';
import { formatTimecode, milliseconds } from '../../shared/time/index.ts';
import { actionOf, applyChange, type Change, type OpenArchive, parsed } from '../archive/index.ts';
import type { StoredEdit } from '../database/index.ts';

const SCHEMAS = {
  'dispute-request': disputeRequest,
  'statement-pair': statementPair,
  concern,
  incident,
  ask,
  evaluation,
  need,
  level: presentLevel,
  moment,
  goal,
  decision,
  meeting,
  person,
  student,
  progress,
  delivery,
  document: paper,
  page: documentPage,
  passage,
  transcript,
  line: transcriptLine,
  lines: lineBatch,
  'voice-note': voiceNote,
  playlist,
  briefing,
} as const;

const placed = z.object({ startMs: milliseconds });

/** Takes the last change back; works across restarts. Throws `nothing-to-undo`. */
export function undo(archive: OpenArchive): UndoStep {
  const newest = undoable(archive);
  if (!newest) throw nothing('There is nothing to undo.');
  return together(archive, 'undo', newest, (edit) => {
    const before = edit.joined ? archive.index.edits.undoable() : null;
    return before?.no === edit.no - 1 ? before : null;
  });
}

/** Makes the last undone change again. Throws `nothing-to-undo`. */
export function redo(archive: OpenArchive): UndoStep {
  const { edits } = archive.index;
  const oldest = edits.redoable();
  if (!oldest) throw nothing('There is nothing to do again.');
  return together(archive, 'redo', oldest, (edit) => {
    const next = edits.redoable();
    return next?.joined && next.no === edit.no + 1 ? next : null;
  });
}

/** What undo and redo would do. */
export function undoState(archive: OpenArchive): { undo: UndoStep | null; redo: UndoStep | null } {
  const back = undoable(archive);
  const forth = archive.index.edits.redoable();
  return { undo: back && described(mainOf(archive, back)), redo: forth && described(forth) };
}

/** Of steps that were one act, the first one is what the act was about. */
function mainOf(archive: OpenArchive, edit: StoredEdit): StoredEdit {
  const before = edit.joined ? archive.index.edits.numbered(edit.no - 1) : null;
  return before ? mainOf(archive, before) : edit;
}

/**
 * One press takes back, or makes again, all steps that were one act: all of them or none. They have numbers in a row; a
 * gap is a step that was forgotten with a deleted recording, and what is beyond it was another act.
 */
function together(
  archive: OpenArchive,
  because: 'undo' | 'redo',
  first: StoredEdit,
  next: (edit: StoredEdit) => StoredEdit | null,
): UndoStep {
  return archive.index.transaction(() => {
    for (let edit: StoredEdit | null = first; edit; edit = next(edit)) step(archive, edit, because);
    return described(mainOf(archive, first));
  });
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

function step(archive: OpenArchive, edit: StoredEdit, because: 'undo' | 'redo'): void {
  const { index, clock } = archive;
  const forth = changeOf(edit);
  const now = clock.now().toISOString();
  index.transaction(() => {
    applyChange(archive, touched(because === 'undo' ? reversed(forth) : forth, now), { because });
    index.edits.setUndone(edit.no, because === 'undo');
  });
}

/** The stored step as a change, read through today's schemas: an old step must fit or be refused. */
function changeOf(edit: StoredEdit): Change {
  const read = (value: unknown) => (value === null ? null : parsed(SCHEMAS[edit.what], value));
  return { what: edit.what, before: read(edit.before), after: read(edit.after) } as Change;
}

function reversed({ what, before, after }: Change): Change {
  return { what, before: after, after: before } as Change;
}

/** A moment or a note that changes says when, also when undo does it. */
function touched(change: Change, now: string): Change {
  if (!change.after) return change;
  if (change.what === 'moment') return { ...change, after: { ...change.after, updatedAt: now } };
  if (change.what === 'incident') return { ...change, after: { ...change.after, updatedAt: now } };
  return change;
}

function described({ what, subject, label, before, after }: StoredEdit): UndoStep {
  return { action: actionOf({ before, after }), what, subject, label: label || placeOf(after ?? before) };
}

/** What was marked and has no words yet is known by its place in the recording. */
function placeOf(thing: unknown): string {
  const { data } = placed.safeParse(thing);
  return data ? formatTimecode(data.startMs) : '';
}

function nothing(sentence: string): KeptwordError {
  return new KeptwordError('nothing-to-undo', `${sentence} Everything is as you left it.`);
}
