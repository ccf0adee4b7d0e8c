import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Change, commitChange, createArchive, type OpenArchive } from '../../main/archive/index.ts';
import { attachDocuments } from '../../main/documents/index.ts';
import { locateFfmpeg } from '../../main/media/index.ts';
import { addMeeting } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { importFiles } from '../../main/recordings/index.ts';
import {
  ask,
  concern,
  DISPUTE_STATUSES,
  decision,
  delivery,
  disputeRequest,
  evaluation,
  GOAL_KINDS,
  goal,
  incident,
  type Moment,
  need,
  playlist,
  presentLevel,
  progress,
  type Recording,
  ROLES,
  statementPair,
} from '../../shared/domain/index.ts';
import { ms } from '../../shared/time/index.ts';
import { PASSPHRASE } from '../support/app/index.ts';
import { aMeeting, aMoment } from '../support/archive/index.ts';
import { aLine, aTranscript } from '../support/archive/lines.ts';
import { aPaper } from '../support/archive/papers.ts';
import { makePdf } from '../support/documents/index.ts';
import { CHEAP_KDF } from '../support/vault/index.ts';
import { phoneRecording } from './fixtures.ts';

/** The meeting that has everything. */
export const FULL = 'The full meeting';
/** The goal that was talked about most. */
export const GOAL = 'Goal number 0';
export const NEED = 'Need number 0';
export const PLAYLIST = 'The full list';
/** The two papers that are files; of the others there is only the entry. */
export const PAPERS = ['Plan of 2025', 'Plan of 2026'] as const;

/** `many`: how many there are of everything that has no number of its own. The full meeting has four times as many moments. */
export type PagesSize = { many: number; lines: number; meetings: number };

const AT = '2026-10-20T15:30:00.000Z';
const MOMENTS_EACH = 4;
const PEOPLE_THERE = 40;
const MOST_IN_A_LIST = 200;
const PAPER_PAGES = 20;

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
/** One of them by turns. */
const turn = <Kind>(of: readonly [Kind, ...Kind[]], n: number): Kind => of[n % of.length] ?? of[0];
const dayOf = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);

/** Where it is made. */
export const worldIn = (parent: string) => join(parent, 'Much.keptword');

/** An archive with much of everything, most of it in one meeting: what each page has to draw when a family had many years. */
export async function pagesWorld(parent: string, size: PagesSize): Promise<string> {
  const folder = worldIn(parent);
  const place = { folder, files: realFiles, clock: systemClock };
  const { archive, recoveryWords } = await createArchive({
    ...place,
    passphrase: PASSPHRASE,
    kdf: CHEAP_KDF,
  });
  const drill = [0, 5, 11].map((at) => ({ position: at + 1, word: recoveryWords[at] ?? '' }));
  await archive.vault.confirmRecovery(drill);
  const keep = (change: Change) => commitChange(archive, change);
  const student = { id: randomUUID(), initials: 'J.R.', birthDate: null, schoolYear: null };
  keep({ what: 'student', before: null, after: student });
  const meeting = addMeeting(archive, { title: FULL, date: '2026-10-20', studentIds: [student.id] });
  const recording = await recorded(archive, meeting.id);
  await attached(archive, parent, { studentId: student.id, meetingId: meeting.id });
  const of = { studentId: student.id, meetingId: meeting.id };
  archive.index.transaction(() => {
    const people = attending(archive, of.meetingId, size.many);
    const plan = planned(keep, of, size.many);
    const moments = said(keep, recording, { people, goals: plan.goals, many: size.many });
    claimed(keep, moments, size.many);
    written(archive, keep, of, { ...plan, moments, many: size.many });
    spoken(archive, recording, people, size.lines);
    for (const n of numbers(size.meetings)) {
      const date = `${2010 + (n % 15)}-${String((n % 12) + 1).padStart(2, '0')}-10`;
      archive.index.meetings.insert(
        aMeeting({ title: `Older meeting ${n}`, date, studentIds: [student.id] }),
      );
    }
  });
  await archive.close();
  return folder;
}

/** Her recording and the district's, of the same sound. */
async function recorded(archive: OpenArchive, meetingId: string): Promise<Recording> {
  const files = [phoneRecording(5), phoneRecording(4)].map((path) => ({
    ...{ fileId: path, path, name: basename(path) },
  }));
  const results = await importFiles(archive, await locateFfmpeg(), { meetingId, files });
  const [first] = results.map((one) => {
    if (one.outcome !== 'imported') throw new Error(JSON.stringify(one));
    return one.recording;
  });
  if (!first) throw new Error('nothing was imported');
  return first;
}

type Of = { studentId: string; meetingId: string };
type Keep = (change: Change) => void;

async function attached(archive: OpenArchive, parent: string, of: Of): Promise<void> {
  for (const [version, title] of PAPERS.entries()) {
    const pages = numbers(PAPER_PAGES).map((page) =>
      numbers(40).map((n) => {
        const minutes = 10 + ((page * 7 + n * 3) % 50) + (n % 8 === 0 ? version * 5 : 0);
        return `Line ${n} of part ${page}: speech and other services for ${minutes} minutes a week.`;
      }),
    );
    const path = join(parent, `${title}.pdf`);
    writeFileSync(path, makePdf(pages));
    const [result] = await attachDocuments(archive, {
      files: [{ fileId: title, path, name: basename(path) }],
      // Newer than all others, so that it stands on top.
      about: { ...of, kind: 'iep', date: `2026-10-0${version + 1}` },
    });
    if (result?.outcome !== 'attached') throw new Error(JSON.stringify(result));
  }
}

function attending({ index }: OpenArchive, meetingId: string, many: number): string[] {
  return numbers(many).map((n) => {
    const id = randomUUID();
    index.people.insert({ id, label: `Person number ${n}`, role: turn(ROLES, n) });
    if (n < PEOPLE_THERE) index.attendees.set({ meetingId, personId: id, attendance: 'present' });
    return id;
  });
}

type Plan = { goals: string[]; decisions: string[] };

function planned(keep: Keep, { studentId, meetingId }: Of, many: number): Plan {
  const goals = numbers(many).map((n) => {
    const after = goal.parse({
      ...{ id: randomUUID(), createdAt: AT, studentId, kind: turn(GOAL_KINDS, n), area: `Area ${n % 12}` },
      ...{ baseline: '2 of 10 tries', target: '8 of 10 tries', schoolYear: '2026-27' },
      text: `Goal number ${n}: J.R. will use four-word sentences with one reminder.`,
    });
    keep({ what: 'goal', before: null, after });
    return after.id;
  });
  const decisions = numbers(many).map((n) => {
    const after = decision.parse({
      ...{ id: randomUUID(), createdAt: AT, meetingId, goalId: goals[n % 30] ?? null, owner: 'Ms. Lee' },
      ...{ outcome: turn(['agreed', 'not-agreed', 'unclear', 'put-off', 'partly'], n), due: '2026-10-30' },
      text: `Decision number ${n}: thirty minutes of speech a week, given in class.`,
    });
    keep({ what: 'decision', before: null, after });
    return after.id;
  });
  for (const n of numbers(many)) {
    const goalId = goals[n % 3] ?? '';
    const after = progress.parse({
      ...{ id: randomUUID(), createdAt: AT, goalId, date: dayOf(n), text: `Report ${n}: 5 of 10 tries` },
    });
    keep({ what: 'progress', before: null, after });
  }
  return { goals, decisions };
}

/** A promise, a question, something disputed and something agreed by turns, all over the recording. */
function said(
  keep: Keep,
  recording: Recording,
  { people, goals, many }: { people: string[]; goals: string[]; many: number },
): Moment[] {
  const count = many * MOMENTS_EACH;
  return numbers(count).map((n) => {
    const startMs = Math.floor((n * (recording.durationMs - 10_000)) / count);
    const after = aMoment(recording, {
      ...{ startMs: ms(startMs), endMs: ms(startMs + 4_000 + (n % 5) * 1_000) },
      type: turn(['promise', 'question', 'statement', 'statement'], n),
      text: `Moment number ${n}: we will give him sixty minutes of speech a week, and it will be in the plan.`,
      speakerId: people[n % PEOPLE_THERE] ?? null,
      goalId: n % 3 === 0 ? (goals[0] ?? null) : (goals[n % goals.length] ?? null),
      outcome: n % MOMENTS_EACH === 3 ? 'agreed' : null,
      dispute:
        n % MOMENTS_EACH === 2
          ? {
              ...{ claim: `That was never said (${n}).`, by: 'District', where: 'Email', on: '2026-10-28' },
              ...{
                status: turn(DISPUTE_STATUSES, Math.floor(n / MOMENTS_EACH)),
                documentId: null,
                page: null,
              },
            }
          : null,
    });
    keep({ what: 'moment', before: null, after });
    return after;
  });
}

/** Requests to confirm, pairs of statements, and what came of promises. */
function claimed(keep: Keep, moments: readonly Moment[], many: number): void {
  const disputed = moments.filter((one) => one.dispute !== null);
  for (const n of numbers(many)) {
    const momentId = disputed[n % disputed.length]?.id ?? '';
    keep({
      ...{ what: 'dispute-request', before: null },
      after: disputeRequest.parse({
        ...{ id: randomUUID(), createdAt: AT, momentId, askedOn: '2026-10-25', how: 'email' },
        ...{ askedOf: 'The case manager', text: 'Please confirm what was said.' },
      }),
    });
    keep({
      ...{ what: 'statement-pair', before: null },
      after: statementPair.parse({
        ...{ id: randomUUID(), createdAt: AT, relation: 'contradicts', note: `The same service (${n})` },
        ...{ firstId: moments[n]?.id, secondId: moments[n + many]?.id },
      }),
    });
  }
  for (const one of moments.filter(({ type }) => type === 'promise')) {
    const given = { momentId: one.id, date: '2026-11-02', delivered: 'partly', note: 'Half of it' };
    const after = delivery.parse({ id: randomUUID(), createdAt: AT, ...given });
    keep({ what: 'delivery', before: null, after });
  }
}

/** What the parent wrote down herself, her papers and her list for the child. */
function written(
  { index }: OpenArchive,
  keep: Keep,
  { studentId, meetingId }: Of,
  { goals, moments, many }: Plan & { moments: readonly Moment[]; many: number },
): void {
  for (const n of numbers(many)) {
    const made = { id: randomUUID(), createdAt: AT };
    const [goalId, date] = [goals[n] ?? '', dayOf(n)];
    index.documents.insert(
      aPaper({ ordinal: n + 1 + PAPERS.length, title: `Paper number ${n}`, date, studentId, meetingId }),
    );
    const evaluationId = randomUUID();
    keep({
      ...{ what: 'evaluation', before: null },
      after: evaluation.parse({ ...made, id: evaluationId, studentId, title: `Evaluation ${n}`, date }),
    });
    keep({
      ...{ what: 'need', before: null },
      after: need.parse({
        ...made,
        ...{ studentId, text: `Need number ${n}`, evaluationIds: [evaluationId], goalIds: [goalId] },
      }),
    });
    keep({
      ...{ what: 'level', before: null },
      after: presentLevel.parse({
        ...{ ...made, id: randomUUID(), studentId, area: `Area ${n % 12}`, date },
        text: `Present level ${n}: 4 of 10 tries`,
      }),
    });
    keep({
      ...{ what: 'concern', before: null },
      after: concern.parse({
        ...{ ...made, id: randomUUID(), meetingId, goalId, text: `Concern number ${n}` },
        why: 'He came home tired.',
      }),
    });
    keep({
      ...{ what: 'ask', before: null },
      after: ask.parse({
        ...{ ...made, id: randomUUID(), studentId, meetingId, askedOn: date, how: 'email' },
        ...{ about: 'records', what: `Record number ${n}`, text: 'Please send it to me.' },
      }),
    });
    keep({
      ...{ what: 'incident', before: null },
      after: incident.parse({
        ...{ ...made, id: randomUUID(), updatedAt: AT, date, studentId, meetingId },
        text: `Note number ${n}: the school called me to take him home.`,
      }),
    });
  }
  const played = moments.filter(({ dispute }) => dispute === null).slice(0, MOST_IN_A_LIST);
  const items = played.map(({ id }, n) => ({ momentId: id, title: `Number ${n}` }));
  // The newest stands on top.
  for (const n of numbers(many).reverse()) {
    const list = n === 0 ? { title: PLAYLIST, items } : { title: `List number ${n}` };
    const after = playlist.parse({ id: randomUUID(), createdAt: AT, studentId, ...list });
    keep({ what: 'playlist', before: null, after });
  }
}

function spoken({ index }: OpenArchive, recording: Recording, people: string[], lines: number): void {
  const transcript = aTranscript(recording.id);
  index.transcripts.insert(transcript);
  for (const n of numbers(lines)) {
    const startMs = Math.floor((n * recording.durationMs) / lines);
    index.transcriptLines.insert(
      aLine(transcript.id, {
        ...{ position: n, startMs, endMs: ms(startMs + 10), speakerId: people[n % PEOPLE_THERE] ?? null },
        text: `Line ${n}: and then we talked about the reading goal, and who is to do it by when.`,
      }),
    );
  }
}
