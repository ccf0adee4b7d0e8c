import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersInTime,
  byAskedOn,
  DISPUTE_STATUSES,
  newestAnswer,
  REQUEST_ANSWERS,
  samePair,
  statusAfter,
  statusBeside,
} from '../../../shared/domain/index.ts';
import { asked } from './things.ts';

describe('the newest answer', () => {
  it('is the one that came last, not the one to the last request', () => {
    const early = asked('1', { askedOn: '2026-10-21', answer: 'changed', answeredOn: '2026-11-20' });
    const late = asked('2', { askedOn: '2026-11-01', answer: 'denied', answeredOn: '2026-11-02' });
    expect(newestAnswer([early, late])?.id).toBe('1');
    expect(newestAnswer([asked('3')])).toBeNull();
  });

  it('without a day counts from when it was asked', () => {
    const first = asked('1', { askedOn: '2026-10-21', answer: 'denied' });
    const second = asked('2', { askedOn: '2026-10-22', answer: 'confirmed' });
    expect(newestAnswer([second, first])?.id).toBe('2');
  });
});

describe('the status of a dispute', () => {
  const question = asked('1');
  const denied = asked('1', { answer: 'denied', answeredOn: '2026-10-25' });

  it('follows asking and answering', () => {
    expect(statusAfter('not-asked-yet', [], [question])).toBe('no-answer');
    expect(statusAfter('no-answer', [question], [denied])).toBe('denied');
    const later = asked('2', { askedOn: '2026-11-01', answer: 'confirmed', answeredOn: '2026-11-03' });
    expect(statusAfter('denied', [denied], [denied, later])).toBe('confirmed');
  });

  it('goes back when the answer or the request is taken away', () => {
    expect(statusAfter('denied', [denied], [question])).toBe('no-answer');
    expect(statusAfter('denied', [denied], [])).toBe('not-asked-yet');
    expect(statusAfter('no-answer', [question], [])).toBe('not-asked-yet');
  });

  it('is never "not asked yet" beside a request; any other is the parent’s own', () => {
    expect(statusBeside('not-asked-yet', [])).toBe('not-asked-yet');
    expect(statusBeside('not-asked-yet', [question])).toBe('no-answer');
    expect(statusBeside('not-asked-yet', [denied, asked('2')])).toBe('denied');
    expect(statusBeside('confirmed', [denied])).toBe('confirmed');
  });

  it('stays as the parent set it until another answer comes', () => {
    expect(statusAfter('changed', [denied], [denied, asked('2')])).toBe('changed');
    expect(statusAfter('confirmed', [], [question])).toBe('confirmed');
    expect(statusAfter('confirmed', [question], [{ ...question, text: 'Other words' }])).toBe('confirmed');
  });

  it('is never made up: it is what it was, the newest answer, or nothing heard yet', () => {
    const requests = fc
      .array(
        fc.record({
          answer: fc.option(fc.constantFrom(...REQUEST_ANSWERS)),
          askedOn: fc.constantFrom('2026-10-21', '2026-10-22', '2026-11-01'),
          answeredOn: fc.option(fc.constantFrom('2026-11-02', '2026-11-05')),
        }),
        { maxLength: 4 },
      )
      .map((all) => all.map((one, at) => asked(`${at}`, one)));
    fc.assert(
      fc.property(fc.constantFrom(...DISPUTE_STATUSES), requests, requests, (current, before, after) => {
        const status = statusAfter(current, before, after);
        const silent = after.length > 0 ? 'no-answer' : 'not-asked-yet';
        expect([current, newestAnswer(after)?.answer, silent]).toContain(status);
        expect(statusAfter(status, after, after)).toBe(
          newestAnswer(after) || (status !== 'no-answer' && status !== 'not-asked-yet') ? status : silent,
        );
      }),
    );
  });
});

describe('requests and pairs', () => {
  it('no answer comes before its question', () => {
    expect(answersInTime({ askedOn: '2026-10-21', answeredOn: '2026-10-20' })).toBe(false);
    expect(answersInTime({ askedOn: '2026-10-21', answeredOn: '2026-10-21' })).toBe(true);
    expect(answersInTime({ askedOn: '2026-10-21', answeredOn: null })).toBe(true);
  });

  it('are read in the order in which they were asked', () => {
    const all = [asked('b', { askedOn: '2026-11-01' }), asked('a', { askedOn: '2026-10-01' })];
    expect(all.sort(byAskedOn).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('a pair is the same pair in both directions', () => {
    const pair = { firstId: 'a', secondId: 'b' };
    expect(samePair(pair, { firstId: 'b', secondId: 'a' })).toBe(true);
    expect(samePair(pair, { firstId: 'a', secondId: 'c' })).toBe(false);
  });
});
