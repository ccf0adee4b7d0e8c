import { randomUUID } from 'node:crypto';
import type { CapturedMark, CaptureMark, NoteDraft } from '../../shared/contract/index.ts';
import { ms, SAMPLE_RATE, samplesToMs } from '../../shared/time/index.ts';
import type { CaptureNotes, JournalEntry } from './journal.ts';

export type LiveNotesOptions = {
  notes: CaptureNotes;
  /** Notes an entry and hands it to the journal. */
  write: (entry: JournalEntry) => Promise<void>;
  /** Resolves when the journal is on the disk, or when the disk has refused and that is told elsewhere. */
  sync: () => Promise<void>;
  /** The sample that is being spoken now. */
  place: () => number;
  /** Milliseconds by the clock of the recording. */
  nowMs: () => number;
  /** The wall clock, UTC. */
  at: () => string;
  /** Somebody is here. */
  touch: () => void;
};

/** What a person presses and types while it records. Everything is in the journal before the answer. */
export function liveNotes({ notes, write, sync, place, nowMs, at, touch }: LiveNotesOptions) {
  /** When the note that is being written was begun. */
  let draftMs = 0;

  const sampleBefore = (agoMs: number) => Math.max(0, place() - Math.round((agoMs * SAMPLE_RATE) / 1000));

  async function add(
    mark: CaptureMark | null,
    text: string,
    from: { id: string; sample: number },
    concernId: string | null = null,
  ): Promise<CapturedMark> {
    touch();
    await write({ t: 'mark', id: from.id, sample: from.sample, at: at(), mark, text, concernId });
    await sync();
    return { id: from.id, atMs: samplesToMs(from.sample), mark, text, concernId };
  }

  return {
    mark: (mark: CaptureMark, text = '') => add(mark, text, { id: randomUUID(), sample: place() }),
    /** What she had meant to raise, and raised now. */
    raise: (concernId: string, text: string) =>
      add(null, text, { id: randomUUID(), sample: place() }, concernId),
    /** A place without words: what is spoken or drawn elsewhere can belong to the moment of this id. */
    place: (begunMsAgo: number) => add(null, '', { id: randomUUID(), sample: sampleBefore(begunMsAgo) }),
    /** A finished note; the one that was being written becomes it, at the place where it was begun. */
    note(text: string, begunMsAgo: number) {
      const { draft } = notes;
      if (draft) return add(null, text, { id: draft.id, sample: draft.sample });
      return add(null, text, { id: randomUUID(), sample: sampleBefore(begunMsAgo) });
    },
    /** What is typed so far; nothing takes it back. It outlives the window, and a crash from the next second on. */
    async setDraft({ text, begunMsAgo }: NoteDraft): Promise<void> {
      touch();
      const { draft } = notes;
      if (draft === null && text === '') return;
      if (draft === null) draftMs = nowMs() - begunMsAgo;
      const from = draft ?? { id: randomUUID(), sample: sampleBefore(begunMsAgo) };
      await write({ t: 'draft', id: from.id, sample: from.sample, at: at(), text });
    },
    draft: (): NoteDraft | null =>
      notes.draft === null
        ? null
        : { text: notes.draft.text, begunMsAgo: ms(Math.max(0, Math.round(nowMs() - draftMs))) },
    async announced(answer: 'yes' | 'no'): Promise<void> {
      touch();
      await write({ t: 'announced', answer, sample: place(), at: at() });
      await sync();
    },
  };
}
