import { z } from 'zod';
import { gap, id, line, mark, prose, recording, TEMPLATE_MARKS } from '../domain/index.ts';
import { milliseconds, utcInstant } from '../time/index.ts';
import { call } from './call.ts';

/** Where the sound comes from: ffmpeg in the main process, or the window's own microphone (the fallback). */
export const captureSourceKind = z.enum(['system', 'window']);
export type CaptureSourceKind = z.infer<typeof captureSourceKind>;

/**
 * Why this source was taken.
 * - `works`: the system's own input works, and a crash of the window cannot stop it.
 * - `no-system-input`: this ffmpeg has no way to this system's microphones.
 * - `no-microphone`: the system's input names no microphone.
 * - `chosen`: the person chose it.
 * - `system-silent`: the system's microphone gave nothing, or only digital silence, so the window listens.
 */
export const captureSourceReason = z.enum([
  'works',
  'no-system-input',
  'no-microphone',
  'chosen',
  'system-silent',
]);
export type CaptureSourceReason = z.infer<typeof captureSourceReason>;

export const captureDevice = z.object({
  /** Means something to main only. `window` is the window's own microphone. */
  deviceId: z.string().min(1).max(500),
  /** As the system calls it: "Built-in Microphone". Empty for `window`: the screen has the words. */
  name: z.string(),
  source: captureSourceKind,
  isDefault: z.boolean(),
});
export type CaptureDevice = z.infer<typeof captureDevice>;

export const captureDevices = z.object({
  devices: z.array(captureDevice),
  /** The one to take: chosen last time and still there, else the system's default, else `window`. */
  chosenId: z.string(),
  source: captureSourceKind,
  reason: captureSourceReason,
});
export type CaptureDevices = z.infer<typeof captureDevices>;

/** The words beside the bar. */
export const LEVEL_WORDS = ['nothing', 'too-quiet', 'good', 'too-loud'] as const;
export const captureLevel = z.object({
  /** Peak of the last moment in dB below full scale: 0 is the loudest, -96 is digital silence. */
  db: z.number().min(-96).max(0),
  words: z.enum(LEVEL_WORDS),
});
export type CaptureLevel = z.infer<typeof captureLevel>;

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

const captureLeft = {
  captureId: id,
  meetingTitle: z.string(),
};

/**
 * What a recording that ended unexpectedly has left behind. Nothing of it is ever deleted by the program.
 * - `recoverable`: `recover` puts it into its meeting.
 * - `nothing-reached-disk`: it ended before its first second was on the disk. What was typed is told here.
 * - `not-readable`: its files are damaged so badly that nobody can tell what they hold. The bytes stay.
 */
export const interruptedCapture = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('recoverable'),
    ...captureLeft,
    meetingId: id,
    /** The meeting was taken out meanwhile: `recover` must be told another one. */
    meetingGone: z.boolean(),
    startedAt: utcInstant,
    /** The last moment that was certainly written. */
    endedAt: utcInstant,
    /** Sound that is there; exact once it is recovered. */
    keptMs: milliseconds,
    marks: z.number().int(),
  }),
  z.object({
    state: z.enum(['nothing-reached-disk', 'not-readable']),
    ...captureLeft,
    /** Null when nothing says which, or when. */
    meetingId: id.nullable(),
    startedAt: utcInstant.nullable(),
    /** Of its files, as they lie on the disk. */
    bytes: z.number().int().min(0),
    /** Typed notes that could be read. */
    notes: z.array(prose),
    /** The person has read of it: it is not shown first any more. */
    seen: z.boolean(),
  }),
]);
export type InterruptedCapture = z.infer<typeof interruptedCapture>;
export type RecoverableCapture = Extract<InterruptedCapture, { state: 'recoverable' }>;
export type UnreadableCapture = Exclude<InterruptedCapture, RecoverableCapture>;

/** One second of 48 kHz mono s16le, and some: a window sends about 200 ms at a time. */
const LARGEST_FEED = 1_000_000;

export const captureCalls = {
  devices: call('The microphones by name, the one to take and why.', z.void(), captureDevices),
  chooseDevice: call(
    'Remembers a microphone. While recording, goes on with it in the same recording.',
    z.object({ deviceId: z.string().min(1).max(500) }),
    captureDevices,
  ),
  startTest: call(
    'Shows the level of a microphone before the meeting. Nothing is kept. Ends by itself after two minutes.',
    z.object({ deviceId: z.string().min(1).max(500) }),
    captureState,
  ),
  stopTest: call('Ends the level test.', z.void(), captureState),
  start: call(
    'Starts recording. Refused for a mediation, below the disk reserve, and while another recording runs.',
    z.object({
      meetingId: id,
      sessionId: id.nullable().default(null),
      deviceId: z.string().min(1).max(500),
      card: announcementCard,
    }),
    captureState,
  ),
  state: call('What is being recorded now.', z.void(), captureState),
  announced: call(
    'The answer to "was it announced?", with the second at which it happened: now.',
    z.object({ answer: z.enum(['yes', 'no']) }),
    captureState,
  ),
  mark: call(
    'A mark at this second. `text`: the first words of a mark from the menu, in the language of the screen.',
    z.object({ mark: captureMark, text: prose.default('') }),
    capturedMark,
  ),
  raise: call(
    'Ticks a concern off as raised, at this second; with words in the language of the screen.',
    z.object({ concernId: id, text: prose }),
    capturedMark,
  ),
  note: call(
    'A typed note at the second at which typing began.',
    z.object({
      text: prose.min(1),
      /** How long ago the person began to type. */
      begunMsAgo: milliseconds.prefault(0),
    }),
    capturedMark,
  ),
  place: call(
    'A private place without words at this second. A spoken note can belong to it, by the same id.',
    z.object({ begunMsAgo: milliseconds.prefault(0) }),
    capturedMark,
  ),
  draftNote: call(
    'The note that is being written, as far as it is. It outlives the window and a lock. Empty takes it back.',
    noteDraft,
    z.void(),
  ),
  noteDraft: call('The note that was being written, to go on with.', z.void(), noteDraft.nullable()),
  pause: call(
    'Stops listening for a break and marks it. Nothing resumes it by itself.',
    z.void(),
    captureState,
  ),
  resume: call('Listens again after a break.', z.void(), captureState),
  stillHere: call('The answer to "still recording?": ask again in some hours.', z.void(), captureState),
  stop: call('Ends the recording, seals it and puts it into its meeting.', z.void(), recording),
  interrupted: call(
    'Recordings that ended unexpectedly and are not in their meeting yet, oldest first; those that were `seen` are left out.',
    z.void(),
    z.array(interruptedCapture),
  ),
  recover: call(
    'Puts an interrupted recording into its meeting, or into another one when its own was taken out. Asking twice changes nothing.',
    z.object({ captureId: id, meetingId: id.nullable().default(null) }),
    recording,
  ),
  seen: call(
    'The person has read that a recording has no sound that can be read. Its files stay; the log says so.',
    z.object({ captureId: id }),
    z.void(),
  ),
  gaps: call('Missing stretches of a recording, in order.', z.object({ recordingId: id }), z.array(gap)),
  feed: call(
    'Sound from the window: 48 kHz mono s16le in numbered pieces. `stream` is new at each start of the microphone.',
    z.object({
      stream: z.string().min(1).max(64),
      /** From 0, no number left out: a missing number is a missing stretch of the same length. */
      number: z.number().int().min(0),
      pcm: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= LARGEST_FEED && bytes.length % 2 === 0),
    }),
    /** False: nobody listens any more, stop sending. */
    z.object({ wanted: z.boolean() }),
  ),
};
