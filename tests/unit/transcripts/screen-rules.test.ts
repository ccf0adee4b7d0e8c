import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFT_AFTER_MS, LineText } from '../../../renderer/features/transcript/line-text.ts';
import {
  chosenLines,
  type Line,
  lineAt,
  litAt,
  markedParts,
  withLines,
} from '../../../renderer/features/transcript/lines.ts';
import { ms } from '../../../shared/time/index.ts';

const line = (id: string, startMs: number, endMs: number, text = id): Line => ({
  id,
  startMs: ms(startMs),
  endMs: ms(endMs),
  timing: 'file',
  text,
  speakerId: null,
  speakerLabel: null,
  speakerHow: null,
  checkedBy: null,
  checkedAt: null,
});

describe('which line is being said', () => {
  it('is the last that began, and all that overlap it', () => {
    const lines = [line('a', 0, 5000), line('b', 1000, 2000), line('c', 4000, 6000)];
    expect([0, 999, 1000, 3999, 4000, 9000].map((at) => lineAt(lines, at))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(litAt(lines, 1500)).toBe('a b');
    expect(litAt(lines, 3000)).toBe('a');
    expect(litAt(lines, 4500)).toBe('a c');
    expect(litAt(lines, 7000)).toBe('');
    expect(lineAt([], 5)).toBe(-1);
  });

  it('is the same as looking at every line', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.nat(1100), (starts, at) => {
        const lines = starts.sort((a, b) => a - b).map((start, index) => line(`${index}`, start, start + 10));
        expect(lineAt(lines, at)).toBe(lines.findLastIndex(({ startMs }) => startMs <= at));
      }),
    );
  });
});

describe('a change of lines', () => {
  it('keeps the order of time, puts new ones in, and leaves the others as they are', () => {
    const lines = [line('a', 0, 1), line('b', 10, 11), line('c', 20, 21)];
    const moved = withLines(lines, [line('a', 15, 16), line('d', 5, 6)]);
    expect(moved.map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
    expect(moved[1]).toBe(lines[1]);
  });
});

describe('search', () => {
  it('finds every word in any order, without accents and capitals', () => {
    const lines = [
      line('a', 0, 1, 'Año por año'),
      line('b', 1, 2, 'Speech, sixty minutes'),
      line('c', 2, 3, 'speech'),
    ];
    const found = (search: string) => chosenLines(lines, { search, unchecked: false }).map(({ id }) => id);
    expect(found('ANO')).toEqual(['a']);
    expect(found('minutes speech')).toEqual(['b']);
    expect(found(' ')).toEqual(['a', 'b', 'c']);
  });

  it('are those in which words in quotes stand side by side, and those of somebody who was named', () => {
    const lines = [
      line('a', 0, 1, 'Sixty minutes, of speech'),
      line('b', 1, 2, 'Speech: sixty minutes'),
      { ...line('c', 2, 3, 'Speeches'), speakerId: 'p1' },
    ];
    const names = new Map([['p1', 'Señor Ortiz']]);
    const found = (search: string) =>
      chosenLines(lines, { search, unchecked: false, names }).map(({ id }) => id);
    expect(found('"minutes of"')).toEqual(['a']);
    expect(found('"speech sixty" minutes')).toEqual(['b']);
    expect(found('"sixty min')).toEqual(['a', 'b']);
    expect(found('"ixty minutes"')).toEqual([]);
    expect(found('speech')).toEqual(['a', 'b', 'c']);
    expect(found('senor')).toEqual(['c']);
    expect(found('senor sixty')).toEqual([]);
  });

  it('have marked what was looked for, and lose no sign', () => {
    const parts = markedParts('El niño, the speeches.', 'nino speech');
    expect(parts.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['niño', 'speeches']);
    expect(parts.map(({ text }) => text).join('')).toBe('El niño, the speeches.');
    expect(markedParts('as it is', '…')).toEqual([{ text: 'as it is', hit: false }]);
  });
});

describe('typed words', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const store = () => {
    const calls: [string, string | null][] = [];
    return {
      calls,
      saveDraft: async (text: string | null) => void calls.push(['draft', text]),
      save: async (text: string) => void calls.push(['save', text]),
    };
  };

  it('are kept at a pause, and become one change', async () => {
    const kept = store();
    const text = new LineText(kept, 'one');
    text.type('one t');
    text.type('one tw');
    await vi.advanceTimersByTimeAsync(DRAFT_AFTER_MS);
    expect(kept.calls).toEqual([['draft', 'one tw']]);
    expect(text.current()).toEqual({ text: 'one tw', state: 'kept' });
    text.type('one two');
    await text.save();
    await vi.advanceTimersByTimeAsync(DRAFT_AFTER_MS);
    expect(kept.calls).toEqual([
      ['draft', 'one tw'],
      ['save', 'one two'],
    ]);
    expect(text.current().state).toBe('saved');
  });

  it('typed back are no change, and their draft is forgotten', async () => {
    const kept = store();
    const text = new LineText(kept, 'one');
    text.type('one!');
    await vi.advanceTimersByTimeAsync(DRAFT_AFTER_MS);
    text.type('one');
    await text.save();
    expect(kept.calls).toEqual([
      ['draft', 'one!'],
      ['draft', null],
    ]);
  });

  it('stay when the disk refuses, and are saved the next time', async () => {
    const kept = store();
    let fails = true;
    const text = new LineText(
      { ...kept, save: async (next) => (fails ? Promise.reject(new Error('full')) : kept.save(next)) },
      'one',
    );
    text.type('two');
    await text.save();
    expect(text.current()).toEqual({ text: 'two', state: 'failed' });
    fails = false;
    await text.save();
    expect(text.current()).toEqual({ text: 'two', state: 'saved' });
  });
});
