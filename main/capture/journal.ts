import { z } from 'zod';
import {
  announcementCard,
  captureMark,
  captureSourceKind,
  KeptwordError,
} from '../../shared/contract/index.ts';
import { gapCause, id } from '../../shared/domain/index.ts';
import { utcInstant } from '../../shared/time/index.ts';
import type { LiveEnd, LiveStore } from '../vault/index.ts';

const sample = z.number().int().min(0);

/** What the recording is: the first record of both journals, so that either can be read without the other. */
export const captureStart = z.object({
  t: z.literal('start'),
  version: z.literal(1),
  captureId: id,
  meetingId: id,
  sessionId: id,
  startedAt: utcInstant,
  device: z.string(),
  source: captureSourceKind,
  reason: z.string(),
  card: announcementCard,
});
export type CaptureStart = z.infer<typeof captureStart>;

const entry = z.discriminatedUnion('t', [
  captureStart,
  z.object({
    t: z.literal('mark'),
    id,
    sample,
    at: utcInstant,
    mark: captureMark.nullable(),
    text: z.string(),
    /** A concern that was raised. Absent in journals of an older program. */
    concernId: id.nullable().default(null),
  }),
  /** The note that is being written now: a later record replaces it, one without text takes it back. */
  z.object({ t: z.literal('draft'), id, sample, at: utcInstant, text: z.string() }),
  z.object({ t: z.literal('announced'), answer: z.enum(['yes', 'no']), sample, at: utcInstant }),
  /** A gap as it is known by now: a later record of the same id replaces it, and length 0 takes it back. */
  z.object({
    t: z.literal('gap'),
    id: z.number().int(),
    atSample: sample,
    lengthMs: z.number().min(0),
    cause: gapCause,
    startedAt: utcInstant,
  }),
  z.object({
    t: z.literal('device'),
    device: z.string(),
    source: captureSourceKind,
    /** Absent in journals of an older program. */
    reason: z.string().nullable().default(null),
    at: utcInstant,
  }),
  z.object({ t: z.literal('pause'), sample, at: utcInstant }),
  z.object({ t: z.literal('resume'), sample, at: utcInstant }),
  z.object({ t: z.literal('stop'), samples: sample, driftMs: z.number(), why: z.string(), at: utcInstant }),
]);
export type JournalEntry = z.infer<typeof entry>;
export type MarkEntry = Extract<JournalEntry, { t: 'mark' }>;
export type DraftEntry = Extract<JournalEntry, { t: 'draft' }>;
export type DeviceEntry = Extract<JournalEntry, { t: 'device' }>;
export type GapEntry = Extract<JournalEntry, { t: 'gap' }>;

export function encodeEntry(of: JournalEntry): Buffer {
  return Buffer.from(JSON.stringify(of), 'utf8');
}

/** Null when it is none that this program knows: a newer one may have written it. */
export function decodeEntry(bytes: Buffer): JournalEntry | null {
  try {
    return entry.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** Everything that was written down about a recording beside its sound. */
export type CaptureNotes = {
  start: CaptureStart;
  marks: MarkEntry[];
  /** A note that nobody has finished or thrown away. */
  draft: DraftEntry | null;
  /** Other microphones that took over, in order. */
  devices: DeviceEntry[];
  announced: Extract<JournalEntry, { t: 'announced' }> | null;
  gaps: GapEntry[];
  /** The pause that nobody ended, if it was in one. */
  pausedAt: string | null;
  stop: Extract<JournalEntry, { t: 'stop' }> | null;
};

export function notesFrom(start: CaptureStart): CaptureNotes {
  return {
    start,
    marks: [],
    draft: null,
    devices: [],
    announced: null,
    gaps: [],
    pausedAt: null,
    stop: null,
  };
}

/** Adds one entry to the notes. */
export function noteDown(notes: CaptureNotes, of: JournalEntry): void {
  switch (of.t) {
    case 'mark':
      if (!notes.marks.some(({ id: known }) => known === of.id)) notes.marks.push(of);
      // The note is finished: its own words stand under the same id.
      if (notes.draft?.id === of.id) notes.draft = null;
      break;
    case 'draft':
      notes.draft = of.text === '' ? null : of;
      break;
    case 'device':
      notes.devices.push(of);
      break;
    case 'announced':
      notes.announced = of;
      break;
    case 'gap':
      notes.gaps = notes.gaps.filter((gap) => gap.id !== of.id);
      if (of.lengthMs > 0) notes.gaps.push(of);
      break;
    case 'pause':
      notes.pausedAt = of.at;
      break;
    case 'resume':
      notes.pausedAt = null;
      break;
    case 'stop':
      notes.stop = of;
      break;
    case 'start':
      break;
  }
}

/** Reads the notes of a recording; null when neither journal says what it is. */
export async function readNotes(live: LiveStore, captureId: string): Promise<CaptureNotes | null> {
  const entries: JournalEntry[] = [];
  const journal = await live.read(captureId, 'marks').catch(onlyDamage);
  if (journal) {
    for await (const record of journal) {
      const known = record && decodeEntry(record);
      if (known) entries.push(known);
    }
  }
  const first = entries.find((one) => one.t === 'start') ?? (await startInSound(live, captureId));
  if (!first || first.captureId !== captureId) return null;
  const notes = notesFrom(first);
  for (const one of entries) noteDown(notes, one);
  return notes;
}

/** A header that does not fit costs what is behind it; a disk that does not answer is tried again later. */
export function onlyDamage(error: unknown): null {
  if (error instanceof KeptwordError && error.code === 'blob-damaged') return null;
  throw error;
}

async function startInSound(live: LiveStore, captureId: string): Promise<CaptureStart | null> {
  const journal = await live.read(captureId, 'sound').catch(onlyDamage);
  if (!journal) return null;
  const { value } = await journal.next();
  await journal.return({ ended: false, lost: 0, unreadable: 0 } satisfies LiveEnd);
  const known = Buffer.isBuffer(value) ? decodeEntry(value) : null;
  return known?.t === 'start' ? known : null;
}
