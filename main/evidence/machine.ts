import { z } from 'zod';
import {
  ATTENDANCE,
  type Decision,
  DISPUTE_STATUSES,
  type Dispute,
  GOAL_KINDS,
  IN_IEP,
  MARKS,
  MEETING_KINDS,
  MEETING_MODES,
  MEETING_PURPOSES,
  MOMENT_TYPES,
  OUTCOMES,
  PAIR_RELATIONS,
  RECORDING_SOURCES,
  REQUEST_ANSWERS,
  REQUEST_WAYS,
  ROLES,
  SPEAKER_HOW,
} from '../../shared/domain/index.ts';
import { SAMPLE_RATE } from '../../shared/time/index.ts';
import type { ExhibitSheet, Folder, RecordingSheet } from './folder.ts';
import { paperName } from './papers.ts';
import type { Hashes } from './tables.ts';

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
  /** The last entry of the custody log that is in this bundle. */
  custody: z.strictObject({ entries: count, headHash: sha256 }),
});
export type BundleFile = z.infer<typeof bundleFile>;

export function bundleJson(folder: Folder, hashes: Hashes): string {
  const { meeting } = folder;
  const file: BundleFile = {
    format: 'keptword-bundle/1',
    madeBy: folder.madeBy,
    sampleRate: SAMPLE_RATE,
    archiveId: folder.archiveId,
    keyFingerprint: folder.fingerprint,
    meeting: {
      id: meeting.id,
      title: meeting.title,
      kind: meeting.kind,
      purpose: meeting.purpose,
      date: meeting.date,
      startTime: meeting.startTime,
      mode: meeting.mode,
      state: meeting.state,
      place: meeting.place,
      districtRecorded: meeting.districtRecorded,
    },
    students: folder.students.map(({ initials, schoolYear }) => ({ initials, schoolYear })),
    people: folder.people.map(({ person, attendance, exhibits }) => ({
      label: person.label,
      role: person.role,
      attendance,
      exhibits,
    })),
    recordings: folder.recordings.map(recordingEntry),
    exhibits: folder.exhibits.map((exhibit) => exhibitEntry(exhibit, folder, hashes)),
    goals: folder.goals.map(({ id, kind, area, text, baseline, target, schoolYear }) => ({
      id,
      kind,
      area,
      text,
      baseline,
      target,
      schoolYear,
    })),
    decisions: folder.decisions.map((one) => decisionEntry(one, folder)),
    pairs: folder.pairs.map(({ firstId, secondId, relation, note }) => ({
      first: codeOf(folder, firstId),
      second: codeOf(folder, secondId),
      relation,
      note,
    })),
    custody: {
      entries: folder.custody.length,
      headHash: folder.custody.at(-1)?.hash ?? '0'.repeat(64),
    },
  };
  return `${JSON.stringify(bundleFile.parse(file), null, 2)}\n`;
}

function decisionEntry(decision: Decision, folder: Folder): BundleFile['decisions'][number] {
  const { id, text, outcome, owner, due, reason, goalId, inIep, iepPage, iepDocumentId, iepNote } = decision;
  const iepDocument = paperName(folder, iepDocumentId);
  return { id, text, outcome, owner, due, reason, goal: goalId, inIep, iepPage, iepDocument, iepNote };
}

function codeOf(folder: Folder, momentId: string): string {
  return folder.exhibits.find(({ moment }) => moment.id === momentId)?.code ?? '';
}

function recordingEntry(sheet: RecordingSheet): BundleFile['recordings'][number] {
  const { recording, session } = sheet;
  return {
    code: sheet.code,
    id: recording.id,
    file: sheet.path,
    sha256: recording.sha256,
    bytes: recording.bytes,
    samples: recording.samples,
    session: { ordinal: session.ordinal, date: session.date, label: session.label },
    source: recording.source,
    announced: recording.announced,
    recordedBy: recording.recordedBy,
    device: recording.device,
    label: recording.label,
    originalName: recording.originalName,
    importedAt: recording.importedAt,
    dateInFile: recording.dateInFile,
    dateOnDisk: recording.dateOnDisk,
    dateByParent: recording.dateByParent,
  };
}

function exhibitEntry(exhibit: ExhibitSheet, folder: Folder, hashes: Hashes): BundleFile['exhibits'][number] {
  const { moment, clip } = exhibit;
  const speaker = folder.people.find((sheet) => sheet.person.id === moment.speakerId);
  return {
    exhibit: exhibit.code,
    id: moment.id,
    recording: exhibit.sheet.code,
    startMs: moment.startMs,
    endMs: moment.endMs,
    clip:
      clip === null
        ? null
        : {
            file: clip.path,
            sha256: hashes.get(clip.path) ?? '',
            startSample: clip.start,
            endSample: clip.end,
          },
    type: moment.type,
    said: moment.text,
    speaker: speaker?.person.label ?? null,
    speakerHow: moment.speakerHow,
    outcome: moment.outcome,
    reason: moment.reason,
    mark: moment.mark,
    inIep: moment.inIep,
    iepPage: moment.iepPage,
    iepDocument: paperName(folder, moment.iepDocumentId),
    iepNote: moment.iepNote,
    owner: moment.owner,
    due: moment.due,
    dispute: moment.dispute && claimOf(folder, moment.id, moment.dispute),
    goal: moment.goalId,
    decision: moment.decisionId,
    issue: exhibit.issue,
  };
}

/** A document goes by its name: its id says nothing to a reader of the bundle. */
function claimOf(folder: Folder, momentId: string, { documentId, ...dispute }: Dispute) {
  const requests = folder.requests
    .filter((one) => one.momentId === momentId)
    .map(({ id: _id, momentId: _moment, createdAt: _made, ...rest }) => rest);
  return { ...dispute, document: paperName(folder, documentId), requests };
}

/** data/10_machine/bundle.schema.json: what bundle.json may hold, for any JSON Schema validator. */
export function bundleSchema(): string {
  return `${JSON.stringify({ title: 'Keptword evidence bundle', ...z.toJSONSchema(bundleFile) }, null, 2)}\n`;
}

/** What ffmpeg itself reported of an original when it was received. Not ffprobe's output, and not named so. */
export function ffmpegFacts(sheet: RecordingSheet): string {
  const { container, codec, sampleRate, channels, hasVideo, dateInFile, durationMs, samples } =
    sheet.recording;
  const facts = {
    reportedBy: `ffmpeg, when the ${sheet.madeHere ? 'recording ended' : 'file was received'}`,
    file: sheet.path,
    sha256: sheet.recording.sha256,
    bytes: sheet.recording.bytes,
    container,
    codec,
    sampleRate,
    channels,
    hasVideo,
    dateInFile,
    durationMs,
    decoded: { sampleRate: SAMPLE_RATE, channels: 1, samples },
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}
