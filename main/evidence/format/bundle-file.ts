import { z } from 'zod';
import {
  ATTENDANCE,
  DELIVERED,
  DISPUTE_STATUSES,
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  DOCUMENT_TYPES,
  GOAL_KINDS,
  IN_IEP,
  INCIDENT_KNOWN,
  ISSUES,
  MARKS,
  MEETING_KINDS,
  MEETING_MODES,
  MEETING_PURPOSES,
  MOMENT_TYPES,
  OUTCOMES,
  PAIR_RELATIONS,
  PROBLEM_KINDS,
  QUESTION_STATES,
  RECORDING_SOURCES,
  REQUEST_ANSWERS,
  REQUEST_WAYS,
  ROLES,
  SPEAKER_HOW,
  TRANSCRIPT_KINDS,
} from '../../../shared/domain/index.ts';
import { SAMPLE_RATE } from '../../../shared/time/index.ts';

const text = z.string().max(50_000);
const count = z.number().int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const path = z.string().min(1).max(180);
const yesNo = z.enum(['yes', 'no', 'unknown']);

const request = z.strictObject({
  askedOn: text,
  how: z.enum(REQUEST_WAYS),
  askedOf: text.nullable(),
  text,
  answer: z.enum(REQUEST_ANSWERS).nullable(),
  answerText: text.nullable(),
  answeredOn: text.nullable(),
});

/** A step of an exhibit: the entry of the custody log, and which parts were changed; never its earlier words. */
const historyStep = z.strictObject({
  entry: count,
  at: text,
  event: z.enum(['moment-added', 'moment-changed', 'moment-deleted', 'moment-restored']),
  changed: z.array(text).max(100),
});

/** Of a concern that is a problem; a bundle made before there were any names none. */
const later = text.nullable().default(null);
const problemLines = {
  problem: z.enum(PROBLEM_KINDS).nullable().default(null),
  ...{ since: later, promised: later, promisedBy: later, due: later, soFar: later },
};

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
  recordings: z
    .array(
      z.strictObject({
        code: text,
        id: text,
        file: path,
        sha256,
        bytes: count,
        samples: count,
        session: z.strictObject({ ordinal: count, date: text, label: text.nullable() }),
        source: z.enum(RECORDING_SOURCES),
        announced: yesNo,
        recordedBy: text.nullable(),
        device: text.nullable(),
        label: text.nullable(),
        originalName: text,
        importedAt: text,
        dateInFile: text.nullable(),
        dateOnDisk: text.nullable(),
        dateByParent: text.nullable(),
      }),
    )
    .max(10_000),
  documents: z
    .array(
      z.strictObject({
        code: text,
        id: text,
        file: path,
        sha256,
        bytes: count,
        mediaType: z.enum(DOCUMENT_TYPES),
        kind: z.enum(DOCUMENT_KINDS),
        title: text,
        date: text.nullable(),
        receivedOn: text.nullable(),
        status: z.enum(DOCUMENT_STATUSES).nullable(),
        sender: text.nullable(),
        pages: count.nullable(),
        originalName: text,
      }),
    )
    .max(10_000)
    .default([]),
  transcripts: z
    .array(
      z.strictObject({
        code: text,
        id: text,
        recording: text,
        kind: z.enum(TRANSCRIPT_KINDS),
        title: text,
        language: text.nullable(),
        lines: count,
        checkedBy: z.array(text).max(10_000),
        certifiedBy: text.nullable(),
        certifiedOn: text.nullable(),
        files: z.array(z.strictObject({ file: path, sha256 })).max(10),
      }),
    )
    .max(10_000)
    .default([]),
  exhibits: z
    .array(
      z.strictObject({
        exhibit: text,
        id: text,
        recording: text,
        startMs: count,
        endMs: count,
        clip: z.strictObject({ file: path, sha256, startSample: count, endSample: count }).nullable(),
        type: z.enum(MOMENT_TYPES),
        said: text,
        speaker: text.nullable(),
        speakerHow: z.enum(SPEAKER_HOW).nullable(),
        outcome: z.enum(OUTCOMES).nullable(),
        reason: text.nullable(),
        mark: z.enum(MARKS).nullable(),
        inIep: z.enum(IN_IEP).nullable(),
        iepPage: count.nullable(),
        iepDocument: text.nullable().default(null),
        iepNote: text.nullable().default(null),
        owner: text.nullable().default(null),
        due: text.nullable().default(null),
        dispute: z
          .strictObject({
            claim: text,
            by: text.nullable(),
            where: text.nullable(),
            on: text.nullable(),
            status: z.enum(DISPUTE_STATUSES),
            document: text.nullable().default(null),
            page: count.nullable().default(null),
            requests: z.array(request).max(10_000).default([]),
          })
          .nullable(),
        goal: text.nullable(),
        decision: text.nullable(),
        issue: text,
        issues: z.array(z.enum(ISSUES)).max(100).default([]),
        history: z.array(historyStep).max(100_000).default([]),
      }),
    )
    .max(100_000),
  goals: z
    .array(
      z.strictObject({
        id: text,
        kind: z.enum(GOAL_KINDS),
        area: text.nullable(),
        text,
        baseline: text.nullable(),
        target: text.nullable(),
        schoolYear: text.nullable(),
      }),
    )
    .max(10_000),
  decisions: z
    .array(
      z.strictObject({
        id: text,
        text,
        outcome: z.enum(OUTCOMES).nullable(),
        owner: text.nullable(),
        due: text.nullable(),
        reason: text.nullable(),
        goal: text.nullable(),
        inIep: z.enum(IN_IEP).nullable().default(null),
        iepPage: count.nullable().default(null),
        iepDocument: text.nullable().default(null),
        iepNote: text.nullable().default(null),
      }),
    )
    .max(10_000),
  pairs: z
    .array(z.strictObject({ first: text, second: text, relation: z.enum(PAIR_RELATIONS), note: text }))
    .max(10_000)
    .default([]),
  /** What was reported about a goal, what came of a promise (an exhibit) or decision, what was asked and meant to be raised. */
  progress: z
    .array(
      z.strictObject({
        id: text,
        goal: text,
        date: text,
        text,
        source: text.nullable(),
        noData: z.boolean(),
        writtenAt: text,
      }),
    )
    .max(100_000)
    .default([]),
  deliveries: z
    .array(
      z.strictObject({
        id: text,
        exhibit: text.nullable(),
        decision: text.nullable(),
        date: text,
        delivered: z.enum(DELIVERED),
        minutes: count.nullable(),
        note: text,
        writtenAt: text,
      }),
    )
    .max(100_000)
    .default([]),
  questions: z
    .array(
      z.strictObject({
        exhibit: text,
        state: z.enum(QUESTION_STATES),
        answeredIn: text.nullable(),
        answeredElsewhere: z.boolean(),
      }),
    )
    .max(100_000)
    .default([]),
  concerns: z
    .array(
      z.strictObject({
        text,
        why: text.nullable(),
        answer: text.nullable(),
        ...problemLines,
        goal: text.nullable(),
        raised: z.boolean(),
        raisedIn: z.array(text).max(10_000),
      }),
    )
    .max(10_000)
    .default([]),
  /** What the parent wrote down of a day, without sound. */
  notes: z
    .array(
      z.strictObject({
        code: text,
        id: text,
        happenedOn: text,
        time: text.nullable(),
        writtenAt: text,
        changedAt: text.nullable(),
        text,
        said: text.nullable(),
        present: text.nullable(),
        known: z.enum(INCIDENT_KNOWN).nullable(),
        toldBy: text.nullable(),
        student: text.nullable(),
        meeting: text.nullable(),
        goal: text.nullable(),
        document: text.nullable(),
      }),
    )
    .max(10_000)
    .default([]),
  /** The last entry of the custody log that is in this bundle. */
  custody: z.strictObject({ entries: count, headHash: sha256 }),
});
export type BundleFile = z.infer<typeof bundleFile>;
