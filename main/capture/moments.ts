import { randomUUID } from 'node:crypto';
import {
  dispute,
  isAboutMe,
  isTemplate,
  type Mark,
  type Moment,
  meaningOf,
  type Recording,
  spanOfMark,
  spanOfTemplate,
  templateOf,
  UNSAID,
} from '../../shared/domain/index.ts';
import { type Milliseconds, ms, samplesToMs } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { CaptureNotes, MarkEntry } from './journal.ts';

/** Where it was said aloud that the meeting is recorded, ms of the kept sound; null when nobody said so. */
export function announcedAt({ announced, start }: CaptureNotes, { durationMs }: Recording): number | null {
  if (announced) return Math.min(durationMs, samplesToMs(announced.sample));
  return start.card.announced === 'yes' ? 0 : null;
}

type Blank = Omit<Moment, 'id' | 'startMs' | 'endMs' | 'type'>;

/** Marks and notes as moments. A typed note is private until the parent says otherwise: it may be about anybody. */
export function momentsFrom(archive: OpenArchive, recording: Recording, notes: CaptureNotes): Moment[] {
  const blank = blankMoment(recording.id, archive.clock.now().toISOString());
  const entries = notes.draft === null ? notes.marks : [...notes.marks, noteOf(notes.draft)];
  const moments = entries.map((entry) => ({
    ...momentOf(entry, recording.durationMs, blank),
    ...raisedIn(archive, entry, recording),
  }));
  const said = announcedAt(notes, recording);
  const known = notes.marks.some(({ mark }) => mark === 'announced');
  const answered = (notes.announced?.answer ?? notes.start.card.announced) === 'yes';
  if (said !== null && answered && !known) {
    const at = ms(said);
    moments.push({
      ...blank,
      id: randomUUID(),
      type: 'statement',
      startMs: at,
      endMs: at,
      mark: 'announced',
    });
  }
  return moments;
}

function momentOf(entry: MarkEntry, durationMs: number, blank: Blank): Moment {
  const meaning = entry.mark === null ? null : meaningOf(entry.mark);
  const at = ms(Math.min(durationMs, samplesToMs(entry.sample)));
  return {
    ...blank,
    id: entry.id,
    type: entry.mark !== null && isTemplate(entry.mark) ? templateOf(entry.mark).type : 'statement',
    ...meaning,
    outcome: meaning?.outcome ?? null,
    dispute: meaning?.dispute ? dispute.parse(meaning.dispute) : null,
    ...spanOf(entry.mark, at, durationMs),
    text: entry.text,
    mark: entry.mark,
    private: entry.mark === null || isAboutMe(entry.mark),
  };
}

/**
 * A concern that was ticked off: around the second, as a mark is. She raised it at the table, so it is not private. One
 * whose row is not there (a spare copy of the index was put back) leaves a note with its words.
 */
function raisedIn({ index }: OpenArchive, { concernId, sample }: MarkEntry, { durationMs }: Recording) {
  if (concernId === null || !index.concerns.exists(concernId)) return {};
  const at = ms(Math.min(durationMs, samplesToMs(sample)));
  return { concernId, private: false, ...spanOfMark(at, durationMs) };
}

/** As in the review: around the second for a mark that says something, the second itself for a note or a place. */
function spanOf(mark: Mark | null, at: Milliseconds, durationMs: number) {
  if (mark !== null && isTemplate(mark)) return spanOfTemplate(mark, at, durationMs);
  return mark === null || meaningOf(mark) === null ? { startMs: at, endMs: at } : spanOfMark(at, durationMs);
}

/** A note that was still being written when the recording ended is a note: nothing that was typed is lost. */
function noteOf({ id, sample, at, text }: NonNullable<CaptureNotes['draft']>): MarkEntry {
  return { t: 'mark', id, sample, at, mark: null, text, concernId: null };
}

function blankMoment(recordingId: string, now: string): Blank {
  return {
    recordingId,
    text: '',
    ...UNSAID,
    createdAt: now,
    updatedAt: now,
  };
}
