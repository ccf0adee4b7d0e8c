import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addDelivery,
  addProgress,
  agendaFor,
  changeDelivery,
  changeProgress,
  commitmentsDue,
  listCommitments,
  removeDelivery,
  removeProgress,
  threadOf,
} from '../../../main/goals/index.ts';
import {
  addDecision,
  addGoal,
  addStudent,
  changeGoal,
  removeGoal,
  removeMeeting,
} from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, redo, removeMoment, undo } from '../../../main/review/index.ts';
import type { Moment, NewMoment, Recording } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { aPaper } from '../../support/archive/papers.ts';

let at: TestArchive;
beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());

const failure = (code: string) => expect.objectContaining({ code });
const last = () => at.archive.custody.entries().at(-1);
const page = { studentId: null, limit: 100, offset: 0 };
const listed = (studentId: string | null = null) =>
  listCommitments(at.archive, { ...page, studentId }).map(({ id }) => id);
const mark = (recording: Recording, change: Partial<NewMoment> = {}): Moment =>
  addMoment(at.archive, {
    recordingId: recording.id,
    startMs: ms(1000),
    endMs: ms(4000),
    type: 'promise',
    text: '60 minutes of speech a week',
    ...change,
  });

/** A child with last year's goal and this year's, a meeting and its sound. */
async function family() {
  const child = addStudent(at.archive, { initials: 'J.R.' });
  const before = addGoal(at.archive, { studentId: child.id, text: 'Three words', schoolYear: '2025-26' });
  const goal = addGoal(at.archive, { studentId: child.id, text: 'Four words', continuesId: before.id });
  const meeting = someMeeting(at.archive, { studentIds: [child.id] });
  const recording = await sealedRecording(at.archive, meeting);
  return { child, before, goal, meeting, recording };
}

describe('progress', () => {
  it('is written down, changed, taken out, and each step taken back across a restart', async () => {
    const { goal } = await family();
    const entry = addProgress(at.archive, { goalId: goal.id, date: '2026-11-02', text: '5 of 10' });
    expect(entry).toMatchObject({ source: null, noData: false });
    changeProgress(at.archive, { id: entry.id, change: { text: '', noData: true } });
    removeProgress(at.archive, { id: entry.id });
    expect(at.archive.index.progress.list()).toEqual([]);
    await at.reopen();
    undo(at.archive);
    expect(at.archive.index.progress.newestOf(goal.id)).toEqual({ ...entry, text: '', noData: true });
    undo(at.archive);
    expect(at.archive.index.progress.list()).toEqual([entry]);
    expect(undo(at.archive)).toMatchObject({ what: 'progress', action: 'added', label: '5 of 10' });
    redo(at.archive);
    const events = at.archive.custody
      .entries()
      .map(({ event }) => event)
      .filter((one) => one.startsWith('progress'));
    expect(events).toEqual([
      ...['progress-added', 'progress-changed', 'progress-deleted', 'progress-restored'],
      ...['progress-changed', 'progress-deleted', 'progress-restored'],
    ]);
    expect(at.archive.custody.verify()).toEqual([]);
  });

  it('says something, is about a goal that is there, and leaves none of its words in the log', async () => {
    const { goal } = await family();
    const words = { goalId: goal.id, date: '2026-11-02', text: 'SECRET', source: 'SECRET' };
    addProgress(at.archive, words);
    expect(last()).toMatchObject({ event: 'progress-added', facts: { goalId: goal.id, date: '2026-11-02' } });
    expect(JSON.stringify(last())).not.toContain('SECRET');
    const empty = { goalId: goal.id, date: '2026-11-02', text: ' ' };
    expect(() => addProgress(at.archive, empty)).toThrow(failure('invalid-input'));
    expect(() => addProgress(at.archive, { ...words, goalId: 'nowhere' })).toThrow(failure('not-found'));
    expect(() => addProgress(at.archive, { ...words, date: '2026-02-30' })).toThrow(failure('invalid-input'));
    removeGoal(at.archive, { id: goal.id });
    expect(at.archive.index.progress.list(), 'it is not seen without its goal').toEqual([]);
    undo(at.archive);
    expect(at.archive.index.progress.list()).toHaveLength(1);
  });
});

describe('what came of promises', () => {
  it('is about one promise or one decision, which it keeps', async () => {
    const { meeting, recording } = await family();
    const moment = mark(recording);
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'An aide' });
    const entry = { date: '2026-11-03', delivered: 'yes' as const };
    const came = addDelivery(at.archive, { ...entry, momentId: moment.id, minutes: 60 });
    addDelivery(at.archive, { ...entry, decisionId: decision.id });
    const changed = changeDelivery(at.archive, { id: came.id, change: { delivered: 'no', minutes: null } });
    expect(changed).toEqual({ ...came, delivered: 'no', minutes: null });
    expect(at.archive.index.deliveries.ofMoment(moment.id)).toEqual([changed]);
    undo(at.archive);
    expect(at.archive.index.deliveries.get(came.id)).toEqual(came);
    removeDelivery(at.archive, { id: came.id });
    expect(last()).toMatchObject({
      event: 'delivery-deleted',
      facts: { momentId: moment.id, delivered: 'yes' },
    });
    expect(at.archive.index.deliveries.list()).toHaveLength(1);
    for (const about of [{}, { momentId: moment.id, decisionId: decision.id }])
      expect(() => addDelivery(at.archive, { ...entry, ...about })).toThrow(failure('invalid-input'));
    expect(() => addDelivery(at.archive, { ...entry, momentId: 'nowhere' })).toThrow(failure('not-found'));
    expect(at.archive.custody.verify()).toEqual([]);
  });

  it('of a private promise leaves nothing in the log', async () => {
    const { recording } = await family();
    const moment = mark(recording, { private: true });
    addDelivery(at.archive, { momentId: moment.id, date: '2026-11-03', delivered: 'no', note: 'SECRET' });
    const { salt: _salt, ...facts } = last()?.facts ?? {};
    expect(facts).toEqual({ private: true });
  });
});

describe('promises and decisions', () => {
  it('belong to the child of their goal, else to those of their meeting', async () => {
    const { child, goal, meeting, recording } = await family();
    const other = addStudent(at.archive, { initials: 'M.K.' });
    const ofGoal = mark(recording, { goalId: goal.id });
    const ofMeeting = addDecision(at.archive, { meetingId: meeting.id, text: 'For the meeting’s child' });
    const ofOther = addGoal(at.archive, { studentId: other.id, text: 'Reading' });
    const forOther = addDecision(at.archive, { meetingId: meeting.id, goalId: ofOther.id, text: 'For M.K.' });
    expect(new Set(listed(child.id))).toEqual(new Set([ofGoal.id, ofMeeting.id]));
    expect(listed(other.id)).toEqual([forOther.id]);
    expect(listed()).toHaveLength(3);
    removeMeeting(at.archive, { id: meeting.id, reason: 'Twice' });
    expect(listed()).toEqual([]);
  });

  it('said twice are told once, by the one that has an owner, a day or entries', async () => {
    const { meeting, recording } = await family();
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'Speech' });
    const moment = mark(recording, { decisionId: decision.id });
    expect(listed()).toEqual([decision.id]);
    expect(listCommitments(at.archive, page)[0]?.clip).toMatchObject({ momentId: moment.id, startMs: 1000 });
    changeMoment(at.archive, { id: moment.id, change: { owner: 'Speech therapist' } });
    expect(listed()).toEqual([moment.id]);
    addDelivery(at.archive, { decisionId: decision.id, date: '2026-11-03', delivered: 'yes' });
    expect(new Set(listed())).toEqual(new Set([moment.id, decision.id]));
    removeMoment(at.archive, { id: moment.id });
    expect(listCommitments(at.archive, page)).toMatchObject([{ id: decision.id, clip: null }]);
  });

  it('are also what was marked agreed, once somebody or a day is named for it, or something came of it', async () => {
    const { child, meeting, recording } = await family();
    const named = mark(recording, { type: 'decision', outcome: 'agreed', text: 'A quiet room' });
    const agreed = mark(recording, { type: 'statement', outcome: 'agreed', text: 'An aide' });
    mark(recording, { type: 'objection', owner: 'Nobody' });
    expect(listed()).toEqual([]);
    changeMoment(at.archive, { id: named.id, change: { owner: 'Ms. Lee', due: '2026-11-02' } });
    expect(listed(child.id)).toEqual([named.id]);
    const due = commitmentsDue(at.archive, { studentId: child.id, until: '2026-12-01' });
    expect(due.map(({ id }) => id)).toEqual([named.id]);
    addDelivery(at.archive, { momentId: agreed.id, date: '2026-11-03', delivered: 'no' });
    expect(new Set(listed())).toEqual(new Set([named.id, agreed.id]));
    // With a record of the same decision that names nobody, the moment tells of both.
    const record = addDecision(at.archive, { meetingId: meeting.id, text: 'A quiet room' });
    changeMoment(at.archive, { id: named.id, change: { decisionId: record.id } });
    expect(new Set(listed())).toEqual(new Set([named.id, agreed.id]));
  });

  it('are due by their day, the earliest first', async () => {
    const { child, meeting, recording } = await family();
    const late = mark(recording, { due: '2026-10-23', text: 'The schedule' });
    const soon = addDecision(at.archive, { meetingId: meeting.id, text: 'An aide', due: '2026-11-30' });
    mark(recording, { due: '2027-05-01' });
    mark(recording, { due: '2026-10-01', type: 'statement' });
    const due = commitmentsDue(at.archive, { studentId: child.id, until: '2026-12-01' });
    expect(due.map(({ id }) => id)).toEqual([late.id, soon.id]);
    const came = { momentId: late.id, date: '2026-11-03' };
    addDelivery(at.archive, { ...came, delivered: 'yes' });
    const still = () => commitmentsDue(at.archive, { studentId: child.id, until: '2026-12-01' }).length;
    expect(still()).toBe(1);
    addDelivery(at.archive, { ...came, date: '2026-11-04', delivered: 'no' });
    expect(still()).toBe(2);
  });
});

describe('a goal’s thread', () => {
  it('runs over years and meetings, and is the same after a restart', async () => {
    const { child, before, goal, meeting, recording } = await family();
    const old = someMeeting(at.archive, { title: 'Last year', date: '2025-10-14', studentIds: [child.id] });
    const oldSound = await sealedRecording(at.archive, old);
    const first = mark(oldSound, { goalId: before.id, type: 'statement' });
    const decision = addDecision(at.archive, { meetingId: meeting.id, goalId: goal.id, text: 'Speech' });
    const reasons = mark(recording, { decisionId: decision.id, type: 'statement' });
    const how = mark(recording, { startMs: ms(9000), endMs: ms(9500), type: 'statement' });
    changeGoal(at.archive, { id: goal.id, change: { howDone: 'In a group', howMomentId: how.id } });
    const progress = addProgress(at.archive, {
      goalId: before.id,
      date: '2026-03-02',
      text: '',
      noData: true,
    });
    const came = addDelivery(at.archive, {
      decisionId: decision.id,
      date: '2026-11-03',
      delivered: 'partly',
    });
    const expected = [first.id, progress.id, reasons.id, how.id, decision.id, came.id];
    await at.reopen();
    for (const id of [goal.id, before.id]) {
      const thread = threadOf(at.archive, { goalId: id });
      expect(thread.entries.map((entry) => entry.id)).toEqual(expected);
      expect(thread.meetings.map((one) => one.title)).toEqual(['Last year', 'Annual review']);
    }
    expect(() => threadOf(at.archive, { goalId: 'nowhere' })).toThrow(failure('not-found'));
  });

  it('holds what the papers say about it, each passage once, until its document is taken out', async () => {
    const { child, goal, recording } = await family();
    const { index } = at.archive;
    const said = mark(recording, { goalId: goal.id });
    const evaluation = aPaper({ kind: 'evaluation', studentId: child.id, date: '2026-09-01' });
    const tied = { documentId: evaluation.id, page: 2, startAt: 0, endAt: 9, quote: 'needs speech' };
    const both = { ...tied, id: 'p1', momentId: said.id, decisionId: null, goalId: goal.id };
    index.transaction(() => {
      index.documents.insert(evaluation);
      index.passages.insert({ ...both, createdAt: '2026-11-01T10:00:00.000Z' });
    });
    const entries = () => threadOf(at.archive, { goalId: goal.id }).entries;
    expect(entries().map((entry) => entry.id)).toEqual(['p1', said.id]);
    expect(entries()[0]).toMatchObject({ date: '2026-09-01', document: { kind: 'evaluation' } });
    index.documents.setDeleted(evaluation.id, '2026-11-02T10:00:00.000Z');
    expect(entries().map((entry) => entry.id)).toEqual([said.id]);
  });

  it('goes on only from an earlier goal of the same child', async () => {
    const { before, goal } = await family();
    const other = addStudent(at.archive, { initials: 'M.K.' });
    const continues = (id: string, continuesId: string) =>
      changeGoal(at.archive, { id, change: { continuesId } });
    expect(() => continues(before.id, goal.id)).toThrow(failure('invalid-input'));
    expect(() => continues(goal.id, goal.id)).toThrow(failure('invalid-input'));
    expect(() => continues(goal.id, 'nowhere')).toThrow(failure('not-found'));
    const stranger = { studentId: other.id, text: 'Reading', continuesId: goal.id };
    expect(() => addGoal(at.archive, stranger)).toThrow(failure('invalid-input'));
    const clip = { studentId: other.id, text: 'Reading', howMomentId: 'nowhere' };
    expect(() => addGoal(at.archive, clip)).toThrow(failure('not-found'));
  });
});

describe('the agenda', () => {
  it('asks only for what may be open, of this child, and never for what is private', async () => {
    const { child, goal, recording } = await family();
    const asked = mark(recording, { type: 'question' });
    mark(recording, { type: 'question', private: true });
    mark(recording, { type: 'statement' });
    const missing = mark(recording, {
      type: 'decision',
      inIep: 'missing',
      startMs: ms(8000),
      endMs: ms(9000),
    });
    const newest = addProgress(at.archive, { goalId: goal.id, date: '2026-11-02', text: '5 of 10' });
    const sources = agendaFor(at.archive, { studentId: child.id });
    expect(sources.moments.map((one) => one.moment.id)).toEqual([asked.id, missing.id]);
    expect(sources.goals.find((one) => one.goal.id === goal.id)?.newest).toEqual(newest);
    expect(() => agendaFor(at.archive, { studentId: 'nobody' })).toThrow(failure('not-found'));
  });
});
