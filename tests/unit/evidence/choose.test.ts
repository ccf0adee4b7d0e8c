import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseForBundle } from '../../../main/evidence/choose/choose.ts';
import { leftOutWords } from '../../../main/evidence/choose/left-out.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  EVERYTHING,
  plainCase,
  plainDecision,
  plainGoal,
  plainMeeting,
  plainMoment,
  plainRecording,
} from '../../support/evidence/index.ts';

const dispute = {
  claim: 'no',
  by: null,
  where: null,
  on: null,
  status: 'denied' as const,
  documentId: null,
  page: null,
};

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof KeptwordError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

describe('what goes into a bundle', () => {
  it('numbers exhibits by recording, then time', () => {
    const file = plainCase({
      recordings: [plainRecording(2), plainRecording(1)],
      moments: [
        plainMoment('late', 5000, 6000),
        plainMoment('second-recording', 0, 10, { recordingId: 'r2' }),
        plainMoment('early', 1000, 2000),
      ],
    });
    const { exhibits } = chooseForBundle(file, EVERYTHING);
    expect(exhibits.map((one) => [one.exhibit, one.moment.id])).toEqual([
      ['P-01', 'early'],
      ['P-02', 'late'],
      ['P-03', 'second-recording'],
    ]);
  });

  it('never takes a private moment, whatever is chosen, and says so to the parent only', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), fc.boolean(), (flags, named) => {
        const moments = flags.map((hidden, at) =>
          plainMoment(`x${at}`, at * 10, at * 10 + 5, { private: hidden }),
        );
        const choice = { ...EVERYTHING, momentIds: named ? moments.map((moment) => moment.id) : null };
        const work = () => chooseForBundle(plainCase({ moments }), choice);
        if (flags.every(Boolean)) return refusal(work) === 'nothing-to-export';
        const { exhibits, leftOut } = work();
        return (
          exhibits.every(({ moment }) => !moment.private) &&
          exhibits.length === flags.filter((flag) => !flag).length &&
          leftOut.length === flags.filter(Boolean).length
        );
      }),
    );
  });

  it('takes only the disputed ones, or exactly the named ones', () => {
    const file = plainCase({
      moments: [plainMoment('a', 0, 10), plainMoment('b', 20, 30, { dispute }), plainMoment('c', 40, 50)],
    });
    const ids = (choice: Partial<typeof EVERYTHING>) =>
      chooseForBundle(file, { ...EVERYTHING, ...choice }).exhibits.map(({ moment }) => moment.id);
    expect(ids({ disputedOnly: true })).toEqual(['b']);
    expect(ids({ momentIds: ['c', 'a'] })).toEqual(['a', 'c']);
    expect(ids({ momentIds: ['c'], disputedOnly: true })).toEqual(['c']);
  });

  it('brings the whole recording of each clip, and leaves the others at home when only some moments are chosen', () => {
    const file = plainCase({
      recordings: [plainRecording(1), plainRecording(2)],
      moments: [plainMoment('a', 0, 10)],
    });
    const codes = (choice: object) =>
      chooseForBundle(file, { ...EVERYTHING, ...choice }).recordings.map((one) => one.id);
    expect(codes({})).toEqual(['r1', 'r2']);
    expect(codes({ momentIds: ['a'] })).toEqual(['r1']);
    expect(
      chooseForBundle(file, { ...EVERYTHING, momentIds: ['a'] }).leftOut.map(leftOutWords),
    ).toContainEqual({
      what: 'The recording R02',
      why: 'No chosen moment is in it.',
    });
  });

  it('brings only goals and decisions that what is chosen is about', () => {
    const file = plainCase({
      moments: [plainMoment('a', 0, 10, { goalId: 'g1', decisionId: 'd1' }), plainMoment('b', 20, 30)],
      goals: [plainGoal('g1'), plainGoal('g2'), plainGoal('g3')],
      decisions: [plainDecision('d1'), plainDecision('d2', { goalId: 'g2' })],
    });
    const whole = chooseForBundle(file, EVERYTHING);
    expect(whole.goals.map((goal) => goal.id)).toEqual(['g1', 'g2']);
    const one = chooseForBundle(file, { ...EVERYTHING, momentIds: ['a'] });
    expect(one.decisions.map((decision) => decision.id)).toEqual(['d1']);
    expect(one.goals.map((goal) => goal.id)).toEqual(['g1']);
  });

  it('refuses mediation, unknown moments and an empty choice, each by its own code', () => {
    const mediation = plainCase({ meeting: plainMeeting({ kind: 'mediation' }) });
    expect(refusal(() => chooseForBundle(mediation, EVERYTHING))).toBe('mediation-confidential');
    expect(refusal(() => chooseForBundle(plainCase(), { ...EVERYTHING, momentIds: ['nobody'] }))).toBe(
      'not-found',
    );
    expect(refusal(() => chooseForBundle(plainCase({ moments: [] }), EVERYTHING))).toBe('nothing-to-export');
    expect(refusal(() => chooseForBundle(plainCase(), { ...EVERYTHING, disputedOnly: true }))).toBe(
      'nothing-to-export',
    );
  });

  it('tells the parent that notes and the date of birth stay at home', () => {
    const file = plainCase({
      meeting: plainMeeting({ notes: 'mine' }),
      students: [{ id: 's1', initials: 'J.R.', birthDate: '2015-03-14', schoolYear: null }],
    });
    expect(chooseForBundle(file, EVERYTHING).leftOut.map((one) => leftOutWords(one).what)).toEqual([
      'Your notes on the meeting',
      'The date of birth',
    ]);
  });
});
