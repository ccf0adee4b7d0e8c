import { shortLine } from '../../shared/domain/index.ts';
import { formatTimecode } from '../../shared/time/index.ts';
import type { Index, ThingWrites } from '../database/index.ts';
import { writeDocument, writePage } from './document-change.ts';
import { evidenceEntry } from './evidence-entry.ts';
import { writeLine, writeLines } from './transcript-change.ts';
import type { Change, OpenArchive } from './types.ts';

export type ChangeAction = 'added' | 'changed' | 'deleted';
type Because = { because?: 'undo' | 'redo'; reason?: string };

/**
 * Makes a change, all of it or nothing: the row, the history of a moment, the custody entry where it is evidence, and
 * the step that undo will find. Throws `archive-read-only`, `disk-full`, `file-system`.
 */
export function commitChange(archive: OpenArchive, change: Change, why: { reason?: string } = {}): void {
  commit(archive, change, why, false);
}

/**
 * Several changes that are one act of the parent, the main one first: all or nothing, and one press of undo takes all of
 * them back. Throws as `commitChange` does.
 */
export function commitTogether(archive: OpenArchive, changes: readonly Change[]): void {
  archive.index.transaction(() => {
    for (const [at, change] of changes.entries()) commit(archive, change, {}, at > 0);
  });
}

function commit(archive: OpenArchive, change: Change, why: { reason?: string }, joined: boolean): void {
  const { index, clock } = archive;
  index.transaction(() => {
    applyChange(archive, change, why);
    const thing = change.after ?? change.before;
    if (!thing) return;
    index.edits.push({
      at: clock.now().toISOString(),
      what: change.what,
      subject: thing.id,
      label: labelOf(change),
      before: change.before,
      after: change.after,
      joined,
    });
  });
}

/** The same without the undo step: what undo and redo themselves do. */
export function applyChange(archive: OpenArchive, change: Change, why: Because = {}): void {
  const { index } = archive;
  index.transaction(() => {
    const entry = evidenceEntry(index, change, archive.clock.now());
    write(archive, change);
    if (change.what === 'moment' && change.after) {
      index.momentVersions.insert({ at: archive.clock.now().toISOString(), version: change.after });
    }
    if (change.what === 'incident' && change.after) {
      index.incidents.keepVersion({ at: archive.clock.now().toISOString(), version: change.after });
    }
    if (!entry) return;
    const { because, reason } = why;
    archive.custody.append(entry.event, entry.subject, {
      ...entry.facts,
      ...(because ? { because } : {}),
      ...(reason ? { reason } : {}),
    });
  });
}

function write(archive: OpenArchive, change: Change): void {
  const { index } = archive;
  const now = archive.clock.now();
  switch (change.what) {
    case 'moment':
      put(index.moments, change, now);
      break;
    case 'goal':
      put(index.goals, change, now);
      break;
    case 'decision':
      put(index.decisions, change, now);
      break;
    case 'meeting':
      put(index.meetings, change, now);
      moveFirstSitting(index, change);
      break;
    case 'person':
      put(index.people, change, now);
      break;
    case 'student':
      put(index.students, change, now);
      break;
    case 'progress':
      put(index.progress, change, now);
      break;
    case 'delivery':
      put(index.deliveries, change, now);
      break;
    case 'dispute-request':
      put(index.disputeRequests, change, now);
      break;
    case 'statement-pair':
      put(index.statementPairs, change, now);
      break;
    case 'concern':
      put(index.concerns, change, now);
      break;
    case 'evaluation':
      put(index.evaluations, change, now);
      break;
    case 'need':
      put(index.needs, change, now);
      break;
    case 'level':
      put(index.levels, change, now);
      break;
    case 'incident':
      put(index.incidents, change, now);
      break;
    case 'ask':
      put(index.asks, change, now);
      break;
    case 'document':
      writeDocument(index, change, now);
      break;
    case 'page':
      writePage(index, change);
      break;
    case 'passage':
      put(index.passages, change, now);
      break;
    case 'transcript':
      put(index.transcripts, change, now);
      break;
    case 'line':
      writeLine(archive, change);
      break;
    case 'lines':
      writeLines(archive, change);
      break;
    case 'voice-note':
      put(index.voiceNotes, change, now);
      break;
    case 'playlist':
      put(index.playlists, change, now);
      break;
    case 'briefing':
      put(index.briefings, change, now);
      break;
  }
}

/** A thing that was taken out still has its row: bringing it back is not a second row. */
function put<T extends { id: string }>(
  rows: ThingWrites<T>,
  { before, after }: { before: T | null; after: T | null },
  now: Date,
): void {
  if (after === null) {
    if (before) rows.setDeleted(before.id, now.toISOString());
  } else if (rows.exists(after.id)) {
    rows.replace(after);
    if (before === null) rows.setDeleted(after.id, null);
  } else {
    rows.insert(after);
  }
}

/** The first sitting is on the meeting's day, and stays so when that day is corrected, or the correction undone. */
function moveFirstSitting({ sessions }: Index, { before, after }: Change<'meeting'>): void {
  if (!before || !after || before.date === after.date) return;
  const [first] = sessions.ofMeeting(after.id);
  if (first?.date === before.date) sessions.setDate(first.id, after.date);
}

export function actionOf({ before, after }: { before: unknown; after: unknown }): ChangeAction {
  if (before === null) return 'added';
  return after === null ? 'deleted' : 'changed';
}

/** A few words by which the parent knows the thing: for "Undo: …". */
function labelOf(change: Change): string {
  const thing = change.after ?? change.before;
  if (!thing) return '';
  const words =
    'title' in thing
      ? thing.title
      : 'what' in thing
        ? thing.what
        : 'text' in thing
          ? thing.text
          : 'quote' in thing
            ? thing.quote
            : 'label' in thing
              ? thing.label
              : 'note' in thing
                ? thing.note || ('date' in thing ? thing.date : '')
                : 'durationMs' in thing
                  ? formatTimecode(thing.durationMs)
                  : thing.initials;
  return shortLine(words, 60);
}
