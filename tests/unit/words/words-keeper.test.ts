import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Kept, WordsKeeper } from '../../../renderer/features/child/own-words/words-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what a child types', () => {
  it('is written a quarter of a second after the first key, and the newest words only', async () => {
    const write = vi.fn(async (_words: string) => undefined);
    const keeper = new WordsKeeper('', write, () => undefined);
    keeper.typed('I');
    await vi.advanceTimersByTimeAsync(200);
    keeper.typed('I sit');
    expect(write).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(write.mock.calls).toEqual([['I sit']]);
    await keeper.flush();
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('is told not to be kept where writing fails, and is kept by the next try', async () => {
    const states: Kept[] = [];
    let isFull = true;
    const write = async () => {
      if (isFull) throw new Error('full');
    };
    const keeper = new WordsKeeper('', write, (state) => states.push(state));
    keeper.typed('Mine');
    expect(await keeper.flush()).toBe(false);
    isFull = false;
    expect(await keeper.flush()).toBe(true);
    expect(states).toEqual(['keeping', 'failed', 'kept']);
  });

  it('is written once more when something else of the note is new', async () => {
    const write = vi.fn(async (_words: string) => undefined);
    const keeper = new WordsKeeper('Mine', write, () => undefined);
    await keeper.flush();
    expect(write).not.toHaveBeenCalled();
    keeper.again();
    expect(await keeper.flush()).toBe(true);
    expect(write.mock.calls).toEqual([['Mine']]);
  });

  it('ends as it was typed, in order and one at a time, however slow each writing is', async () => {
    const keys = fc.array(fc.record({ words: fc.string(), waitMs: fc.integer({ min: 0, max: 600 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(keys, fc.array(fc.integer({ min: 0, max: 900 })), async (typed, slow) => {
        let stored = '';
        let under = 0;
        const write = async (words: string) => {
          under += 1;
          expect(under).toBe(1);
          await new Promise((done) => setTimeout(done, slow.shift() ?? 0));
          stored = words;
          under -= 1;
        };
        const keeper = new WordsKeeper('', write, () => undefined);
        for (const { words, waitMs } of typed) {
          keeper.typed(words);
          await vi.advanceTimersByTimeAsync(waitMs);
        }
        const ended = keeper.flush();
        await vi.runAllTimersAsync();
        expect(await ended).toBe(true);
        expect(stored).toBe(typed.at(-1)?.words);
      }),
      { numRuns: 60 },
    );
  });
});
