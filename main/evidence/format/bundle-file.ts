import { z } from 'zod';
import {
  ATTENDANCE,
  MEETING_KINDS,
  MEETING_MODES,
  MEETING_PURPOSES,
  ROLES,
} from '../../../shared/domain/index.ts';
import { SAMPLE_RATE } from '../../../shared/time/index.ts';
import { exhibits, pairs } from './exhibits.ts';
import { count, sha256, text, yesNo } from './fields.ts';
import { concerns, decisions, deliveries, goals, progress, questions } from './plan.ts';
import { documents, notes, recordings, transcripts } from './sources.ts';

/** data/10_machine/bundle.json. What came later has a default, so that older bundles still verify. Unknown fields are refused, so that nothing can hide in it. */
export const bundleFile = z.strictObject({
  format: z.literal('keptword-bundle/1'),
  madeBy: text,
  sampleRate: z.literal(SAMPLE_RATE),
  archiveId: text,
  keyFingerprint: text,
  meeting: z.strictObject({
    id: text,
    title: text,
    kind: z.enum(MEETING_KINDS),
    purpose: z.enum(MEETING_PURPOSES).nullable(),
    date: text,
    startTime: text.nullable(),
    mode: z.enum(MEETING_MODES).nullable(),
    state: text.nullable(),
    place: text.nullable(),
    districtRecorded: yesNo,
  }),
  students: z.array(z.strictObject({ initials: text, schoolYear: text.nullable() })).max(100),
  people: z
    .array(
      z.strictObject({
        label: text,
        role: z.enum(ROLES),
        attendance: z.enum(ATTENDANCE).nullable(),
        exhibits: z.array(text).max(100_000),
      }),
    )
    .max(10_000),
  recordings,
  documents,
  transcripts,
  exhibits,
  goals,
  decisions,
  pairs,
  progress,
  deliveries,
  questions,
  concerns,
  notes,
  /** The last entry of the custody log that is in this bundle. */
  custody: z.strictObject({ entries: count, headHash: sha256 }),
});
export type BundleFile = z.infer<typeof bundleFile>;
