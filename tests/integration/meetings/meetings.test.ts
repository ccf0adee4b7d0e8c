import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addDecision,
  addGoal,
  addMeeting,
  addPerson,
  addSession,
  addStudent,
  changeDecision,
  changeGoal,
  changeMeeting,
  changePerson,
  changeStudent,
  choicesOfMeeting,
  chosenMeeting,
  getMeeting,
  listDecisions,
  listGoals,
  listMeetings,
  listPeople,
  listStudents,
  removeDecision,
  removeGoal,
  removeMeeting,
  setAttendance,
} from '../../../main/meetings/index.ts';
import { redo, undo } from '../../../main/review/index.ts';
import { search } from '../../../main/search/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';

let at: TestArchive;
beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());

const page = { limit: 100, offset: 0 };
const failure = (code: string) => expect.objectContaining({ code });
const events = () => at.archive.custody.entries().map(({ event }) => event);
const titles = () => listMeetings(at.archive, page).map(({ title }) => title);

describe('meetings', () => {
  it('a title and a day are enough; the first sitting is on that day', () => {
    const meeting = addMeeting(at.archive, { title: '  Annual review ', date: '2026-10-20' });
    expect(meeting).toMatchObject({ title: 'Annual review', kind: 'iep', notes: '', studentIds: [] });
    const found = getMeeting(at.archive, { id: meeting.id });
    expect(found.sessions).toMatchObject([{ ordinal: 1, date: '2026-10-20', label: null }]);
    expect(found.meeting).toMatchObject({ recordings: 0, moments: 0, disputed: 0, durationMs: 0 });
    expect(found.attendees).toEqual([]);
  });

  it('a change leaves alone what it does not name', () => {
    const meeting = addMeeting(at.archive, { title: 'A', date: '2026-10-20', notes: 'keep me', kind: '504' });
    const changed = changeMeeting(at.archive, { id: meeting.id, change: { title: 'B' } });
    expect(changed).toEqual({ ...meeting, title: 'B' });
    expect(getMeeting(at.archive, { id: meeting.id }).meeting).toMatchObject(changed);
  });

  it('a corrected day moves the first sitting along, and undo moves it back', () => {
    const meeting = someMeeting(at.archive);
    addSession(at.archive, { meetingId: meeting.id, date: '2026-10-21', label: 'Second day' });
    const days = () => getMeeting(at.archive, { id: meeting.id }).sessions.map(({ date }) => date);
    changeMeeting(at.archive, { id: meeting.id, change: { date: '2026-10-19' } });
    expect(days()).toEqual(['2026-10-19', '2026-10-21']);
    undo(at.archive);
    expect(days()).toEqual(['2026-10-20', '2026-10-21']);
  });

  it('is chosen by its day and words, of one child or any, while it is there', () => {
    const [hers, his] = ['AB', 'CD'].map((initials) => addStudent(at.archive, { initials }).id);
    if (!hers || !his) throw new Error('there are two children');
    const ofBus = addMeeting(at.archive, { title: 'About the bus', date: '2026-03-04', studentIds: [his] });
    const ofAll = addMeeting(at.archive, { title: 'Open evening', date: '2026-03-05' });
    const which = { studentId: null, offered: 'every', limit: 20 } as const;
    const found = (text: string, studentId: string | null = null) =>
      choicesOfMeeting(at.archive, { ...which, text, studentId }).meetings.map(({ id }) => id);
    expect(found('March 2026')).toEqual([ofAll.id, ofBus.id]);
    expect([found('4 de marzo bus'), found('4 de marzo', hers), found('2025-26', hers)]).toEqual([
      [ofBus.id],
      [],
      [ofAll.id],
    ]);
    expect(choicesOfMeeting(at.archive, { ...which, text: '', limit: 1 }).more).toBe(1);
    const name = (studentId: string | null) =>
      chosenMeeting(at.archive, { ...which, id: ofBus.id, studentId })?.title ?? null;
    expect([name(null), name(his), name(hers)]).toEqual(['About the bus', 'About the bus', null]);
    removeMeeting(at.archive, { id: ofBus.id, reason: 'Twice' });
    expect([name(null), found('bus')]).toEqual([null, []]);
    undo(at.archive);
    expect(name(null)).toBe('About the bus');
  });

  it('has a note of who sat where, which is found and can be taken back', () => {
    const { id } = someMeeting(at.archive, { notes: 'Long.' });
    const found = () => listMeetings(at.archive, { ...page, text: 'psychologist' });
    const seating = 'Left to right: the principal, the psychologist, me.';
    changeMeeting(at.archive, { id, change: { seating } });
    expect(found()).toMatchObject([{ id, seating, notes: 'Long.' }]);
    const [group] = search(at.archive, { text: 'psychologist', limit: 5 });
    expect(group?.hits).toMatchObject([{ kind: 'meeting', id, also: { in: 'seating', snippet: seating } }]);
    undo(at.archive);
    expect(found()).toEqual([]);
    expect(getMeeting(at.archive, { id }).meeting.seating).toBe('');
  });

  it('is about several children, each once, and only about those in the archive', () => {
    const [a, b] = [addStudent(at.archive, { initials: 'AB' }), addStudent(at.archive, { initials: 'CD' })];
    const meeting = addMeeting(at.archive, { title: 'Both', date: '2026-10-20', studentIds: [b.id, a.id] });
    expect(getMeeting(at.archive, { id: meeting.id }).meeting.studentIds).toEqual([b.id, a.id]);
    const twice = { title: 'Twice', date: '2026-10-20', studentIds: [a.id, a.id] };
    expect(() => addMeeting(at.archive, twice)).toThrow(failure('invalid-input'));
    const stranger = { id: meeting.id, change: { studentIds: ['nobody'] } };
    expect(() => changeMeeting(at.archive, stranger)).toThrow(failure('not-found'));
    expect(titles()).toEqual(['Both']);
  });

  it('is taken out with a reason, with all that is in it, and comes back whole', async () => {
    const meeting = someMeeting(at.archive);
    const recording = await sealedRecording(at.archive, meeting);
    removeMeeting(at.archive, { id: meeting.id, reason: 'Entered twice' });
    expect(titles()).toEqual([]);
    expect(at.archive.index.recordings.list()).toEqual([]);
    expect(() => getMeeting(at.archive, { id: meeting.id })).toThrow(failure('not-found'));
    expect(at.archive.custody.entries().at(-1)).toMatchObject({
      event: 'meeting-deleted',
      subject: meeting.id,
      facts: { reason: 'Entered twice' },
    });
    undo(at.archive);
    expect(at.archive.index.recordings.list()).toEqual([recording]);
    expect(at.archive.custody.entries().at(-1)).toMatchObject({
      event: 'meeting-restored',
      facts: { because: 'undo' },
    });
  });

  it('a meeting that has recordings cannot become a mediation', async () => {
    const meeting = someMeeting(at.archive);
    const mediation = { id: meeting.id, change: { kind: 'mediation' as const } };
    changeMeeting(at.archive, mediation);
    undo(at.archive);
    await sealedRecording(at.archive, meeting);
    expect(() => changeMeeting(at.archive, mediation)).toThrow(failure('recording-forbidden'));
    expect(getMeeting(at.archive, { id: meeting.id }).meeting.kind).toBe('iep');
  });

  it('refuses what does not fit, naming the fields and never the words', () => {
    const bad = { title: '', date: 'SECRETDATE' };
    let caught: unknown;
    try {
      addMeeting(at.archive, bad);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ code: 'invalid-input', details: 'fields: title, date' });
    expect(String(caught)).not.toMatch(/SECRET/);
    expect(titles()).toEqual([]);
    const session = { meetingId: 'nowhere', date: '2026-10-20', label: null };
    expect(() => addSession(at.archive, session)).toThrow(failure('not-found'));
  });
});

describe('people', () => {
  it('attend meetings, and are renamed', () => {
    const meeting = someMeeting(at.archive);
    const person = addPerson(at.archive, { label: 'Ms Lee', role: 'regular-education-teacher' });
    const where = { meetingId: meeting.id, personId: person.id };
    setAttendance(at.archive, { ...where, attendance: 'present' });
    expect(getMeeting(at.archive, { id: meeting.id }).attendees).toEqual([
      { ...where, attendance: 'present' },
    ]);
    changePerson(at.archive, { id: person.id, change: { label: 'Mrs Lee' } });
    expect(listPeople(at.archive)).toEqual([{ ...person, label: 'Mrs Lee' }]);
    setAttendance(at.archive, { ...where, attendance: null });
    expect(getMeeting(at.archive, { id: meeting.id }).attendees).toEqual([]);
    const stranger = { ...where, personId: 'nobody', attendance: 'present' as const };
    expect(() => setAttendance(at.archive, stranger)).toThrow(failure('not-found'));
  });

  it('at least 13 of them fit into one meeting (D34)', () => {
    const meeting = someMeeting(at.archive);
    for (let n = 0; n < 13; n += 1) {
      const { id } = addPerson(at.archive, { label: `Person ${n}`, role: 'other' });
      setAttendance(at.archive, { meetingId: meeting.id, personId: id, attendance: 'present' });
    }
    expect(getMeeting(at.archive, { id: meeting.id }).attendees).toHaveLength(13);
  });
});

describe('goals and decisions', () => {
  it('are added, changed, taken out and brought back; evidence leaves its entry', () => {
    const student = addStudent(at.archive, { initials: 'AB' });
    changeStudent(at.archive, { id: student.id, change: { schoolYear: '2026-27' } });
    expect(listStudents(at.archive)).toEqual([{ ...student, schoolYear: '2026-27' }]);
    const goal = addGoal(at.archive, { studentId: student.id, text: 'Reads 60 words a minute' });
    expect(changeGoal(at.archive, { id: goal.id, change: { target: '80 %' } })).toEqual({
      ...goal,
      target: '80 %',
    });
    const meeting = someMeeting(at.archive);
    const decision = addDecision(at.archive, {
      meetingId: meeting.id,
      goalId: goal.id,
      text: 'Speech twice a week',
    });
    changeDecision(at.archive, { id: decision.id, change: { outcome: 'not-agreed', reason: 'No staff' } });
    expect(listDecisions(at.archive, { meetingId: meeting.id })).toEqual([
      { ...decision, outcome: 'not-agreed', reason: 'No staff' },
    ]);
    removeDecision(at.archive, { id: decision.id });
    removeGoal(at.archive, { id: goal.id });
    expect(listGoals(at.archive, { studentId: null })).toEqual([]);
    expect(events()).toEqual([
      'archive-created',
      'decision-added',
      'decision-changed',
      'decision-deleted',
      'goal-deleted',
    ]);
    undo(at.archive);
    undo(at.archive);
    expect(listGoals(at.archive, { studentId: student.id })).toMatchObject([
      { id: goal.id, target: '80 %', moments: 0 },
    ]);
    expect(listDecisions(at.archive, { meetingId: meeting.id })).toHaveLength(1);
    redo(at.archive);
    expect(listGoals(at.archive, { studentId: null })).toHaveLength(1);
    expect(events().slice(5)).toEqual(['goal-restored', 'decision-restored', 'decision-deleted']);
    expect(at.archive.custody.verify()).toEqual([]);
  });

  it('belong to a child, a meeting, a goal that are there', () => {
    expect(() => addGoal(at.archive, { studentId: 'nobody', text: 'x' })).toThrow(failure('not-found'));
    expect(() => addDecision(at.archive, { meetingId: 'nowhere', text: 'x' })).toThrow(failure('not-found'));
    const meeting = someMeeting(at.archive);
    const about = { meetingId: meeting.id, goalId: 'nothing', text: 'x' };
    expect(() => addDecision(at.archive, about)).toThrow(failure('not-found'));
    for (const missing of [changeGoal, changeDecision]) {
      expect(() => missing(at.archive, { id: 'none', change: {} })).toThrow(failure('not-found'));
    }
  });

  it('no words of a decision go into the custody log', () => {
    const meeting = someMeeting(at.archive);
    addDecision(at.archive, { meetingId: meeting.id, text: 'SECRETWORDS', reason: 'SECRETREASON' });
    expect(JSON.stringify(at.archive.custody.entries())).not.toMatch(/SECRET/);
  });
});
