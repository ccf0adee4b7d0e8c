import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDelivery, agendaFor, problemsFor } from '../../../main/goals/index.ts';
import {
  addConcern,
  addDecision,
  addGoal,
  addIncident,
  addStudent,
  carryOver,
  changeConcern,
  changeIncident,
  listConcerns,
  removeConcern,
  removeDecision,
  removeIncident,
  waitingConcerns,
} from '../../../main/meetings/index.ts';
import { addMoment, changeMoment, historyOf, removeMoment, undo } from '../../../main/review/index.ts';
import { agendaOf, type ConcernFields, type Meeting } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
let studentId: string;
let october: Meeting;
let november: Meeting;
beforeEach(async () => {
  at = await newArchive();
  studentId = addStudent(at.archive, { initials: 'J.R.' }).id;
  october = someMeeting(at.archive, { studentIds: [studentId] });
  november = someMeeting(at.archive, { title: 'November', date: '2026-11-17', studentIds: [studentId] });
});
afterEach(() => at.remove());

const write = (text: string, meetingId = october.id) => addConcern(at.archive, { meetingId, text });
const sheet = (meeting = october) => listConcerns(at.archive, { meetingId: meeting.id });
const waiting = () =>
  waitingConcerns(at.archive, { meetingId: november.id }).map(({ concern }) => concern.text);
const raise = async (concernId: string) => {
  const recording = await sealedRecording(at.archive, october);
  return addMoment(at.archive, {
    ...{ recordingId: recording.id, startMs: ms(1000), endMs: ms(2000), type: 'statement', concernId },
  });
};
const failure = (code: string) => expect.objectContaining({ code });

describe('a concern about a problem', () => {
  const promised = async () => {
    const recording = await sealedRecording(at.archive, october);
    const moment = addMoment(at.archive, {
      ...{ recordingId: recording.id, startMs: ms(0), endMs: ms(900), type: 'promise' },
      ...{ text: '30 minutes of speech a week', owner: 'Ms. Lee', due: '2026-10-30' },
    });
    return { recording, moment };
  };
  const problems = () => problemsFor(at.archive, { meetingId: november.id });

  it('is filled in from promises that are late or not kept, and from notes; what is private or taken is not', async () => {
    const { moment } = await promised();
    const note = addIncident(at.archive, { date: '2026-03-03', text: 'No speech today', studentId });
    addIncident(at.archive, { date: '2026-03-03', text: 'Only for me', studentId, private: true });
    addDelivery(at.archive, { momentId: moment.id, date: '2026-03-02', delivered: 'no', minutes: 0 });
    expect(problems()).toMatchObject([
      { kind: 'promise', trouble: 'not-done', commitment: { id: moment.id, owner: 'Ms. Lee' } },
      { kind: 'incident', incident: { id: note.id } },
    ]);
    addConcern(at.archive, {
      ...{ meetingId: november.id, text: 'Speech was missed', problem: 'service-missed' },
      ...{ since: 'March 2', promised: ' 30 minutes ', promisedBy: 'Ms. Lee', due: '2026-10-30' },
      aboutMomentId: moment.id,
    });
    expect(problems().map(({ kind }) => kind)).toEqual(['incident']);
    expect(sheet(november)).toMatchObject([
      { concern: { promised: '30 minutes', answer: null }, promisedIn: { momentId: moment.id } },
    ]);
    // The agenda goes to the school: what is about a moment that became hers stays at home, as in a bundle.
    const agenda = () => agendaFor(at.archive, { studentId }).concerns.map(({ concern }) => concern.text);
    expect(agenda()).toEqual(['Speech was missed']);
    changeMoment(at.archive, { id: moment.id, change: { private: true } });
    expect(agenda()).toEqual([]);
    expect(sheet(november)).toHaveLength(1);
    undo(at.archive);
    expect(agenda()).toEqual(['Speech was missed']);
    const meeting = someMeeting(at.archive, { title: 'Talk', kind: 'mediation', studentIds: [studentId] });
    changeIncident(at.archive, { id: note.id, change: { meetingId: meeting.id } });
    expect(problems()).toEqual([]);
  });

  it('keeps what was answered, in words and as the clip; then it waits for no later meeting', async () => {
    const { recording, moment } = await promised();
    const { id } = write('Speech was missed');
    changeConcern(at.archive, { id, change: { problem: 'service-missed', since: 'March' } });
    expect(waiting()).toEqual(['Speech was missed']);
    changeConcern(at.archive, { id, change: { answer: 'They will make it up' } });
    expect(waiting()).toEqual([]);
    undo(at.archive);
    expect(waiting()).toEqual(['Speech was missed']);
    carryOver(at.archive, { meetingId: november.id, ids: [id] });
    expect(sheet(november)).toMatchObject([{ concern: { problem: 'service-missed', since: 'March' } }]);
    addMoment(at.archive, {
      ...{ recordingId: recording.id, startMs: ms(100), endMs: ms(200), type: 'statement', concernId: id },
      answeredById: moment.id,
    });
    expect(sheet()[0]).toMatchObject({ answeredIn: { momentId: moment.id } });
  });
});

describe('what a parent means to raise', () => {
  it('is one line, with why it matters and a goal when she likes; undo takes it back', () => {
    const goal = addGoal(at.archive, { studentId, text: 'Eats with others' });
    const { id } = write('  He eats alone ');
    changeConcern(at.archive, { id, change: { why: 'He comes home sad', goalId: goal.id } });
    expect(sheet()).toMatchObject([
      {
        concern: { text: 'He eats alone', why: 'He comes home sad' },
        goal: { text: 'Eats with others' },
        ...{ raised: [], carriedTo: null },
      },
    ]);
    undo(at.archive);
    expect(sheet()[0]).toMatchObject({ concern: { why: null }, goal: null });
    removeConcern(at.archive, { id });
    expect(sheet()).toEqual([]);
    undo(at.archive);
    expect(sheet()).toHaveLength(1);
    expect(at.archive.custody.entries().map(({ event }) => event)).not.toContain('moment-added');
  });

  it('refuses no words, and a meeting or goal that is not there', () => {
    expect(() => write('   ')).toThrow(failure('invalid-input'));
    expect(() => write('x', 'nowhere')).toThrow(failure('not-found'));
    const { id } = write('x');
    expect(() => changeConcern(at.archive, { id, change: { goalId: 'none' } })).toThrow(failure('not-found'));
  });

  it('is raised by a moment that names it, which plays; without the moment it is not', async () => {
    const { id } = write('He eats alone');
    const moment = await raise(id);
    expect(sheet()[0]?.raised).toMatchObject([{ momentId: moment.id, startMs: 1000, code: 'R01' }]);
    expect(historyOf(at.archive, moment)[0]?.version.concernId).toBe(id);
    changeMoment(at.archive, { id: moment.id, change: { concernId: null } });
    expect(sheet()[0]?.raised).toEqual([]);
    undo(at.archive);
    removeMoment(at.archive, moment);
    expect(sheet()[0]?.raised).toEqual([]);
    const change = { concernId: 'none' };
    undo(at.archive);
    expect(() => changeMoment(at.archive, { id: moment.id, change })).toThrow(failure('not-found'));
  });
});

describe('what was not raised', () => {
  it('waits for the next meeting of the child, and is taken over with one press and taken back with one', async () => {
    const [first, second] = [write('He eats alone'), write('No one reads to him'), write('The bus is late')];
    await raise(write('Raised').id);
    const other = addStudent(at.archive, { initials: 'M.K.' });
    addConcern(at.archive, {
      meetingId: someMeeting(at.archive, { studentIds: [other.id] }).id,
      text: 'Not his',
    });
    expect(waiting()).toEqual(['He eats alone', 'No one reads to him', 'The bus is late']);
    carryOver(at.archive, { meetingId: november.id, ids: [first.id, second.id] });
    expect(waiting()).toEqual(['The bus is late']);
    expect(sheet(november).map(({ concern }) => concern.carriedFromId)).toEqual([first.id, second.id]);
    expect(sheet()[0]?.carriedTo).toMatchObject({ title: 'November' });
    const again = () => carryOver(at.archive, { meetingId: november.id, ids: [first.id] });
    expect(again).toThrow(failure('invalid-input'));
    undo(at.archive);
    expect([sheet(november), waiting().length]).toEqual([[], 3]);
  });

  it('stands on the next agenda, each once, where it goes on', async () => {
    const first = write('He eats alone');
    await raise(write('Raised').id);
    carryOver(at.archive, { meetingId: november.id, ids: [first.id] });
    const items = agendaOf(agendaFor(at.archive, { studentId }), '2026-11-20');
    expect(items).toMatchObject([{ section: 'concerns', text: 'He eats alone', meetingTitle: 'November' }]);
  });

  it('is not on the agenda of a brother or sister whose note, promise or decision it is not about', async () => {
    const sister = addStudent(at.archive, { initials: 'S.R.' }).id;
    const both = someMeeting(at.archive, { title: 'Both', studentIds: [studentId, sister] });
    const note = addIncident(at.archive, { date: '2026-03-03', text: 'Hit on the bus', studentId });
    const goalId = addGoal(at.archive, { studentId, kind: 'goal', text: 'Reads alone' }).id;
    const { id: aboutDecisionId } = addDecision(at.archive, { meetingId: both.id, text: 'A reader', goalId });
    const add = (about: Partial<ConcernFields>) =>
      addConcern(at.archive, { meetingId: both.id, text: Object.keys(about).join(), ...about });
    add({ aboutIncidentId: note.id });
    add({ aboutDecisionId });
    write('Of both', both.id);
    const texts = (child: string) =>
      agendaFor(at.archive, { studentId: child }).concerns.map(({ concern }) => concern.text);
    expect(texts(studentId)).toEqual(['aboutIncidentId', 'aboutDecisionId', 'Of both']);
    expect(texts(sister)).toEqual(['Of both']);
    // Nor is what was said of that decision.
    const { id: recordingId } = await sealedRecording(at.archive, both);
    for (const type of ['question', 'promise'] as const) {
      const place = { recordingId, startMs: ms(0), endMs: ms(900), type, owner: 'Ms. Lee' };
      addMoment(at.archive, { ...place, text: 'Who reads?', decisionId: aboutDecisionId });
    }
    const said = (child: string) => {
      const { moments, commitments } = agendaFor(at.archive, { studentId: child });
      return [moments.length, commitments.filter(({ kind }) => kind === 'moment').length];
    };
    expect(said(studentId)).toEqual([1, 2]);
    expect(said(sister)).toEqual([0, 0]);
  });

  it('tells of no private note and no mediation either, also when that was taken out since', () => {
    const note = addIncident(at.archive, { date: '2026-03-03', text: 'No speech today', studentId });
    const { id: mediation } = someMeeting(at.archive, { kind: 'mediation', studentIds: [studentId] });
    const decision = addDecision(at.archive, { meetingId: mediation, text: 'Offered' });
    for (const about of [{ aboutIncidentId: note.id }, { aboutDecisionId: decision.id }]) {
      addConcern(at.archive, { meetingId: october.id, text: 'From there', ...about });
    }
    const points = () => agendaFor(at.archive, { studentId }).concerns.length;
    expect(points()).toBe(1);
    changeIncident(at.archive, { id: note.id, change: { private: true } });
    expect(points()).toBe(0);
    removeIncident(at.archive, { id: note.id });
    removeDecision(at.archive, { id: decision.id });
    expect(points()).toBe(0);
  });
});
