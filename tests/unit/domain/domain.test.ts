import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byTime,
  custodyEntry,
  datesDisagree,
  meetingFields,
  newMoment,
  recordingCode,
  sameInitials,
  studentFields,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

describe('a new moment', () => {
  const span = { recordingId: 'r', startMs: 1000, endMs: 2000, type: 'statement' };

  it('needs a span and a type, nothing else', () => {
    expect(newMoment.safeParse(span).success).toBe(true);
    expect(newMoment.safeParse({ ...span, type: 'rumour' }).success).toBe(false);
    expect(newMoment.safeParse({ ...span, startMs: undefined }).success).toBe(false);
  });

  it('may be one point in time, and never ends before it starts', () => {
    expect(newMoment.safeParse({ ...span, endMs: 1000 }).success).toBe(true);
    expect(newMoment.safeParse({ ...span, endMs: 999 }).success).toBe(false);
  });

  it('can be disputed before the claim is written down, but never without saying so', () => {
    expect(newMoment.safeParse({ ...span, dispute: { claim: '' } }).success).toBe(true);
    expect(newMoment.safeParse({ ...span, dispute: {} }).success).toBe(false);
    const parsed = newMoment.parse({ ...span, dispute: { claim: 'The IEP says 30 minutes' } });
    expect(parsed.dispute?.status).toBe('not-asked-yet');
  });
});

describe('the order of moments', () => {
  it('is total: by start, then end, then id, whatever order they come in', () => {
    const at = fc.record({
      startMs: fc.nat(5).map(ms),
      endMs: fc.nat(5).map(ms),
      id: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(at), (moments) => {
        const sorted = [...moments].sort(byTime);
        expect([...moments].reverse().sort(byTime)).toEqual(sorted);
        for (const [index, moment] of sorted.slice(1).entries()) {
          expect(byTime(sorted[index] ?? moment, moment)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('recordings', () => {
  it('are called R01, R02 … R100', () => {
    expect([1, 2, 10, 100].map(recordingCode)).toEqual(['R01', 'R02', 'R10', 'R100']);
  });

  it('show their dates when the days are not all the same', () => {
    const day = { dateInFile: '2026-10-20T15:30:00.000Z', dateOnDisk: null, dateByParent: '2026-10-20' };
    expect(datesDisagree(day)).toBe(false);
    expect(datesDisagree({ ...day, dateOnDisk: '2026-11-02T08:00:00.000Z' })).toBe(true);
    expect(datesDisagree({ dateInFile: null, dateOnDisk: null, dateByParent: null })).toBe(false);
  });

  it.each([
    ['an evening in Missouri, in UTC the next day', '2026-10-21T01:10:00.000Z', '2026-10-20', false],
    ['the night in which clocks go back', '2026-11-02T05:30:00.000Z', '2026-11-01', false],
    ['a morning in Guam, in UTC the day before', '2026-10-19T23:00:00.000Z', '2026-10-20', false],
    ['no zone that fits', '2026-10-22T00:10:00.000Z', '2026-10-20', true],
  ])('do not disagree by their time zone: %s', (_what, dateInFile, dateByParent, disagree) => {
    expect(datesDisagree({ dateInFile, dateOnDisk: null, dateByParent })).toBe(disagree);
    expect(datesDisagree({ dateInFile, dateOnDisk: dateInFile, dateByParent })).toBe(disagree);
  });
});

describe('meetings and students', () => {
  it('ask for a title and a day, and guess nothing about consent', () => {
    const meeting = meetingFields.parse({ title: ' Annual ', date: '2026-10-20' });
    expect(meeting).toMatchObject({ title: 'Annual', kind: 'iep', districtRecorded: 'unknown', state: null });
    expect(meetingFields.safeParse({ title: 'Annual', date: '2026-02-30' }).success).toBe(false);
    expect(meetingFields.safeParse({ title: '  ', date: '2026-10-20' }).success).toBe(false);
    expect(meetingFields.safeParse({ title: 'A', date: '2026-10-20', startTime: '24:00' }).success).toBe(
      false,
    );
  });

  it('have titles of one line, whatever was pasted, and initials that dots do not tell apart', () => {
    expect(meetingFields.parse({ title: ' a\r\n\tb\u0000c ', date: '2026-03-01' }).title).toBe('a b c');
    expect(meetingFields.safeParse({ title: '\n', date: '2026-03-01' }).success).toBe(false);
    expect([sameInitials('JR', 'j. r.'), sameInitials('J.R.', 'J.R.2')]).toEqual([true, false]);
  });

  it('keep initials only', () => {
    expect(studentFields.safeParse({ initials: 'J.R.' }).success).toBe(true);
    expect(studentFields.safeParse({ initials: 'Jonathan Robertson' }).success).toBe(false);
  });
});

describe('a custody entry', () => {
  it('has hashes of 64 hex digits and a known event', () => {
    const entry = {
      seq: 1,
      at: '2026-10-20T15:30:00.000Z',
      event: 'archive-created',
      subject: null,
      facts: { bytes: 1 },
      factsHash: 'b'.repeat(64),
      prevHash: '0'.repeat(64),
      hash: 'a'.repeat(64),
      signature: 'AA==',
    };
    expect(custodyEntry.safeParse(entry).success).toBe(true);
    expect(custodyEntry.safeParse({ ...entry, hash: 'A'.repeat(64) }).success).toBe(false);
    expect(custodyEntry.safeParse({ ...entry, seq: 0 }).success).toBe(false);
    expect(custodyEntry.safeParse({ ...entry, event: 'edited-quietly' }).success).toBe(false);
  });
});
