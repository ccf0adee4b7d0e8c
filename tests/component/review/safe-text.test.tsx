import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFT_AFTER_MS, SAVE_AFTER_MS, SafeText } from '../../../renderer/features/review/form/safe-text.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(saved = '', draft: string | null = null) {
  const save = vi.fn(async (_text: string) => undefined);
  const saveDraft = vi.fn(async (_text: string | null) => undefined);
  return { save, saveDraft, text: new SafeText({ save, saveDraft }, saved, draft) };
}

describe('typed words', () => {
  it('are a draft within 300 ms of a pause', async () => {
    expect(DRAFT_AFTER_MS).toBeLessThanOrEqual(300);
    const { saveDraft, save, text } = setUp();
    text.type('sixty');
    text.type('sixty minutes');
    await vi.advanceTimersByTimeAsync(DRAFT_AFTER_MS);
    expect(saveDraft.mock.calls).toEqual([['sixty minutes']]);
    expect(save).not.toHaveBeenCalled();
    expect(text.current().state).toBe('draft');
  });

  it('are a draft while she types on without a pause', async () => {
    const { saveDraft, text } = setUp();
    for (let letters = 1; letters <= 10; letters += 1) {
      text.type('x'.repeat(letters));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saveDraft.mock.calls.length).toBeGreaterThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(DRAFT_AFTER_MS);
    expect(saveDraft).toHaveBeenLastCalledWith('xxxxxxxxxx');
  });

  it('become a change after a longer pause, and the draft is forgotten', async () => {
    const { saveDraft, save, text } = setUp();
    text.type('sixty minutes');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(save.mock.calls).toEqual([['sixty minutes']]);
    expect(saveDraft).toHaveBeenLastCalledWith(null);
    expect(text.current()).toEqual({ text: 'sixty minutes', state: 'saved' });
  });

  it('become a change at once when the field is left, and nothing twice', async () => {
    const { save, text } = setUp();
    text.type('sixty');
    await text.save();
    await text.save();
    await vi.runAllTimersAsync();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('come back as they were left, and are saved on leaving', async () => {
    const { save, text } = setUp('sixty', 'sixty minutes');
    expect(text.current()).toEqual({ text: 'sixty minutes', state: 'draft' });
    await text.save();
    expect(save).toHaveBeenCalledWith('sixty minutes');
  });

  it('stay when saving fails, and say so', async () => {
    const { save, text } = setUp();
    save.mockRejectedValueOnce(new Error('disk full'));
    text.type('sixty');
    await text.save();
    expect(text.current()).toEqual({ text: 'sixty', state: 'failed' });
    await text.save();
    expect(text.current().state).toBe('saved');
  });

  it('follow an undo only while nobody types', () => {
    const { text } = setUp('new');
    text.sync('old');
    expect(text.current().text).toBe('old');
    text.type('mine');
    text.sync('undone');
    expect(text.current().text).toBe('mine');
  });

  it('typed while a save is under way are not lost to it', async () => {
    const { save, text } = setUp();
    let done: () => void = () => undefined;
    save.mockReturnValueOnce(
      new Promise((resolve) => {
        done = () => resolve(undefined);
      }),
    );
    text.type('a');
    const saving = text.save();
    text.type('ab');
    done();
    await saving;
    expect(text.current().text).toBe('ab');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(save).toHaveBeenLastCalledWith('ab');
  });
});
