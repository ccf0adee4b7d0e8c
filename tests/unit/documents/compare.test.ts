import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, wordChanges } from '../../../main/documents/thread/compare.ts';
import { paragraphsOf } from '../../../main/documents/thread/paragraphs.ts';

const page = (number: number, ...paragraphs: string[]) => ({ page: number, text: paragraphs.join('\n\n') });
const kinds = (rows: ReturnType<typeof compareTexts>['rows']) => rows.map(({ kind }) => kind);

describe('two versions', () => {
  it('pair a changed paragraph by its words, with the pages of both', () => {
    const { rows } = compareTexts(
      [page(1, 'Speech therapy 60 minutes weekly in a small group.', 'Bus with an aide.')],
      [
        page(1, 'A new first part of the plan.'),
        page(2, 'Speech therapy 30 minutes weekly in a small group.'),
      ],
    );
    expect(kinds(rows)).toEqual(['added', 'changed', 'removed']);
    expect(rows[1]).toMatchObject({ first: { page: 1 }, second: { page: 2 } });
  });

  it('say that words were moved and not taken out', () => {
    const moved = 'The aide stays with him on the playground.';
    const { rows } = compareTexts(
      [page(1, moved, 'One.', 'Two.', 'Three.')],
      [page(1, 'One.', 'Two.', 'Three.'), page(4, moved)],
    );
    expect(rows.find(({ kind }) => kind === 'removed')).toMatchObject({ elsewhere: 4 });
    expect(rows.find(({ kind }) => kind === 'added')).toMatchObject({ elsewhere: 1 });
  });

  it('of a form differ box by box; how a box is ticked is no difference', () => {
    const { rows } = compareTexts(
      [page(1, '☒ Speech\n☑ Bus with an aide\n☐ Summer')],
      [page(1, '☒ Speech\n☒ Bus with an aide\n☒ Summer')],
    );
    expect(kinds(rows)).toEqual(['same', 'same', 'changed']);
  });

  it('do not differ by line breaks, kinds of quotes, or where a page breaks', () => {
    const { rows } = compareTexts(
      [page(1, 'He said “no” to the\nnew plan and'), page(2, 'went home.')],
      [page(1, 'He said "no" to the new\nplan and went home.')],
    );
    expect(kinds(rows)).toEqual(['same']);
  });

  it('leave out what a header repeats, and count it; its first line is compared', () => {
    const pages = (minutes: number, student: string) =>
      [1, 2, 3, 4].map((n) => page(n, student, `Part ${n} has ${minutes * n} minutes.`, `Page ${n} of 4`));
    const { rows, leftOut } = compareTexts(pages(10, 'Student: R.M.'), pages(20, 'Student: J.R.'));
    expect(leftOut).toEqual({ first: 6, second: 6 });
    const changed = rows.filter(({ kind }) => kind === 'changed');
    // The header once, and every number of minutes: a number is never taken for a page number.
    expect(changed).toHaveLength(5);
  });

  it('compare each row of a table for itself', () => {
    const { rows } = compareTexts(
      [{ page: 1, text: 'Speech\t60 min\nBus\tyes' }],
      [{ page: 1, text: 'Speech\t30 min\nBus\tyes' }],
    );
    expect(kinds(rows)).toEqual(['changed', 'same']);
  });

  it('show a box that was ticked', () => {
    expect(wordChanges('☐ Extended school year', '☒ Extended school year').slice(0, 2)).toEqual([
      { kind: 'removed', text: '☐' },
      { kind: 'added', text: '☒' },
    ]);
  });

  it('never lose or invent a word', () => {
    const word = fc.constantFrom('speech', 'bus', '30', '60', 'minutes', 'a', 'week', 'aide', 'not', 'in');
    const paragraph = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
    const text = fc.array(paragraph, { maxLength: 12 }).map((all) => [page(1, ...all)]);
    fc.assert(
      fc.property(text, text, (first, second) => {
        const { rows } = compareTexts(first, second);
        const words = (all: { text: string }[]) =>
          all.flatMap(({ text: one }) => one.split(/\s+/)).filter((one) => one !== '');
        const side = (which: 'first' | 'second') =>
          rows.flatMap((row) => (which in row ? [Reflect.get(row, which)] : []));
        expect(words(side('first'))).toEqual(words(paragraphsOf(first).paragraphs));
        expect(words(side('second'))).toEqual(words(paragraphsOf(second).paragraphs));
        for (const row of rows) {
          if (row.kind !== 'changed') continue;
          const without = (kind: string) =>
            row.words.filter((one) => one.kind !== kind).map((one) => one.text);
          expect(without('added').join('')).toBe(row.first.text);
          expect(without('removed').join('').replaceAll(/\s+/g, ' ')).toBe(row.second.text);
        }
      }),
    );
  });

  it('of 60 pages each are compared while one waits, even when nothing is the same', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    const words = Array.from({ length: 900 }, (_, at) => `word${at}`);
    const text = () =>
      Array.from({ length: 60 }, (_, at) =>
        page(
          at + 1,
          ...Array.from({ length: 25 }, () =>
            Array.from({ length: 18 }, () => words[Math.floor(random() * words.length)]).join(' '),
          ),
        ),
      );
    const { rows } = compareTexts(text(), text());
    expect(rows.length).toBeGreaterThan(1_500);
  });
});
