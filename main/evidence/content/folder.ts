import {
  type Ask,
  type Attendee,
  type Decision,
  type Delivery,
  type DisputeRequest,
  documentCode,
  type ExportedCustodyEntry,
  type Gap,
  type Goal,
  type Meeting,
  type Moment,
  type Passage,
  type Person,
  type Progress,
  type Recording,
  recordingCode,
  type Session,
  type StatementPair,
  type Student,
} from '../../../shared/domain/index.ts';
import { formatTimecode, type Milliseconds, msToSamples, samplesToMs } from '../../../shared/time/index.ts';
import type { CaseFile, Chosen, ChosenNote, KnownConcern, NamedPaper } from '../choose/index.ts';
import { clipPath, originalPath, paperPath } from '../format/index.ts';
import type { HistoryStep } from './history.ts';
import type { TranscriptSheet } from './transcripts.ts';
import { HOW_KNOWN, issueWords, MOMENT_TYPE, NOT_STATED, SOURCE, speakerName } from './words.ts';

/** The clip of an exhibit, in samples of the whole recording at 48 kHz mono. `end` is the first sample not in it. */
export type ClipPlan = { path: string; start: number; end: number };

export type RecordingSheet = {
  code: string;
  recording: Recording;
  session: Session;
  path: string;
  source: string;
  /** True when it was recorded with Keptword itself, by the log; else somebody gave the file to the parent. */
  madeHere: boolean;
  /** Stretches that are missing, in order; only a recording made in Keptword knows its own. */
  gaps: Gap[];
};

export type ExhibitSheet = {
  code: string;
  moment: Moment;
  sheet: RecordingSheet;
  /** Null for a moment without length: it is a place in the recording, not a stretch of it. */
  clip: ClipPlan | null;
  start: string;
  end: string;
  type: string;
  said: string;
  speaker: string;
  howKnown: string;
  /** What it is about, from the parent's own choice: issues, goal or decision, else the kind of moment. */
  issue: string;
  goal: Goal | null;
  decision: Decision | null;
};

export type PersonSheet = {
  person: Person;
  attendance: Attendee['attendance'] | null;
  exhibits: string[];
  howKnown: string[];
};

/** A paper that the bundle names; `path` is null where only its name is in the bundle. */
export type PaperSheet = { code: string; paper: NamedPaper; path: string | null };

/** A bundle's whole content as plain data: what every page, table, text and machine file is written from. */
export type Folder = {
  meeting: Meeting;
  students: Student[];
  sessions: Session[];
  recordings: RecordingSheet[];
  exhibits: ExhibitSheet[];
  people: PersonSheet[];
  goals: Goal[];
  decisions: Decision[];
  /** Every paper that is named, those that are in the bundle first, in order of their days. */
  papers: PaperSheet[];
  transcripts: TranscriptSheet[];
  /** Places in papers of the bundle that one of its exhibits or decisions is tied to. */
  passages: Passage[];
  /** Of the disputed exhibits, oldest first. */
  requests: DisputeRequest[];
  /** Pairs of which both statements are exhibits. */
  pairs: StatementPair[];
  /** False where the parent left out what came of it: then nothing is said of it, not even that there is nothing. */
  followUp: boolean;
  progress: Progress[];
  deliveries: Delivery[];
  /** Moments of any meeting that answer a question and can still be heard: their ids. */
  answers: ReadonlySet<string>;
  /** Those that the parent chose. */
  concerns: KnownConcern[];
  notes: ChosenNote[];
  /** What the school was asked for; empty where she did not choose it. */
  asks: Ask[];
  /** What was done to each exhibit since it was marked; empty where the parent left it out. */
  history: HistoryStep[];
  /** The signed log up to the last change of evidence; facts about other meetings are withheld (null). */
  custody: ExportedCustodyEntry[];
  fingerprint: string;
  publicKeyPem: string;
  archiveId: string;
  /** `Keptword 0.1.0` */
  madeBy: string;
  /** The ffmpeg that cut the clips. */
  ffmpeg: string;
  /** Day of the export in UTC. In tag files only, so that an unchanged case gives the same payload again. */
  madeOn: string;
};

export type FolderFacts = Pick<
  Folder,
  'custody' | 'fingerprint' | 'publicKeyPem' | 'archiveId' | 'madeBy' | 'ffmpeg' | 'madeOn'
> & { gaps?: readonly Gap[]; transcripts?: TranscriptSheet[]; followUp?: boolean; history?: HistoryStep[] };

/** Puts what was chosen into the order and the words of the bundle. */
export function layOut(
  file: CaseFile,
  chosen: Chosen,
  { gaps = [], transcripts = [], followUp = true, history = [], ...facts }: FolderFacts,
): Folder {
  const madeHere = recordedHere(facts.custody);
  const sheetOf = (recording: Recording) =>
    recordingSheet(recording, { sessions: file.sessions, gaps, madeHere });
  const recordings = chosen.recordings.map(sheetOf);
  const sheets = new Map(recordings.map((sheet) => [sheet.recording.id, sheet]));
  const exhibits = chosen.exhibits.map((exhibit) => {
    const sheet = sheets.get(exhibit.recording.id) ?? sheetOf(exhibit.recording);
    return exhibitSheet(exhibit.exhibit, exhibit.moment, sheet, file);
  });
  const used = new Set(recordings.map((sheet) => sheet.session.id));
  return {
    ...facts,
    meeting: file.meeting,
    students: file.students,
    sessions: file.sessions.filter((session) => used.has(session.id)),
    recordings,
    exhibits,
    people: peopleSheets(file, exhibits),
    goals: chosen.goals,
    decisions: chosen.decisions,
    ...paperSheets(file, chosen),
    transcripts,
    ...claims(file, exhibits),
    followUp,
    progress: chosen.progress,
    deliveries: chosen.deliveries,
    answers: file.answers,
    concerns: chosen.concerns,
    notes: chosen.notes,
    asks: chosen.asks,
    history,
  };
}

/** The recordings that the log says were made with Keptword, by their ids. */
function recordedHere(custody: readonly ExportedCustodyEntry[]): ReadonlySet<string> {
  const made = custody.filter(({ event }) => event === 'recording-kept' || event === 'recording-recovered');
  return new Set(made.flatMap(({ subject }) => subject ?? []));
}

function paperSheets(file: CaseFile, chosen: Chosen): Pick<Folder, 'papers' | 'passages'> {
  const sheet = (paper: NamedPaper, path: string | null) => ({
    code: documentCode(paper.ordinal),
    paper,
    path,
  });
  const inside = new Set(chosen.papers.map(({ id }) => id));
  const said = new Set([
    ...chosen.exhibits.map(({ moment }) => moment.id),
    ...chosen.decisions.map(({ id }) => id),
  ]);
  return {
    papers: [
      ...chosen.papers.map((paper) => sheet(paper, paperPath(paper))),
      ...file.papers.filter(({ id }) => !inside.has(id)).map((paper) => sheet(paper, null)),
    ],
    passages: file.passages.filter(
      ({ documentId, momentId, decisionId }) =>
        inside.has(documentId) && (said.has(momentId ?? '') || said.has(decisionId ?? '')),
    ),
  };
}

/** What was done about the disputes of these exhibits. A request or pair about anything else stays at home. */
function claims(file: CaseFile, exhibits: readonly ExhibitSheet[]): Pick<Folder, 'requests' | 'pairs'> {
  const shown = new Map(exhibits.map(({ moment }) => [moment.id, moment]));
  return {
    requests: file.requests.filter(({ momentId }) => shown.get(momentId)?.dispute),
    pairs: file.pairs.filter(({ firstId, secondId }) => shown.has(firstId) && shown.has(secondId)),
  };
}

function recordingSheet(
  recording: Recording,
  of: { sessions: readonly Session[]; gaps: readonly Gap[]; madeHere: ReadonlySet<string> },
): RecordingSheet {
  const { sessions, gaps } = of;
  const session = sessions.find((one) => one.id === recording.sessionId);
  if (session === undefined) throw new Error(`recording ${recording.id} has no session`);
  return {
    code: recordingCode(recording.ordinal),
    recording,
    session,
    path: originalPath(recording, session),
    source: SOURCE[recording.source],
    madeHere: of.madeHere.has(recording.id),
    gaps: gaps.filter(({ recordingId }) => recordingId === recording.id),
  };
}

function exhibitSheet(code: string, moment: Moment, sheet: RecordingSheet, file: CaseFile): ExhibitSheet {
  const person = file.people.find((one) => one.id === moment.speakerId);
  const goal = file.goals.find((one) => one.id === moment.goalId) ?? null;
  const decision = file.decisions.find((one) => one.id === moment.decisionId) ?? null;
  return {
    code,
    moment,
    sheet,
    clip: planClip(code, moment, sheet.recording),
    start: formatTimecode(moment.startMs, { millis: true }),
    end: formatTimecode(moment.endMs, { millis: true }),
    type: MOMENT_TYPE[moment.type],
    said: moment.text === '' ? 'No words were written down. Please listen.' : moment.text,
    speaker: person === undefined ? NOT_STATED : speakerName(person, moment.speakerHow !== 'unsure'),
    howKnown: moment.speakerHow === null ? NOT_STATED : HOW_KNOWN[moment.speakerHow],
    issue: issueOf(moment, goal, decision),
    goal,
    decision,
  };
}

/** Sample-exact: 48 samples a millisecond, never beyond the end of the sound. */
function planClip(code: string, moment: Moment, recording: Recording): ClipPlan | null {
  const start = Math.min(msToSamples(moment.startMs), recording.samples);
  const end = Math.min(msToSamples(moment.endMs), recording.samples);
  if (end <= start) return null;
  return { path: clipPath(code, recording, samplesToMs(start), samplesToMs(end)), start, end };
}

function issueOf(moment: Moment, goal: Goal | null, decision: Decision | null): string {
  const named = moment.issues.map(issueWords);
  const isAboutMore = named.length === 0 || goal !== null || decision !== null;
  return [...named, ...(isAboutMore ? [aboutOf(moment, goal, decision)] : [])].join('; ');
}

function aboutOf(moment: Moment, goal: Goal | null, decision: Decision | null): string {
  if (goal !== null) return goal.area === null ? goal.text : `${goal.area}: ${goal.text}`;
  if (decision !== null) return `Decision: ${decision.text}`;
  return moment.dispute === null
    ? MOMENT_TYPE[moment.type]
    : `Disputed ${MOMENT_TYPE[moment.type].toLowerCase()}`;
}

function peopleSheets(file: CaseFile, exhibits: readonly ExhibitSheet[]): PersonSheet[] {
  const speaks = (person: Person) => exhibits.filter((exhibit) => exhibit.moment.speakerId === person.id);
  const attends = new Map(file.attendees.map((attendee) => [attendee.personId, attendee.attendance]));
  return file.people
    .filter((person) => attends.has(person.id) || speaks(person).length > 0)
    .map((person) => ({
      person,
      attendance: attends.get(person.id) ?? null,
      exhibits: speaks(person).map((exhibit) => exhibit.code),
      howKnown: [...new Set(speaks(person).map((exhibit) => exhibit.howKnown))],
    }))
    .sort((a, b) => (a.person.label < b.person.label ? -1 : a.person.label > b.person.label ? 1 : 0));
}

/** `0:12:05` in `R01`, as every page and table names a place in a recording. */
export function placeOf(exhibit: ExhibitSheet): string {
  return `${exhibit.sheet.code} at ${formatTimecode(exhibit.moment.startMs)}`;
}

/** Length in words that a column can hold: `0:00:43.250`. */
export function lengthOf(exhibit: ExhibitSheet): string {
  const length = Math.max(0, exhibit.moment.endMs - exhibit.moment.startMs);
  return formatTimecode(length as Milliseconds, { millis: true });
}
