import { KeptwordError, type LeftOut } from '../../../shared/contract/index.ts';
import {
  type BundleChoice,
  byTime,
  type Decision,
  type Goal,
  isAboutMe,
  isConfidential,
  type Meeting,
  type Moment,
  type Recording,
  recordingCode,
} from '../../../shared/domain/index.ts';
import { exhibitCode } from '../format/index.ts';
import { chooseAsks } from './asks.ts';
import type { CaseFile, Chosen, Exhibit } from './case-file.ts';
import { chooseConcerns, chooseFollowUp } from './follow-up.ts';
import { stays } from './left-out.ts';
import { chooseNotes } from './notes.ts';
import { choosePapers } from './papers.ts';
import { chooseTranscripts } from './transcripts.ts';

/**
 * Decides what a bundle holds; pure. Private moments are never in it, whatever is chosen (D38). A chosen moment brings
 * its whole recording (Federal Rule of Evidence 106); the whole meeting brings all its recordings and decisions.
 *
 * @throws mediation-confidential for a mediation (34 CFR 300.506(b)(8)), not-found for an unknown moment,
 *   nothing-to-export when neither a moment nor a note is left.
 */
export function chooseForBundle(file: CaseFile, choice: BundleChoice): Chosen {
  const chosen = chooseWhatThereIs(file, choice);
  if (chosen.exhibits.length + chosen.notes.length === 0) throw nothingToExport();
  return chosen;
}

/** What is said when a bundle would be empty. */
export function nothingToExport(): KeptwordError {
  return new KeptwordError(
    'nothing-to-export',
    'There is nothing to hand over yet. No marked moment and no note fits this choice. Mark a moment that is not private, choose a note, or choose again.',
  );
}

/**
 * The same for a look at it, also when nothing would be in it. Notes go without any moment as well: then they are all
 * that goes, with the papers that they name, and the recordings and decisions stay (decision 192).
 *
 * @throws mediation-confidential, not-found
 */
export function chooseWhatThereIs(file: CaseFile, choice: BundleChoice): Chosen {
  refuseMediation(file.meeting);
  const byId = new Map(file.recordings.map((recording) => [recording.id, recording]));
  const order = (moment: Moment) => byId.get(moment.recordingId)?.ordinal ?? 0;
  const moments = [...file.moments].sort((a, b) => order(a) - order(b) || byTime(a, b));
  refuseUnknown(moments, choice.momentIds);

  const leftOut: LeftOut[] = [];
  const exhibits: Exhibit[] = [];
  for (const moment of moments) {
    const recording = byId.get(moment.recordingId);
    if (recording === undefined) continue;
    const why = reasonToLeaveOut(moment, choice);
    if (why === null) exhibits.push({ exhibit: '', moment, recording });
    else {
      const { startMs: atMs, text } = moment;
      leftOut.push(stays('moment', why, { code: recordingCode(recording.ordinal), atMs, text }));
    }
  }
  for (const [at, one] of exhibits.entries()) one.exhibit = exhibitCode(at + 1, exhibits.length);

  const whole = choice.momentIds === null && !choice.disputedOnly && exhibits.length > 0;
  const recordings = chooseRecordings(file, exhibits, whole, leftOut);
  const decisions = chooseDecisions(file, exhibits, whole, leftOut);
  const goals = chooseGoals(file, exhibits, decisions);
  const notes = chooseNotes(file, choice.incidentIds, leftOut);
  const papers = choosePapers(file, { exhibits, decisions, notes }, choice.papers, leftOut);
  const transcripts = chooseTranscripts(file, recordings, choice.papers, leftOut);
  const followUp = chooseFollowUp(file, { exhibits, decisions, goals }, choice.followUp, leftOut);
  const concerns = chooseConcerns(file, choice.concernIds, leftOut);
  const asks = chooseAsks(file, choice.asks, leftOut);
  leaveOutPrivateFields(file, leftOut);
  const parts = { exhibits, recordings, goals, decisions, papers, transcripts };
  return { ...parts, ...followUp, concerns, notes, asks, leftOut };
}

function refuseMediation(meeting: Meeting): void {
  if (!isConfidential(meeting)) return;
  throw new KeptwordError(
    'mediation-confidential',
    'What is said in mediation is confidential by law. Keptword does not make a bundle of it. Nothing was changed. Ask your attorney if you need it.',
    { details: '34 CFR 300.506(b)(8)' },
  );
}

function refuseUnknown(moments: readonly Moment[], ids: readonly string[] | null): void {
  const known = new Set(moments.map((moment) => moment.id));
  const unknown = ids?.find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new KeptwordError(
    'not-found',
    'One of the chosen moments is no longer in this meeting. Nothing was made. Choose again.',
    { details: `moment ${unknown}` },
  );
}

function reasonToLeaveOut(moment: Moment, choice: BundleChoice): LeftOut['why'] | null {
  if (moment.private || isAboutMe(moment.mark)) return 'private-moment';
  if (choice.momentIds !== null) return choice.momentIds.includes(moment.id) ? null : 'not-chosen';
  if (choice.disputedOnly && moment.dispute === null) return 'not-disputed';
  return null;
}

function chooseRecordings(
  file: CaseFile,
  exhibits: readonly Exhibit[],
  whole: boolean,
  leftOut: LeftOut[],
): Recording[] {
  const used = new Set(exhibits.map((exhibit) => exhibit.recording.id));
  const ordered = [...file.recordings].sort((a, b) => a.ordinal - b.ordinal);
  for (const recording of ordered) {
    if (whole || used.has(recording.id)) continue;
    leftOut.push(stays('recording', 'no-moment-in-it', { code: recordingCode(recording.ordinal) }));
  }
  return ordered.filter((recording) => whole || used.has(recording.id));
}

function chooseDecisions(
  file: CaseFile,
  exhibits: readonly Exhibit[],
  whole: boolean,
  leftOut: LeftOut[],
): Decision[] {
  const used = new Set(exhibits.map((exhibit) => exhibit.moment.decisionId));
  const kept = file.decisions.filter((decision) => whole || used.has(decision.id));
  for (const decision of file.decisions) {
    if (kept.includes(decision)) continue;
    leftOut.push(stays('decision', 'no-moment-of-it', { text: decision.text }));
  }
  return kept;
}

function chooseGoals(file: CaseFile, exhibits: readonly Exhibit[], decisions: readonly Decision[]): Goal[] {
  const used = new Set<string | null>([
    ...exhibits.map((exhibit) => exhibit.moment.goalId),
    ...decisions.map((decision) => decision.goalId),
  ]);
  return file.goals.filter((goal) => used.has(goal.id));
}

function leaveOutPrivateFields(file: CaseFile, leftOut: LeftOut[]): void {
  if (`${file.meeting.notes}${file.meeting.seating}`.trim() !== '') {
    leftOut.push(stays('meeting-notes', 'notes-private'));
  }
  if (file.students.some((student) => student.birthDate !== null)) {
    leftOut.push(stays('birth-date', 'not-needed'));
  }
}
