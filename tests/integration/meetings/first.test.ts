import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addMeeting,
  addStudent,
  changeMeeting,
  getMeeting,
  prepareMeeting,
  removeMeeting,
} from '../../../main/meetings/index.ts';
import { redo, undo } from '../../../main/review/index.ts';
import { newArchive, type TestArchive } from '../../support/archive/index.ts';

let at: TestArchive;
beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());

const on = (date: string, studentIds: string[]) => addMeeting(at.archive, { title: date, date, studentIds });
const isFirst = ({ id }: { id: string }) => getMeeting(at.archive, { id }).isFirst;

describe('the first meeting of a child', () => {
  it('is the earliest by its day that is not taken out; another child has its own', () => {
    const [a, b] = ['A', 'B'].map((initials) => addStudent(at.archive, { initials }).id);
    if (!a || !b) throw new Error('no children');
    const later = on('2026-12-02', [a]);
    const first = on('2026-12-01', [a]);
    const ofBoth = on('2026-12-03', [b, a]);
    const ofB = on('2026-12-03', [b]);
    expect([later, first, ofBoth, ofB].map(isFirst)).toEqual([false, true, false, false]);
    removeMeeting(at.archive, { id: first.id, reason: 'twice' });
    expect([later, ofBoth, ofB].map(isFirst)).toEqual([true, false, false]);
  });

  it('where no child is named, is the first of the archive', () => {
    const meeting = on('2026-12-02', []);
    expect(isFirst(meeting)).toBe(true);
    on('2026-12-01', []);
    expect(isFirst(meeting)).toBe(false);
  });
});

describe('a step before it', () => {
  it('is kept with the meeting, undone by one press, and no entry of the log', () => {
    const { id } = on('2026-12-01', []);
    const prepared = () => getMeeting(at.archive, { id }).meeting.prepared;
    const entries = at.archive.custody.entries().length;
    prepareMeeting(at.archive, { id, step: 'team', isDone: true });
    prepareMeeting(at.archive, { id, step: 'notice', isDone: true });
    prepareMeeting(at.archive, { id, step: 'notice', isDone: true });
    changeMeeting(at.archive, { id, change: { title: 'Spring' } });
    expect(prepared()).toEqual(['notice', 'team']);
    undo(at.archive);
    undo(at.archive);
    expect(prepared()).toEqual(['team']);
    redo(at.archive);
    prepareMeeting(at.archive, { id, step: 'team', isDone: false });
    expect(prepared()).toEqual(['notice']);
    expect(at.archive.custody.entries()).toHaveLength(entries);
    expect(() => prepareMeeting(at.archive, { id: 'none', step: 'team', isDone: true })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});
