import { z } from 'zod';
import { id, line, mark, prose, TEMPLATE_MARKS } from '../domain/index.ts';
import { milliseconds, utcInstant } from '../time/index.ts';
import { captureDevice, captureLevel, captureSourceReason } from './microphones.ts';

/**
 * What may go wrong while recording; each stands until it is over.
 * - `no-sound`: no data for 2 s.  `silence`: digital silence for 10 s (muted?).
 * - `device-gone`: the microphone went away; it is being reopened.
 * - `encoder-restarted`, `slept`, `window-lost`: it happened, a gap is noted, recording goes on.
 * - `disk-low`: less than 30 min of room.  `disk-error`: the disk does not take it; what is not yet written is held.
 * - `disk-full`: stopped and sealed at the reserve.
 * - `still-recording`: nobody has touched anything for hours. Only asked, never stopped.
 */
export const CAPTURE_WARNINGS = [
  'no-sound',
  'silence',
  'device-gone',
  'encoder-restarted',
  'slept',
  'window-lost',
  'disk-low',
  'disk-error',
  'disk-full',
  'still-recording',
] as const;
export const captureWarningKind = z.enum(CAPTURE_WARNINGS);
export type CaptureWarningKind = z.infer<typeof captureWarningKind>;

export const captureWarning = z.object({
  kind: captureWarningKind,
  /** False: it is over. */
  active: z.boolean(),
  /** Since the start of the recording, by the monotonic clock. */
  elapsedMs: milliseconds,
  at: utcInstant,
});
export type CaptureWarning = z.infer<typeof captureWarning>;

/**
 * Was it said aloud that the meeting is recorded? `not-yet` must become yes or no: `announced` says when.
 * A recording that ends without an answer is kept as "unknown", which every export shows.
 */
export const announcedAnswer = z.enum(['yes', 'no', 'not-yet']);
export type AnnouncedAnswer = z.infer<typeof announcedAnswer>;

/** The start card (D59, D60, D62): what was read aloud, and what was checked before. */
export const announcementCard = z.object({
  announced: announcedAnswer,
  /** The words as they were shown for reading, with date, time, initials, district, people and device. */
  words: prose.default(''),
  district: line.nullable().default(null),
  /** People named as present. */
  people: z.array(line).max(60).default([]),
  checklist: z
    .object({
      inPlainSight: z.boolean(),
      power: z.boolean(),
      diskHours: z.boolean(),
      secondRecorder: z.boolean(),
    })
    .nullable()
    .default(null),
});
export type AnnouncementCard = z.infer<typeof announcementCard>;

/** The five one-key marks of a meeting, the marks of the menu, `announced` and `break`. */
export const CAPTURE_MARKS = [
  'agreed',
  'not-agreed',
  'promised',
  'did-not-understand',
  'disputed',
  ...TEMPLATE_MARKS,
  'announced',
  'break',
] as const;
export const captureMark = mark.extract(CAPTURE_MARKS);
export type CaptureMark = z.infer<typeof captureMark>;

/** A mark or note of the recording that is running. */
export const capturedMark = z.object({
  id,
  /** Place in the kept sound. */
  atMs: milliseconds,
  mark: captureMark.nullable(),
  /** A typed note, or the first words of a mark from the menu; empty for a bare mark. */
  text: z.string(),
  /** The concern that was raised here (D72). */
  concernId: id.nullable().default(null),
});
export type CapturedMark = z.infer<typeof capturedMark>;

/** A note that nobody has finished yet. At the end of the recording it is kept as a note. */
export const noteDraft = z.object({
  text: prose,
  begunMsAgo: milliseconds.prefault(0),
});
export type NoteDraft = z.infer<typeof noteDraft>;

const level = captureLevel.nullable();

/** `idle`: nothing runs. `testing`: the level is shown, nothing is kept. `sealing`: stopped, being put away. */
export const captureState = z.object({
  state: z.enum(['idle', 'testing', 'recording', 'paused', 'sealing']),
  /** Null unless recording, paused or sealing. */
  running: z
    .object({
      captureId: id,
      meetingId: id,
      startedAt: utcInstant,
      /** By the monotonic clock, since the start; runs on while paused. */
      elapsedMs: milliseconds,
      /** Sound that is kept. */
      keptMs: milliseconds,
      gaps: z.object({ count: z.number().int(), totalMs: milliseconds }),
      announced: z.object({ answer: announcedAnswer, atMs: milliseconds.nullable() }),
      /** Newest last; at most the newest 50. */
      marks: z.array(capturedMark),
      marksInAll: z.number().int(),
      /** Concerns that were ticked off as raised: their ids. */
      raised: z.array(id).default([]),
    })
    .nullable(),
  device: captureDevice.nullable(),
  reason: captureSourceReason.nullable(),
  /** True while the window must send its microphone through `feed`. */
  feedWanted: z.boolean(),
  level,
  /** Hours that still fit on the disk before the reserve. Null when nothing is open. */
  diskHours: z.number().min(0).nullable(),
  warnings: z.array(captureWarningKind),
});
export type CaptureState = z.infer<typeof captureState>;
