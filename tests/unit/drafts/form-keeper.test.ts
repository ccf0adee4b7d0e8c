import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FormKeeper, KEEP_AFTER_MS } from '../../../renderer/drafts/form-keeper.ts';
import type { WireError } from '../../../shared/contract/index.ts';
import type { FormFields } from '../../../shared/domain/index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TODAY = '2026-11-21';
const START = { text: '', answer: null as string | null, tries: 1, noData: false };
type Form = typeof START;
const AT = '2026-11-21T23:04:00.000Z';
const FULL: WireError = { code: 'disk-full', message: 'The disk is full.' };

/** A form over a plain memory, as React holds it: what is filled in is what stands there. */
function setUp({ before = null as FormFields | null, start = START } = {}) {
  let stored = before;
  const keep = vi.fn(async (fields: FormFields | null) => {
    stored = fields;
  });
  const load = vi.fn(async () => (stored ? { fields: stored, at: AT } : null));
  const keeper = new FormKeeper<Form>({ load, keep }, start, TODAY);
  let form = start;
  const put = (values: Form) => {
    form = values;
    keeper.typed(form);
  };
  return {
    keeper,
    keep,
    put,
    type: (of: Partial<Form>) => put({ ...form, ...of }),
    open: () => keeper.open(put),
    form: () => form,
    stored: () => stored,
  };
}
const pause = () => vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);

describe('what is typed into a form', () => {
  it('is never only in the window for longer than a quarter of a second, also while she types on', async () => {
    expect(KEEP_AFTER_MS).toBeLessThanOrEqual(250);
    const { open, type, stored, keeper } = setUp();
    await open();
    for (let letters = 1; letters <= 10; letters += 1) {
      type({ text: 'x'.repeat(letters) });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(String(stored()?.text).length).toBeGreaterThanOrEqual(7);
    await pause();
    expect(stored()).toEqual({ text: 'xxxxxxxxxx' });
    expect(keeper.current()).toEqual({ begun: null, kept: true, error: null });
  });

  it('is kept at once when the form is left, and nothing is kept of a form that was only looked at', async () => {
    const { open, type, stored, keeper, keep } = setUp();
    await open();
    keeper.flush();
    expect(keep).not.toHaveBeenCalled();
    type({ text: 'a', answer: 'yes' });
    keeper.flush();
    expect(stored()).toEqual({ text: 'a', answer: 'yes' });
    type({ text: '', answer: null });
    await pause();
    expect(stored()).toBeNull();
  });

  it('stands in the form again, and is forgotten when that is saved', async () => {
    const { open, form, keeper, stored } = setUp({ before: { text: 'He read 40 words', tries: 3 } });
    await open();
    expect(form()).toEqual({ ...START, text: 'He read 40 words', tries: 3 });
    expect(keeper.current().begun).toEqual({ at: AT, filled: true });
    keeper.flush();
    expect(stored()).toEqual({ text: 'He read 40 words', tries: 3 });
    keeper.end();
    expect(stored()).toBeNull();
    keeper.flush();
    expect(stored()).toBeNull();
  });

  it('is forgotten unasked when it was saved, and the end came before it was forgotten', async () => {
    const { open, stored, keeper } = setUp({
      before: { text: 'He read' },
      start: { ...START, text: 'He read' },
    });
    await open();
    expect(keeper.current().begun).toBeNull();
    await pause();
    expect(stored()).toBeNull();
  });

  it('is left alone when this form has no field for it', async () => {
    const { open, stored } = setUp({ before: { gone: 'x' } });
    await open();
    await pause();
    expect(stored()).toEqual({ gone: 'x' });
  });

  it('goes when she throws it away: the form is as it was opened', async () => {
    const { open, form, put, keeper, stored, type } = setUp({ before: { text: 'no' } });
    await open();
    keeper.throwAway(put);
    expect(form()).toEqual(START);
    expect(stored()).toBeNull();
    expect(keeper.current().begun).toBeNull();
    type({ text: 'yes' });
    await pause();
    expect(stored()).toEqual({ text: 'yes' });
  });

  it('is not written over by what she types before the old words have come', async () => {
    const { open, form, put, keeper, stored, type } = setUp({ before: { text: 'old' } });
    const opening = open();
    type({ text: 'new', answer: 'no' });
    await opening;
    await pause();
    expect(form().text).toBe('new');
    expect(stored()).toEqual({ text: 'old' });
    expect(keeper.current().begun).toEqual({ at: AT, filled: false });
    keeper.take(put);
    expect(form()).toEqual({ ...START, text: 'old', answer: 'no' });
    await pause();
    expect(stored()).toEqual({ text: 'old', answer: 'no' });
  });

  it('says so when it cannot be kept, and tries again with the next key', async () => {
    const { open, type, stored, keeper, keep } = setUp();
    await open();
    keep.mockRejectedValueOnce(FULL);
    type({ text: 'a' });
    await pause();
    expect(keeper.current()).toEqual({ begun: null, kept: false, error: FULL });
    type({ text: 'ab' });
    await pause();
    expect(stored()).toEqual({ text: 'ab' });
    expect(keeper.current()).toEqual({ begun: null, kept: true, error: null });
  });

  it('comes back without answers that this form does not ask for, or not in this kind', async () => {
    const { open, form } = setUp({ before: { text: 7, gone: 'x', answer: 'yes', noData: true } });
    await open();
    expect(form()).toEqual({ ...START, answer: 'yes', noData: true });
  });

  it('keeps the day on which it was begun, though nobody typed that', async () => {
    const first = setUp({ start: { ...START, answer: TODAY } });
    await first.open();
    first.keeper.flush();
    expect(first.stored()).toBeNull();
    first.type({ text: 'He read' });
    first.keeper.flush();
    const tomorrow = setUp({ before: first.stored(), start: { ...START, answer: '2026-11-22' } });
    await tomorrow.open();
    expect(tomorrow.form()).toEqual({ ...START, text: 'He read', answer: TODAY });
  });

  it('of any typing, opening and leaving, the last words are the ones that come back', async () => {
    const step = fc.oneof(
      fc.record({ text: fc.string({ maxLength: 5 }) }),
      fc.record({ tries: fc.integer({ min: 0, max: 3 }) }),
      fc.constant('pause' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const first = setUp();
        await first.open();
        for (const one of steps) {
          if (one === 'pause') await pause();
          else first.type(one);
        }
        first.keeper.flush();
        const again = setUp({ before: first.stored() });
        await again.open();
        expect(again.form()).toEqual(first.form());
      }),
    );
  });
});
