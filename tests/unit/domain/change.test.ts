import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import {
  goalChange,
  mayHoldRecordings,
  meetingChange,
  merged,
  studentChange,
} from '../../../shared/domain/index.ts';

describe('a change', () => {
  it('holds only what was named: no default sneaks in and empties a field', () => {
    expect(meetingChange.parse({ title: 'B' })).toEqual({ title: 'B' });
    expect(studentChange.parse({})).toEqual({});
    expect(goalChange.parse({ area: null })).toEqual({ area: null });
    expect(contract.meetings.change.input.parse({ id: 'x', change: { notes: 'n' } })).toEqual({
      id: 'x',
      change: { notes: 'n' },
    });
    expect(contract.app.changeSettings.input.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  });

  it('is still checked field by field', () => {
    expect(meetingChange.safeParse({ title: '' }).success).toBe(false);
    expect(meetingChange.safeParse({ kind: 'party' }).success).toBe(false);
  });

  it('is put into the thing; null empties, undefined leaves', () => {
    const thing = { a: 1 as number | null, b: 2 };
    expect(merged(thing, { a: null, b: undefined })).toEqual({ a: null, b: 2 });
    expect(thing).toEqual({ a: 1, b: 2 });
  });
});

it('a mediation holds no recordings', () => {
  expect(mayHoldRecordings({ kind: 'mediation' })).toBe(false);
  expect(mayHoldRecordings({ kind: 'iep' })).toBe(true);
});
