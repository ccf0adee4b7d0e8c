import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHashOf } from '../../../main/custody/index.ts';
import {
  addDecision,
  addGoal,
  addPerson,
  addStudent,
  changeGoal,
  changePerson,
  listGoals,
  listPeople,
  removeGoal,
} from '../../../main/meetings/index.ts';
import {
  addMoment,
  changeMoment,
  draftsOf,
  historyOf,
  momentsOfGoal,
  momentsOfMeeting,
  momentsOfRecording,
  redo,
  removeMoment,
  saveDraft,
  undo,
  undoState,
} from '../../../main/review/index.ts';
import type { Meeting, Recording } from '../../../shared/domain/index.ts';
import {
  foundIn,
  newArchive,
  sealedRecording,
  someMeeting,
  type TestArchive,
} from '../../support/archive/index.ts';

let at: TestArchive;
let meeting: Meeting;
let recording: Recording;
beforeEach(async () => {
  at = await newArchive();
  meeting = someMeeting(at.archive);
  recording = await sealedRecording(at.archive, meeting);
});
afterEach(() => at.remove());

const failure = (code: string) => expect.objectContaining({ code });
const last = () => at.archive.custody.entries().at(-1);
const add = (change: object = {}) =>
  addMoment(at.archive, {
    recordingId: recording.id,
    startMs: 1000,
    endMs: 5000,
    type: 'promise',
    ...change,
  });

describe('a moment', () => {
  it('needs a span and a type; the rest is refined later, each time a version', () => {
    const moment = add();
    expect(moment).toMatchObject({ text: '', speakerId: null, dispute: null, private: false, outcome: null });
    at.place.clock.advance(60_000);
    const dispute = { claim: 'We never said that.', by: 'Principal', where: 'e-mail', on: '2026-11-02' };
    const changed = changeMoment(at.archive, {
      id: moment.id,
      change: { text: 'Thirty minutes a week', inIep: 'missing', dispute },
    });
    expect(changed).toEqual({
      ...moment,
      text: 'Thirty minutes a week',
      inIep: 'missing',
      dispute: { ...dispute, status: 'not-asked-yet', documentId: null, page: null },
      updatedAt: '2026-10-20T15:31:00.000Z',
    });
    expect(momentsOfRecording(at.archive, { recordingId: recording.id })).toEqual([changed]);
    expect(historyOf(at.archive, { id: moment.id }).map(({ version }) => version)).toEqual([changed, moment]);
  });

  it('stays within the recording', () => {
    const { durationMs } = recording;
    expect(add({ endMs: durationMs + 1 }).endMs).toBe(durationMs);
    expect(add({ startMs: durationMs, endMs: durationMs + 5000 }).endMs).toBe(durationMs);
    expect(() => add({ startMs: durationMs + 1, endMs: durationMs + 2 })).toThrow(failure('invalid-input'));
    expect(() => add({ startMs: 2000, endMs: 1000 })).toThrow(failure('invalid-input'));
    const moment = add();
    expect(() => changeMoment(at.archive, { id: moment.id, change: { endMs: 10 } })).toThrow(
      failure('invalid-input'),
    );
    expect(momentsOfMeeting(at.archive, { meetingId: meeting.id })).toHaveLength(3);
  });

  it('points only at what is there; a link may outlive what it pointed at', () => {
    for (const link of ['speakerId', 'goalId', 'decisionId', 'recordingId']) {
      expect(() => add({ [link]: 'nothing' }), link).toThrow(failure('not-found'));
    }
    const student = addStudent(at.archive, { initials: 'AB' });
    const goal = addGoal(at.archive, { studentId: student.id, text: 'Reads' });
    const person = addPerson(at.archive, { label: 'Ms Lee', role: 'other' });
    const decision = addDecision(at.archive, { meetingId: meeting.id, text: 'Yes' });
    const moment = add({
      goalId: goal.id,
      speakerId: person.id,
      decisionId: decision.id,
      speakerHow: 'introduced',
    });
    expect(momentsOfGoal(at.archive, { goalId: goal.id })).toEqual([moment]);
    expect(listGoals(at.archive, { studentId: null })).toMatchObject([{ moments: 1, disputed: 0 }]);
    removeGoal(at.archive, { id: goal.id });
    expect(changeMoment(at.archive, { id: moment.id, change: { text: 'still fine' } }).goalId).toBe(goal.id);
  });

  it('its custody entry ties the stored words to it without saying them', () => {
    const moment = add({ text: 'SECRETWORDS', reason: 'SECRETREASON', dispute: { claim: 'SECRETCLAIM' } });
    expect(last()).toMatchObject({
      event: 'moment-added',
      subject: moment.id,
      facts: { code: 'R01', startMs: 1000, endMs: 5000, type: 'promise', contentHash: contentHashOf(moment) },
    });
    removeMoment(at.archive, { id: moment.id });
    expect(last()?.event).toBe('moment-deleted');
    expect(JSON.stringify(at.archive.custody.entries())).not.toMatch(/SECRET/);
  });

  it('a private one leaves not even its hash or its time in the log (D38)', () => {
    const moment = add({ text: 'about me', private: true });
    expect(Object.keys(last()?.facts ?? {}).sort()).toEqual(['private', 'salt']);
    changeMoment(at.archive, { id: moment.id, change: { private: false } });
    expect(last()?.facts.startMs).toBe(1000);
  });

  it('that is hard to hear again is private whatever is asked, also when a moment becomes one (D33, D38)', () => {
    const hard = add({ mark: 'hard-part', private: false });
    expect(hard.private).toBe(true);
    expect(Object.keys(last()?.facts ?? {}).sort()).toEqual(['private', 'salt']);
    expect(changeMoment(at.archive, { id: hard.id, change: { private: false } }).private).toBe(true);
    expect(changeMoment(at.archive, { id: hard.id, change: { mark: null, private: false } }).private).toBe(
      false,
    );
    expect(changeMoment(at.archive, { id: hard.id, change: { mark: 'hard-part' } }).private).toBe(true);
  });

  it('of a deleted recording is gone from lists, search and undo', () => {
    const moment = add({ text: 'xylophone' });
    at.archive.index.recordings.remove(recording.id, '2026-10-21T08:00:00.000Z');
    expect(momentsOfMeeting(at.archive, { meetingId: meeting.id })).toEqual([]);
    expect(foundIn(at.archive.index, 'moment', 'xylophone')).toEqual([]);
    expect(() => changeMoment(at.archive, { id: moment.id, change: {} })).toThrow(failure('not-found'));
    expect(undoState(at.archive).undo).not.toMatchObject({ what: 'moment' });
  });
});

describe('every keystroke', () => {
  it('is safe across a restart, and forgotten when it is saved', async () => {
    const moment = add();
    saveDraft(at.archive, { momentId: moment.id, field: 'text', text: 'She prom' });
    saveDraft(at.archive, { momentId: moment.id, field: 'claim', text: 'They ' });
    await at.reopen();
    const drafts = () => draftsOf(at.archive, { recordingId: recording.id });
    expect(drafts()).toEqual([
      { momentId: moment.id, field: 'claim', text: 'They ' },
      { momentId: moment.id, field: 'text', text: 'She prom' },
    ]);
    changeMoment(at.archive, { id: moment.id, change: { text: 'She promised' } });
    expect(drafts().map(({ field }) => field)).toEqual(['claim']);
    saveDraft(at.archive, { momentId: moment.id, field: 'claim', text: null });
    expect(drafts()).toEqual([]);
    const nowhere = { momentId: 'none', field: 'text' as const, text: 'x' };
    expect(() => saveDraft(at.archive, nowhere)).toThrow(failure('not-found'));
  });
});

describe('undo and redo', () => {
  it('name what was marked and has no words yet by its place', () => {
    const span = { recordingId: recording.id, startMs: 754_000, endMs: 760_000 };
    addMoment(at.archive, { ...span, type: 'promise', text: '' });
    expect(undoState(at.archive).undo?.label).toBe('0:12:34');
    expect(undo(at.archive).label).toBe('0:12:34');
    expect(redo(at.archive).label).toBe('0:12:34');
  });

  it('say what they would do and did, and work across restarts', async () => {
    const moment = add({
      text: 'Thirty  minutes\nof speech therapy every week, starting on the first of November 2026',
    });
    changeMoment(at.archive, { id: moment.id, change: { outcome: 'agreed' } });
    removeMoment(at.archive, { id: moment.id });
    const label = 'Thirty minutes of speech therapy every week, starting on th…';
    const step = (action: string) => ({ action, what: 'moment', subject: moment.id, label });
    await at.reopen();
    expect(undoState(at.archive)).toEqual({ undo: step('deleted'), redo: null });
    expect(undo(at.archive)).toEqual(step('deleted'));
    expect(undo(at.archive)).toEqual(step('changed'));
    await at.reopen();
    expect(undoState(at.archive)).toEqual({ undo: step('added'), redo: step('changed') });
    expect(redo(at.archive)).toEqual(step('changed'));
    const [now] = momentsOfRecording(at.archive, { recordingId: recording.id });
    expect(now).toMatchObject({ id: moment.id, outcome: 'agreed' });
    expect(last()).toMatchObject({ event: 'moment-changed', facts: { because: 'redo' } });
    // Every version that was ever there is in the history.
    expect(
      historyOf(at.archive, { id: moment.id }).map(({ version, because }) => [version.outcome, because]),
    ).toEqual([
      ['agreed', 'redo'],
      [null, 'undo'],
      ['agreed', 'undo'],
      ['agreed', null],
      [null, null],
    ]);
  });

  it('does not take back a meeting that has recordings by now', () => {
    expect(undoState(at.archive)).toEqual({ undo: null, redo: null });
    expect(() => undo(at.archive)).toThrow(failure('nothing-to-undo'));
    expect(() => redo(at.archive)).toThrow(failure('nothing-to-undo'));
    expect(at.archive.index.meetings.get(meeting.id)).not.toBeNull();
  });

  it('take any history back step by step, and make it again', () => {
    const student = addStudent(at.archive, { initials: 'AB' });
    const snapshotOf = () => ({
      goals: listGoals(at.archive, { studentId: null }),
      people: listPeople(at.archive),
      moments: momentsOfMeeting(at.archive, { meetingId: meeting.id }).map(
        ({ updatedAt: _at, ...rest }) => rest,
      ),
    });
    const action = fc.record({
      kind: fc.constantFrom(
        'add-moment',
        'change-moment',
        'remove-moment',
        'add-goal',
        'change-goal',
        'remove-goal',
        'add-person',
        'change-person',
      ),
      which: fc.nat(5),
      text: fc.string({ minLength: 1, maxLength: 8 }).map((text) => `t${text.trim()}`),
    });
    const act = ({ kind, which, text }: { kind: string; which: number; text: string }): boolean => {
      const before = snapshotOf();
      const pick = <T>(things: T[]): T | undefined => things[which % Math.max(1, things.length)];
      const [moment, goal, person] = [pick(before.moments), pick(before.goals), pick(before.people)];
      if (kind === 'add-moment') add({ text, startMs: which });
      else if (kind === 'change-moment' && moment)
        changeMoment(at.archive, { id: moment.id, change: { text } });
      else if (kind === 'remove-moment' && moment) removeMoment(at.archive, { id: moment.id });
      else if (kind === 'add-goal') addGoal(at.archive, { studentId: student.id, text });
      else if (kind === 'change-goal' && goal) changeGoal(at.archive, { id: goal.id, change: { text } });
      else if (kind === 'remove-goal' && goal) removeGoal(at.archive, { id: goal.id });
      else if (kind === 'add-person') addPerson(at.archive, { label: text, role: 'other' });
      else if (kind === 'change-person' && person)
        changePerson(at.archive, { id: person.id, change: { label: text } });
      else return false;
      return true;
    };
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 10 }), (actions) => {
        const states = [snapshotOf()];
        for (const one of actions) if (act(one)) states.push(snapshotOf());
        for (const state of states.slice(0, -1).reverse()) {
          undo(at.archive);
          expect(snapshotOf()).toEqual(state);
        }
        for (const state of states.slice(1)) {
          redo(at.archive);
          expect(snapshotOf()).toEqual(state);
        }
      }),
      { numRuns: 15 },
    );
    expect(at.archive.custody.verify()).toEqual([]);
  });
});
