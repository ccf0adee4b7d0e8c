import { describe, expect, it } from 'vitest';
import {
  type Goal,
  type HeardByNew,
  isForChild,
  isInScope,
  isSettled,
  newBriefing,
  newestOfEach,
  schoolYearToTakeOver,
  soundOf,
  staysFromNew,
  takenOver,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { aMoment } from '../../support/archive/index.ts';

const goal = (id: string, change: Partial<Goal> = {}): Goal => ({
  ...{ id, studentId: 'jr', kind: 'accommodation', area: null, text: id, baseline: null, target: null },
  ...{ schoolYear: null, howDone: null, howMomentId: null, continuesId: null },
  createdAt: '2026-10-20T15:30:00.000Z',
  ...change,
});

describe('what stays from someone new', () => {
  const recording = { id: 'r1' };
  const stays = (change: Parameters<typeof aMoment>[1] = {}, more: Partial<HeardByNew> = {}) => {
    const moment = aMoment(recording, change);
    return staysFromNew({
      ...{ moment, meeting: { kind: 'iep' }, kept: [] },
      ...{ studentId: 'jr', tiedTo: ['jr'], ...more },
    });
  };

  it('is what is hers, a quarrel, of a mediation, hard for her, or about another child', () => {
    expect(stays()).toBe(false);
    expect(stays({ private: true })).toBe(true);
    expect(stays({ mark: 'hard-part' })).toBe(true);
    expect(stays({ mark: 'disputed' })).toBe(true);
    expect(stays({ dispute: { claim: '' } as never })).toBe(true);
    expect(stays({}, { meeting: { kind: 'mediation' } })).toBe(true);
    expect(stays({}, { tiedTo: ['jr', 'am'] })).toBe(true);
    expect(stays({}, { tiedTo: [] })).toBe(false);
  });

  it('is also sound in which some of that is heard, under whatever mark', () => {
    const kept = [
      { recordingId: 'r1', startMs: 5_000, endMs: 8_000 },
      { recordingId: 'r2', startMs: 0, endMs: 60_000 },
      soundOf({ recordingId: 'r1', startMs: ms(20_000), endMs: ms(20_000) }),
    ];
    const span = (startMs: number, endMs: number) =>
      stays({ startMs: ms(startMs), endMs: ms(endMs) }, { kept });
    expect(span(1_000, 5_000)).toBe(false);
    expect(span(1_000, 5_001)).toBe(true);
    expect(span(8_000, 9_000)).toBe(false);
    expect(span(20_500, 22_000), 'a mark without length is a second').toBe(true);
    expect(span(4_500, 4_500), 'and so is this one').toBe(true);
  });

  it('tells of no meeting that is a mediation, or about other children alone', () => {
    expect(isForChild({ kind: 'iep', studentIds: ['am', 'jr'] }, 'jr')).toBe(true);
    expect(isForChild({ kind: 'iep', studentIds: [] }, 'jr')).toBe(true);
    expect(isForChild({ kind: 'iep', studentIds: ['am'] }, 'jr')).toBe(false);
    expect(isForChild({ kind: 'mediation', studentIds: ['jr'] }, 'jr')).toBe(false);
  });
});

describe('what is offered by itself', () => {
  const moment = (change: Parameters<typeof aMoment>[1]) =>
    aMoment({ id: 'r' }, { type: 'statement', ...change });

  it('is what was agreed to or promised, and is not taken back by its own outcome', () => {
    expect(isSettled(moment({ outcome: 'agreed' }), null)).toBe(true);
    expect(isSettled(moment({ mark: 'agreed' }), null)).toBe(true);
    expect(isSettled(moment({ type: 'promise' }), null)).toBe(true);
    expect(isSettled(moment({ mark: 'promised', outcome: 'partly' }), null)).toBe(true);
    expect(isSettled(moment({ type: 'promise', outcome: 'not-agreed' }), null)).toBe(false);
    expect(isSettled(moment({ type: 'promise', outcome: 'put-off' }), null)).toBe(false);
    expect(isSettled(moment({}), null)).toBe(false);
    expect(isSettled(moment({}), { outcome: 'agreed' })).toBe(true);
    expect(isSettled(moment({ outcome: 'unclear' }), { outcome: 'agreed' })).toBe(false);
  });
});

describe('what a selection is of', () => {
  it('is one meeting, all since a day, or a school year', () => {
    const of = { shape: 'catch-up' as const, meetingId: null, since: null, schoolYear: null };
    const said = { date: '2026-10-20', meetingId: 'm1' };
    expect(isInScope({ ...of, meetingId: 'm1' }, said)).toBe(true);
    expect(isInScope({ ...of, meetingId: 'm2' }, said)).toBe(false);
    expect(isInScope({ ...of, since: '2026-10-20' }, said)).toBe(true);
    expect(isInScope({ ...of, since: '2026-10-21' }, said)).toBe(false);
    expect(isInScope({ ...of, shape: 'taking-over', schoolYear: '2026-27' }, said)).toBe(true);
    expect(isInScope({ ...of, shape: 'taking-over', schoolYear: '2025-26' }, said)).toBe(false);
  });

  it('is said in one way only', () => {
    const fields = { studentId: 'jr', title: 'For the new teacher' };
    const fits = (more: object) => newBriefing.safeParse({ ...fields, ...more }).success;
    expect(fits({ shape: 'taking-over' })).toBe(true);
    expect(fits({ shape: 'taking-over', since: '2026-10-20' })).toBe(false);
    expect(fits({ shape: 'catch-up' })).toBe(false);
    expect(fits({ shape: 'catch-up', meetingId: 'm', since: '2026-10-20' })).toBe(false);
    expect(fits({ shape: 'catch-up', meetingId: 'm' })).toBe(true);
    expect(fits({ shape: 'taking-over', title: '  ' })).toBe(false);
  });
});

describe('what is taken over', () => {
  it('is every accommodation, then every service of the year, the newest of each chain', () => {
    const plan = [
      goal('speech', { kind: 'service', schoolYear: '2026-2027' }),
      goal('old seat', { schoolYear: '2025-26' }),
      goal('seat', { schoolYear: '2026-27', continuesId: 'old seat' }),
      goal('words', { kind: 'goal' }),
      goal('breaks'),
      goal('longer breaks', { continuesId: 'breaks' }),
    ];
    expect(takenOver(plan, '2026-27').map(({ id }) => id)).toEqual(['seat', 'longer breaks', 'speech']);
    expect(newestOfEach(plan).map(({ id }) => id)).toEqual(['speech', 'seat', 'words', 'longer breaks']);
    expect(schoolYearToTakeOver(plan, '2026-11-22')).toBe('2026-27');
    expect(schoolYearToTakeOver(plan, '2027-08-01'), 'nothing of the new year is there yet').toBe('2026-27');
    expect(schoolYearToTakeOver([goal('seat')], '2027-08-01')).toBe('2027-28');
  });
});
