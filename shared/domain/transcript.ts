import { z } from 'zod';
import { isoDate, milliseconds, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, line, prose, speakerHow } from './vocabulary.ts';

/** Certified: by a notary, court reporter or certified typist. It is kept beside the draft, never over it. */
export const TRANSCRIPT_KINDS = ['imported', 'typed', 'certified'] as const;
export const transcriptKind = z.enum(TRANSCRIPT_KINDS);
export type TranscriptKind = z.infer<typeof transcriptKind>;

/** What an imported file was read as. */
export const TRANSCRIPT_FORMATS = ['vtt', 'srt', 'txt', 'docx', 'json'] as const;
export const transcriptFormat = z.enum(TRANSCRIPT_FORMATS);
export type TranscriptFormat = z.infer<typeof transcriptFormat>;

/** A language tag as in BCP 47: `en`, `es-MX`. It tells the screen reader which voice to use. */
export const languageTag = z
  .string()
  .trim()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/);

/** What the parent may say of a transcript later. */
export const transcriptFields = z.object({
  title: line.min(1),
  language: languageTag.nullable().default(null),
});
export const transcriptChange = changeOf(transcriptFields);
export type TranscriptChange = z.input<typeof transcriptChange>;

/** The file it came from never changes; neither does who certified it. */
export const transcript = transcriptFields.extend({
  id,
  recordingId: id,
  kind: transcriptKind,
  /** Of an imported file: its name, what it was read as, its SHA-256 and where its bytes are sealed. */
  sourceName: z.string().nullable(),
  format: transcriptFormat.nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  blobId: z.string().nullable(),
  /** Of a certified one: by whom, and on which day. */
  certifiedBy: line.nullable(),
  certifiedOn: isoDate.nullable(),
  createdAt: utcInstant,
});
export type Transcript = z.infer<typeof transcript>;

/** Where a line's time comes from. `placed`: the file had none, and it stands evenly between its neighbours. */
export const LINE_TIMINGS = ['file', 'placed', 'parent'] as const;
export const lineTiming = z.enum(LINE_TIMINGS);
export type LineTiming = z.infer<typeof lineTiming>;

/** Who speaks: a person of the archive, or as long as nobody said who that is, the label that the file gave. */
export const lineSpeaker = z.object({
  speakerId: id.nullable(),
  speakerLabel: line.nullable(),
  speakerHow: speakerHow.nullable(),
});
/** Checked by ear: by whom and when. Both or neither. */
const check = z.object({ checkedBy: line.nullable(), checkedAt: utcInstant.nullable() });

/** The same as a column says it. */
export const lineCheck = z.object({ by: z.string(), at: utcInstant });

export const transcriptLine = lineSpeaker.extend({
  ...check.shape,
  id,
  transcriptId: id,
  /** Order in the file; lines of the same time keep it. */
  position: z.number().int().min(0),
  startMs: milliseconds,
  endMs: milliseconds,
  timing: lineTiming,
  text: prose,
});
export type TranscriptLine = z.infer<typeof transcriptLine>;

/**
 * All lines of a transcript in the order in which they are read, column by column: 20,000 lines cross to the screen as
 * a few long arrays. `speaker` and `check` point into `speakers` and `checks`; -1: nobody, not checked.
 */
export const lineColumns = z.object({
  id: z.array(z.string()),
  startMs: z.array(z.number()),
  endMs: z.array(z.number()),
  timing: z.array(lineTiming),
  text: z.array(z.string()),
  speaker: z.array(z.int()),
  speakers: z.array(lineSpeaker),
  check: z.array(z.int()),
  checks: z.array(lineCheck),
});
export type LineColumns = z.infer<typeof lineColumns>;

/** A new line of a typed transcript, or one that the machine left out. */
export const newLine = z
  .object({
    transcriptId: id,
    startMs: milliseconds,
    endMs: milliseconds,
    text: prose.default(''),
    speakerId: id.nullable().default(null),
    speakerLabel: line.nullable().default(null),
    speakerHow: speakerHow.nullable().default(null),
  })
  .refine((one) => one.endMs >= one.startMs, {
    error: 'A line ends at or after its start.',
    path: ['endMs'],
  });
export type NewLine = z.input<typeof newLine>;

/** A change to some fields of a line. Of time, both ends together. */
export const lineChange = z.object({
  text: prose.optional(),
  time: z.object({ startMs: milliseconds, endMs: milliseconds }).optional(),
  speaker: lineSpeaker.optional(),
});
export type LineChange = z.input<typeof lineChange>;

/** Speaker and check of many lines at once, as one step of undo. Lines with the same values stand in one group. */
export const lineBatch = z.object({
  /** The transcript's. */
  id,
  /** A few words for "Undo: …". */
  label: z.string(),
  groups: z.array(z.object({ lineIds: z.array(id).min(1), values: lineSpeaker.extend(check.shape) })),
});
export type LineBatch = z.infer<typeof lineBatch>;
export type LineValues = LineBatch['groups'][number]['values'];

/** Certified words are quotable as they are; all others only when somebody checked the line by ear (D: DRAFT). */
export function isQuotable(of: Pick<Transcript, 'kind'>, one: Pick<TranscriptLine, 'checkedAt'>): boolean {
  return of.kind === 'certified' || one.checkedAt !== null;
}

/** The order in which lines are read, shown and exported. */
export function byLineTime(
  a: Pick<TranscriptLine, 'startMs' | 'position'>,
  b: Pick<TranscriptLine, 'startMs' | 'position'>,
): number {
  return a.startMs - b.startMs || a.position - b.position;
}
