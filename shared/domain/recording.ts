import { z } from 'zod';
import { isoDate, milliseconds, utcInstant } from '../time/index.ts';
import { cutShort } from './cut-short.ts';
import { isConfidential, type Meeting } from './meeting.ts';
import { id, line, yesNoUnknown } from './vocabulary.ts';

/** Whose recording it is. The label stays on every clip made from it (D15, D48). */
export const RECORDING_SOURCES = ['parent', 'district', 'other'] as const;
export const recordingSource = z.enum(RECORDING_SOURCES);

/** What the parent may say of a recording after import; everything else about it is fixed. */
export const recordingFields = z.object({
  label: line.nullable(),
  source: recordingSource,
  announced: yesNoUnknown,
  recordedBy: line.nullable(),
  /** The day the parent says it was recorded. Shown beside the two dates that the file itself carries. */
  dateByParent: isoDate.nullable(),
  device: line.nullable(),
});
export type RecordingFields = z.infer<typeof recordingFields>;

/** Language and title as the file is tagged; null where it is not. */
export const trackNames = z
  .array(z.object({ language: z.string().max(40).nullable(), title: z.string().max(200).nullable() }))
  .max(64);
export type TrackNames = z.infer<typeof trackNames>;

/** `1: Desktop (eng), 2: (spa), 3: not named`: the tracks of a file in one line, for the log and the bundle. */
export function tracksInWords(names: TrackNames): string {
  const one = ({ language, title }: TrackNames[number]) =>
    [title, language === null ? null : `(${language})`].filter((part) => part !== null).join(' ');
  return names.map((name, at) => `${at + 1}: ${one(name) || 'not named'}`).join(', ');
}

export const recording = recordingFields.extend({
  id,
  meetingId: id,
  sessionId: id,
  /** Order within the meeting, 1 = first. Printed as R01, R02… */
  ordinal: z.number().int().min(1),
  originalName: z.string(),
  importedAt: utcInstant,
  /** SHA-256 of the original's bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(0),
  durationMs: milliseconds,
  /** Exact length of the decoded sound at 48 kHz mono. */
  samples: z.number().int().min(0),
  container: z.string(),
  codec: z.string(),
  sampleRate: z.number().int(),
  channels: z.number().int(),
  /** True when the file also carries a picture: it is kept, and only ever played as sound (D16, D56). */
  hasVideo: z.boolean(),
  /** How many sound tracks the file holds; only the first is decoded (decision 182). Null: nobody counted. */
  soundTracks: z.number().int().min(1).nullable().default(null),
  /** What the file calls its sound tracks, in order, where there are several and one is named (decision 233). */
  trackNames: trackNames.nullable().default(null),
  /** Null: nothing shows that the file was cut short (decision 232). */
  cutShort: cutShort.nullable().default(null),
  dateInFile: utcInstant.nullable(),
  dateOnDisk: utcInstant.nullable(),
});
export type Recording = z.infer<typeof recording>;

/** `R01`: how a recording is named in lists, file names and the bundle. */
export function recordingCode(ordinal: number): string {
  return `R${String(ordinal).padStart(2, '0')}`;
}

/** Hours from UTC of the places of this world (IANA): from Baker Island to Kiritimati. */
const ZONES = Array.from({ length: 27 }, (_, at) => at - 12);

/**
 * True when no one day fits the known dates: the screen then shows all three. Files and disks know the instant, the
 * parent knows the day: a meeting that ends at 8 p.m. in Missouri is in its file as the next day in UTC, and that is no
 * disagreement. So the dates disagree only where they are not the same day in any time zone.
 */
export function datesDisagree(of: {
  dateInFile: string | null;
  dateOnDisk: string | null;
  dateByParent: string | null;
}): boolean {
  const instants = [of.dateInFile, of.dateOnDisk].filter((at) => at !== null).map((at) => Date.parse(at));
  const dayIn = (hours: number) => (at: number) =>
    new Date(at + hours * 3_600_000).toISOString().slice(0, 10);
  const fits = ZONES.some((hours) => {
    const days = new Set(instants.map(dayIn(hours)));
    if (of.dateByParent !== null) days.add(of.dateByParent.slice(0, 10));
    return days.size <= 1;
  });
  return !fits;
}

/** Of what is confidential by law, Keptword keeps no recording. */
export function mayHoldRecordings(meeting: Pick<Meeting, 'kind'>): boolean {
  return !isConfidential(meeting);
}
