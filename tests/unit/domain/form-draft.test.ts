import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORM_LIMIT, formFields, formKey, wordsOfForm } from '../../../shared/domain/index.ts';

describe('a begun form', () => {
  it('is known again by what was typed, not by what was chosen', () => {
    const id = 'f1d0c6a2-6a8e-4a55-9d0e-0d6a3c1f9a11';
    const fields = {
      how: 'phone',
      first: id,
      date: '2026-11-21',
      text: 'Please  confirm\nthis',
      of: 'Dr. A',
    };
    expect(wordsOfForm(fields)).toBe('Please confirm this · Dr. A');
    expect(wordsOfForm({ title: 'spring', first: id })).toBe('spring');
    expect(wordsOfForm({ noData: true, date: '2026-11-21', minutes: '40' })).toBe('');
  });

  it('is one line of at most so many letters, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.string()),
        fc.integer({ min: 1, max: 50 }),
        (fields, most) => {
          const words = wordsOfForm(fields, most);
          expect(words.length).toBeLessThanOrEqual(most);
          expect(words).not.toMatch(/[\n\t]/);
        },
      ),
    );
  });

  it('has bounds', () => {
    expect(formFields.safeParse({ text: 'x'.repeat(FORM_LIMIT) }).success).toBe(true);
    expect(formFields.safeParse({ text: 'x'.repeat(FORM_LIMIT), more: 'y' }).success).toBe(false);
    const many = Object.fromEntries(Array.from({ length: 61 }, (_, no) => [`f${no}`, no]));
    expect(formFields.safeParse(many).success).toBe(false);
    expect(formKey.safeParse({ form: 'concern', part: '../../x' }).success).toBe(false);
    expect(formKey.safeParse({ form: 'unheard-of' }).success).toBe(false);
  });
});
