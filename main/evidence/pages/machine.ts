import { z } from 'zod';
import { type Decision, type Dispute, wasRewritten } from '../../../shared/domain/index.ts';
import { SAMPLE_RATE } from '../../../shared/time/index.ts';
import {
  type ExhibitSheet,
  type Folder,
  type HistoryStep,
  type PaperSheet,
  paperName,
  type RecordingSheet,
  type TranscriptSheet,
} from '../content/index.ts';
import { type BundleFile, bundleFile } from '../format/index.ts';
import { type Hashes, questionsOf, raisedIn } from '../tables/index.ts';

/** data/10_machine/bundle.json: the whole content for other programs; `bundle.schema.json` says its shape. */
export function bundleJson(folder: Folder, hashes: Hashes): string {
  const { meeting } = folder;
  const history = Map.groupBy(folder.history, ({ momentId }) => momentId);
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
    documents: folder.papers.flatMap(documentEntry),
    transcripts: folder.transcripts.map(transcriptEntry),
    exhibits: folder.exhibits.map((exhibit) => ({
      ...exhibitEntry(exhibit, folder, hashes),
      history: historyEntries(history.get(exhibit.moment.id) ?? []),
    })),
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
    ...followUpEntries(folder),
    notes: noteEntries(folder),
    custody: {
      entries: folder.custody.length,
      headHash: folder.custody.at(-1)?.hash ?? '0'.repeat(64),
    },
  };
  return `${JSON.stringify(bundleFile.parse(file), null, 2)}\n`;
}

function historyEntries(steps: readonly HistoryStep[]): BundleFile['exhibits'][number]['history'] {
  return steps.map(({ entry, at, event, changed }) => ({ entry, at, event, changed }));
}

/** What is known of afterwards. A moment goes by its exhibit, as everywhere; a goal or decision by its id in this file. */
function followUpEntries(
  folder: Folder,
): Pick<BundleFile, 'progress' | 'deliveries' | 'questions' | 'concerns'> {
  const goals = new Set(folder.goals.map(({ id }) => id));
  return {
    progress: folder.progress.map(({ id, goalId, date, text, source, noData, createdAt }) => ({
      id,
      goal: goalId,
      date,
      text,
      source,
      noData,
      writtenAt: createdAt,
    })),
    deliveries: folder.deliveries.map((one) => ({
      id: one.id,
      exhibit: one.momentId === null ? null : codeOf(folder, one.momentId),
      decision: one.decisionId,
      date: one.date,
      delivered: one.delivered,
      minutes: one.minutes,
      note: one.note,
      writtenAt: one.createdAt,
    })),
    questions: questionsOf(folder).map(({ exhibit, state, answer, elsewhere }) => ({
      exhibit: exhibit.code,
      state,
      answeredIn: answer?.code ?? null,
      answeredElsewhere: elsewhere,
    })),
    concerns: folder.concerns.map((concern) => ({
      text: concern.text,
      why: concern.why,
      answer: concern.answer,
      problem: concern.problem,
      since: concern.since,
      promised: concern.promised,
      promisedBy: concern.promisedBy,
      due: concern.due,
      soFar: concern.soFar,
      goal: concern.goalId !== null && goals.has(concern.goalId) ? concern.goalId : null,
      raised: concern.raisedIn.length > 0,
      raisedIn: raisedIn(folder, concern).map(({ code }) => code),
    })),
  };
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
    cutShort: recording.cutShort,
  };
}

/** Only papers that are in the bundle have an entry; the others go by their names. */
function documentEntry({ code, paper, path }: PaperSheet): BundleFile['documents'] {
  if (path === null) return [];
  const { id, sha256, bytes, mediaType, kind, title, date, receivedOn, status, sender, pages, originalName } =
    paper;
  const facts = { kind, title, date, receivedOn, status, sender, pages, originalName };
  return [{ code, id, file: path, sha256, bytes, mediaType, ...facts }];
}

function transcriptEntry(sheet: TranscriptSheet): BundleFile['transcripts'][number] {
  const { code, recordingCode: recording, transcript, lines, checkedBy, texts, original } = sheet;
  const { id, kind, title, language, certifiedBy, certifiedOn } = transcript;
  const files = [...(original === null ? [] : [original]), ...texts];
  return {
    ...{ code, id, recording, kind, title, language, lines, checkedBy, certifiedBy, certifiedOn },
    files: files.map(({ path, sha256 }) => ({ file: path, sha256 })),
  };
}

function exhibitEntry(
  exhibit: ExhibitSheet,
  folder: Folder,
  hashes: Hashes,
): Omit<BundleFile['exhibits'][number], 'history'> {
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
    issues: moment.issues,
  };
}

/** A document goes by its name: its id says nothing to a reader of the bundle. */
function claimOf(folder: Folder, momentId: string, { documentId, ...dispute }: Dispute) {
  const requests = folder.requests
    .filter((one) => one.momentId === momentId)
    .map(({ id: _id, momentId: _moment, createdAt: _made, ...rest }) => rest);
  return { ...dispute, document: paperName(folder, documentId), requests };
}

/** What bundle.json says of the notes. */
function noteEntries(folder: Folder): BundleFile['notes'] {
  return folder.notes.map(({ code, note }) => ({
    code,
    id: note.id,
    happenedOn: note.date,
    time: note.time,
    writtenAt: note.createdAt,
    changedAt: wasRewritten(note) ? note.updatedAt : null,
    text: note.text,
    said: note.said,
    present: note.present,
    known: note.known,
    toldBy: note.toldBy,
    student: note.student,
    meeting: note.meeting,
    goal: note.goal,
    document: paperName(folder, note.documentId),
  }));
}

/** data/10_machine/bundle.schema.json: what bundle.json may hold, for any JSON Schema validator. */
export function bundleSchema(): string {
  return `${JSON.stringify({ title: 'Keptword evidence bundle', ...z.toJSONSchema(bundleFile) }, null, 2)}\n`;
}

/** What ffmpeg itself reported of an original when it was received. Not ffprobe's output, and not named so. */
export function ffmpegFacts(sheet: RecordingSheet): string {
  const {
    container,
    codec,
    sampleRate,
    channels,
    hasVideo,
    soundTracks,
    dateInFile,
    durationMs,
    samples,
    cutShort,
  } = sheet.recording;
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
    soundTracks,
    dateInFile,
    durationMs,
    decoded: { sampleRate: SAMPLE_RATE, channels: 1, samples },
    cutShort,
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}
