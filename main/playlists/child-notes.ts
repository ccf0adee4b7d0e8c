import { randomUUID } from 'node:crypto';
import { type ChildNoteView, KeptwordError, type OwnNotes } from '../../shared/contract/index.ts';
import {
  type ChildNote,
  type ChildNoteKind,
  type Concern,
  isChoice,
  isConfidential,
  type Meeting,
  MOST_CHILD_NOTES,
  noteSays,
  recordingCode,
  soundClipOf,
  wasHeard,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { localDay } from '../platform/index.ts';
import type { ForChild } from './for-child.ts';

/*
 * What a child writes in its own window (D44). It reaches nothing but its own notes in the list that it was given. They
 * are no edits of the parent: no undo of hers takes them back, and the custody log does not know them.
 */

/** What the child wrote in this list, and what it raises at its next meeting. @throws KeptwordError not-found */
export function ownNotes({ index, clock }: OpenArchive, shown: ForChild): OwnNotes {
  const own = mayWrite(shown);
  const all = index.childNotes.ofList(own);
  return {
    notes: all.filter(noteSays).map(({ id, n, kind, text, about, momentId }) => ({
      ...{ n, kind, text, about, at: clipAbout(shown, momentId) },
      onAgenda: index.concerns.ofChildNote(id).length > 0,
    })),
    left: Math.max(0, MOST_CHILD_NOTES - counted(all)),
    points: pointsOf(index, own.studentId, localDay(clock.now())),
  };
}

type Writing = { n: number | null; kind: ChildNoteKind; text: string; at?: number | null | undefined };

/**
 * Writes a note or changes one of the child's own. A choice about a moment takes the place of the one before it.
 * @throws KeptwordError not-found, invalid-input (too many, a choice about nothing)
 */
export function writeOwn({ index, clock }: OpenArchive, shown: ForChild, wish: Writing): { n: number } {
  const own = mayWrite(shown);
  return index.transaction(() => {
    const all = index.childNotes.ofList(own);
    const clip =
      wish.at === undefined || wish.at === null ? null : found(shown.clips[wish.at] ?? null, 'moment');
    const before = noteMeant(all, wish, clip?.momentId ?? null);
    const now = clock.now().toISOString();
    const link =
      wish.at === undefined ? {} : { momentId: clip?.momentId ?? null, about: clip?.title ?? null };
    const words = { kind: wish.kind, text: isChoice(wish.kind) ? '' : wish.text, ...link, changedAt: now };
    if (before) {
      index.childNotes.replace({ ...before, ...words });
      return { n: before.n };
    }
    if (!isChoice(wish.kind) && counted(all) >= MOST_CHILD_NOTES) throw tooMany();
    const n = index.childNotes.nextNumber(own.playlistId);
    index.childNotes.insert({
      ...{ id: randomUUID(), ...own, n, momentId: null, about: null, ...words },
      ...{ putAway: false, createdAt: now },
    });
    return { n };
  });
}

/** The words are gone, the number stays used, and a point that the parent made of it stays. Throws `not-found`. */
export function takeBackOwn({ index, clock }: OpenArchive, shown: ForChild, { n }: { n: number }): void {
  const own = mayWrite(shown);
  index.transaction(() => {
    const note = found(index.childNotes.ofList(own).find((one) => one.n === n) ?? null, 'note');
    const now = clock.now().toISOString();
    index.childNotes.replace({ ...note, text: '', about: null, momentId: null, changedAt: now });
    index.childNotes.setDeleted(note.id, now);
  });
}

/**
 * What the children wrote, oldest first. Of a meeting: what is about its children, on no agenda yet and not put away.
 * @throws KeptwordError not-found
 */
export function listChildNotes(
  { index }: OpenArchive,
  { meetingId }: { meetingId: string | null },
): ChildNoteView[] {
  const all = index.childNotes.list().filter(noteSays);
  if (meetingId === null) return all.map((note) => viewOf(index, note));
  const { studentIds } = found(index.meetings.get(meetingId), 'meeting');
  return all
    .filter(
      ({ studentId, putAway }) => !putAway && (studentIds.length === 0 || studentIds.includes(studentId)),
    )
    .map((note) => viewOf(index, note))
    .filter(({ meetings }) => meetings.length === 0);
}

/** The parent puts a note away, or brings it back; the child's window shows no difference. Throws `not-found`. */
export function putNoteAway({ index }: OpenArchive, { id, away }: { id: string; away: boolean }): void {
  index.childNotes.replace({ ...found(index.childNotes.get(id), 'note'), putAway: away });
}

function mayWrite({ own }: ForChild): { playlistId: string; studentId: string } {
  return found(own, 'list');
}

const written = (notes: readonly ChildNote[]) => notes.filter(({ kind }) => !isChoice(kind));
const counted = (notes: readonly ChildNote[]) => written(notes).filter(noteSays).length;

/** Null: a new one. A number is only ever one of the child's own written notes. */
function noteMeant(all: readonly ChildNote[], wish: Writing, momentId: string | null): ChildNote | null {
  if (isChoice(wish.kind)) {
    if (momentId === null) throw aboutNothing();
    return all.find((one) => isChoice(one.kind) && one.momentId === momentId) ?? null;
  }
  return wish.n === null ? null : found(written(all).find(({ n }) => n === wish.n) ?? null, 'note');
}

function clipAbout({ clips }: ForChild, momentId: string | null): number | null {
  const at = momentId === null ? -1 : clips.findIndex((clip) => clip.momentId === momentId);
  return at < 0 ? null : at;
}

type Index = OpenArchive['index'];

/** The child's own points at its next meeting that has some: never a brother's or sister's note, and no mediation. */
function pointsOf(index: Index, studentId: string, today: string): string[] {
  const open = index.concerns.list({ studentId }).flatMap((concern) => {
    const meeting = index.meetings.get(concern.meetingId);
    const isHers = concern.fromChild && childOf(index, concern, meeting) === studentId;
    if (!meeting || !isHers || meeting.date < today || isConfidential(meeting)) return [];
    if (wasHeard({ concern, raised: index.concerns.raisedIn(concern.id) })) return [];
    return index.concerns.carriedTo(concern.id) ? [] : [{ meeting, text: concern.text }];
  });
  const [next] = open.toSorted((a, b) => (a.meeting.date < b.meeting.date ? -1 : 1));
  return open.filter(({ meeting }) => meeting.id === next?.meeting.id).map(({ text }) => text);
}

/**
 * Whose point it is: of the note behind it, also when the child took that back; else of its goal, else the one child of
 * the meeting. Null where that is not known: what may be a brother's or sister's is shown to none.
 */
function childOf(index: Index, concern: Concern, meeting: Meeting | null): string | null {
  if (concern.childNoteId !== null) return index.childNotes.ownerOf(concern.childNoteId);
  if (concern.goalId !== null) return index.goals.get(concern.goalId)?.studentId ?? null;
  const children = meeting?.studentIds ?? [];
  const [only, another] = children.length > 0 ? children : index.students.list().map(({ id }) => id);
  return another === undefined ? (only ?? null) : null;
}

function viewOf(index: Index, note: ChildNote): ChildNoteView {
  return {
    note,
    initials: index.students.get(note.studentId)?.initials ?? '',
    listTitle: index.playlists.get(note.playlistId)?.title ?? null,
    clip: clipOf(index, note.momentId),
    meetings: index.concerns.ofChildNote(note.id).flatMap(({ meetingId }) => {
      const meeting = index.meetings.get(meetingId);
      return meeting ? [{ id: meeting.id, title: meeting.title, date: meeting.date }] : [];
    }),
  };
}

/** Null when it is about none, or when that moment is no longer there. */
function clipOf(index: Index, momentId: string | null): ChildNoteView['clip'] {
  const moment = momentId === null ? null : index.moments.get(momentId);
  const recording = moment && index.recordings.get(moment.recordingId);
  if (!moment || !recording) return null;
  return { ...soundClipOf(moment, recording), code: recordingCode(recording.ordinal) };
}

const tooMany = () =>
  new KeptwordError(
    'invalid-input',
    'There are very many notes already. Take one back, then write a new one. Nothing was changed.',
    { details: 'fields: n' },
  );
const aboutNothing = () =>
  new KeptwordError('invalid-input', 'A choice is about one moment of the list. Nothing was changed.', {
    details: 'fields: at',
  });
