import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addAsk,
  addMeeting,
  addStudent,
  changeAsk,
  listAsks,
  removeAsk,
} from '../../../main/meetings/index.ts';
import { redo, undo } from '../../../main/review/index.ts';
import type { AskFields } from '../../../shared/domain/index.ts';
import { newArchive, type TestArchive } from '../../support/archive/index.ts';

vi.setConfig({ testTimeout: 60_000 });

let at: TestArchive;
beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());

const COPY: AskFields = {
  ...{ about: 'recording-copy', what: 'Your recording of the meeting', askedOn: '2026-03-02', how: 'email' },
  ...{ askedOf: 'Ms. Lee', handOvers: ['usb', 'parts'] },
};
const write = (more: Partial<AskFields> = {}) => addAsk(at.archive, { ...COPY, ...more });
const threads = () =>
  listAsks(at.archive).map(({ asks, isGiven, latestDay }) => [
    asks.map(({ askedOn }) => askedOn),
    isGiven,
    latestDay,
  ]);

describe('what the school was asked for', () => {
  it('keeps every ask and every reason in one thread, with the latest day from the first', () => {
    const meeting = addMeeting(at.archive, { title: 'Annual', date: '2026-03-01' });
    const first = write({ meetingId: meeting.id });
    changeAsk(at.archive, {
      id: first.id,
      change: { answer: 'reason-only', answerText: 'Too big to send', answeredOn: '2026-03-09' },
    });
    const again = write({
      repeatsId: first.id,
      askedOn: '2026-03-12',
      what: 'another word',
      meetingId: null,
    });
    expect(again).toMatchObject({ what: COPY.what, meetingId: meeting.id, repeatsId: first.id });
    // A third time repeats the first, also when it is said to repeat the second.
    expect(write({ repeatsId: again.id, askedOn: '2026-03-20' }).repeatsId).toBe(first.id);
    expect(threads()).toEqual([[['2026-03-02', '2026-03-12', '2026-03-20'], false, '2026-04-16']]);
    changeAsk(at.archive, { id: again.id, change: { answer: 'given', answeredOn: '2026-03-21' } });
    expect(threads()[0]?.[1]).toBe(true);
  });

  it('is due by the rule on records or by her own day, whichever comes first, until it is given or refused', () => {
    at.place.clock.set('2026-03-25T15:30:00.000Z');
    const due = () => listAsks(at.archive)[0]?.due;
    const first = write();
    expect(due()).toEqual({ on: '2026-04-16', by: 'rule' });
    changeAsk(at.archive, { id: first.id, change: { answerBy: '2026-03-20' } });
    expect(due()).toEqual({ on: '2026-03-20', by: 'own' });
    expect(() => changeAsk(at.archive, { id: first.id, change: { answerBy: '2026-03-01' } })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    // A reason is not the thing: the day comes all the same.
    changeAsk(at.archive, { id: first.id, change: { answer: 'reason-only', answeredOn: '2026-03-09' } });
    expect(due()).toEqual({ on: '2026-03-20', by: 'own' });
    changeAsk(at.archive, { id: first.id, change: { answer: 'refused' } });
    expect(due()).toBeNull();
    const again = write({ repeatsId: first.id, askedOn: '2026-03-12' });
    expect(due()?.on).toBe('2026-03-20');
    changeAsk(at.archive, { id: again.id, change: { answer: 'given', answeredOn: '2026-03-21' } });
    expect(due()).toBeNull();
    undo(at.archive);
    expect(due()?.on).toBe('2026-03-20');
    // Her own day is over: once the rule's is near, that is told.
    at.place.clock.set('2026-04-03T15:30:00.000Z');
    expect(due()).toEqual({ on: '2026-04-16', by: 'rule' });
    at.place.clock.set('2026-05-02T15:30:00.000Z');
    const help = write({ about: 'accommodation', what: 'Large print', askedOn: '2026-05-01' });
    expect(due()).toBeNull();
    changeAsk(at.archive, { id: help.id, change: { answerBy: '2026-05-08' } });
    expect(due()).toEqual({ on: '2026-05-08', by: 'own' });
  });

  it('undo takes the whole thread out and brings it back, also what a change of the first did to the others', () => {
    const first = write();
    write({ repeatsId: first.id, askedOn: '2026-03-12' });
    changeAsk(at.archive, { id: first.id, change: { about: 'accommodation', what: 'Notes in large print' } });
    const seen = () =>
      listAsks(at.archive).flatMap(({ asks }) => asks.map(({ what, handOvers }) => [what, handOvers.length]));
    expect(seen()).toEqual([
      ['Notes in large print', 0],
      ['Notes in large print', 0],
    ]);
    expect(threads()[0]?.[2], 'the rule speaks of records only').toBeNull();
    expect(undo(at.archive)).toMatchObject({ what: 'ask', label: 'Notes in large print' });
    expect(seen()).toEqual([
      [COPY.what, 2],
      [COPY.what, 2],
    ]);
    removeAsk(at.archive, { id: first.id });
    expect(threads()).toEqual([]);
    undo(at.archive);
    expect(threads()[0]?.[0]).toHaveLength(2);
    redo(at.archive);
    expect(threads()).toEqual([]);
  });

  it('refuses an answer before its question, a day to come, and what is not there; its first day never changes', () => {
    const wrong = (field: string) =>
      expect.objectContaining({ code: 'invalid-input', details: `fields: ${field}` });
    expect(() => write({ answer: 'given', answeredOn: '2026-03-01' })).toThrow(wrong('answeredOn'));
    expect(() => write({ askedOn: '2999-01-01' })).toThrow(wrong('askedOn'));
    expect(() => write({ meetingId: 'none' })).toThrow(expect.objectContaining({ code: 'not-found' }));
    const { id: child } = addStudent(at.archive, { initials: 'J.R.' });
    const one = write({ studentId: child, answerText: 'no answer, no words' });
    expect(one).toMatchObject({ answerText: null, studentId: child });
    expect(() => at.archive.index.asks.replace({ ...one, createdAt: '2020-01-01T00:00:00.000Z' })).toThrow(
      expect.objectContaining({ details: 'SQLITE_CONSTRAINT_TRIGGER' }),
    );
    expect(listAsks(at.archive, { studentId: 'another' })).toEqual([]);
  });
});
