import type { KeptwordApi } from '../../../shared/contract/index.ts';
import {
  type ChildNote,
  isChoice,
  MOST_CHILD_NOTES,
  type Moment,
  noteSays,
  type Playlist,
  type PlaylistItem,
  recordingCode,
} from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

type Lists = {
  /** What the child has before it. */
  shown(): { list: Playlist; clips: { item: PlaylistItem; moment: Moment }[] } | null;
  title(playlistId: string): string | null;
};

/** What a child writes, over the made-up world: the real rules, a plain memory. */
export function childNoteCalls(fake: FakeKeptword, lists: Lists): KeptwordApi['childNotes'] {
  const now = () => fake.world;
  const inHand = () => {
    const shown = lists.shown();
    if (!shown?.list.ownWords || shown.list.studentId === null) throw wire('not-found');
    const own = { playlistId: shown.list.id, studentId: shown.list.studentId };
    const notes = now().childNotes.filter(({ playlistId }) => playlistId === own.playlistId);
    return { clips: shown.clips, own, notes };
  };
  const concernsOf = ({ id }: ChildNote) => now().concerns.filter(({ childNoteId }) => childNoteId === id);
  const written = (notes: readonly ChildNote[]) => notes.filter(({ kind }) => !isChoice(kind));
  const clipOf = ({ momentId }: ChildNote) => {
    const moment = now().moments.find(({ id }) => id === momentId);
    const recording = now().recordings.find(({ id }) => id === moment?.recordingId);
    if (!moment || !recording) return null;
    const { id, recordingId, startMs, endMs } = moment;
    const { durationMs, ordinal } = recording;
    return { momentId: id, recordingId, startMs, endMs, durationMs, code: recordingCode(ordinal) };
  };
  return {
    mine: async () => {
      const { clips, notes } = inHand();
      return {
        notes: notes.filter(noteSays).map((note) => {
          const at = clips.findIndex(({ moment }) => moment.id === note.momentId);
          const { n, kind, text, about } = note;
          return { n, kind, text, about, at: at < 0 ? null : at, onAgenda: concernsOf(note).length > 0 };
        }),
        left: MOST_CHILD_NOTES - written(notes).filter(noteSays).length,
        points: now()
          .concerns.filter(({ fromChild }) => fromChild)
          .map(({ text }) => text),
      };
    },
    write: async ({ n, kind, text = '', at }) => {
      const { clips, own, notes } = inHand();
      const clip = at === undefined || at === null ? null : (clips[at] ?? null);
      const momentId = clip?.moment.id ?? null;
      const before = isChoice(kind)
        ? notes.find((one) => isChoice(one.kind) && one.momentId === momentId)
        : written(notes).find((one) => one.n === n);
      if (n !== null && !before) throw wire('not-found');
      const link = at === undefined ? {} : { momentId, about: clip?.item.title ?? null };
      const words = {
        kind,
        text: isChoice(kind) ? '' : text.trim(),
        ...link,
        changedAt: new Date().toISOString(),
      };
      if (before) return { n: Object.assign(before, words).n };
      const next = now().childNotes.length + 1;
      now().childNotes.push({
        ...{ id: `child-note-${next}`, ...own, n: next, momentId: null, about: null, ...words },
        ...{ putAway: false, createdAt: words.changedAt },
      });
      return { n: next };
    },
    takeBack: async ({ n }) => {
      const { own } = inHand();
      now().childNotes = now().childNotes.filter((one) => one.playlistId !== own.playlistId || one.n !== n);
    },
    list: async ({ meetingId }) =>
      now()
        .childNotes.filter(noteSays)
        .filter((note) => meetingId === null || (!note.putAway && concernsOf(note).length === 0))
        .map((note) => ({
          note,
          initials: now().students.find(({ id }) => id === note.studentId)?.initials ?? '',
          listTitle: lists.title(note.playlistId),
          clip: clipOf(note),
          meetings: concernsOf(note).flatMap(({ meetingId: of }) =>
            now()
              .meetings.filter(({ id }) => id === of)
              .map(({ id, title, date }) => ({ id, title, date })),
          ),
        })),
    putAway: async ({ id, away }) => {
      const note = now().childNotes.find((one) => one.id === id);
      if (!note) throw wire('not-found');
      note.putAway = away;
    },
  };
}
