import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, pageText, readingOrder, wordsOfPage } from '../../../shared/paper/index.ts';

/** Words at a place, in letters of 10 points that are 5 wide. */
function piece(text: string, x: number, y: number, endsLine = false): Piece {
  return { text, x, y, width: text.length * 5, height: 10, endsLine };
}

describe('the text of a page', () => {
  it('has a line break between lines and an empty line between paragraphs', () => {
    const text = pageText(
      [
        piece('Services', 72, 100, true),
        piece('Speech', 72, 112),
        piece('weekly', 110, 112),
        piece('Goals', 72, 140),
      ],
      [],
    );
    expect(text).toBe('Services\nSpeechweekly\n\nGoals');
  });

  it('keeps the spaces that pdf.js gives, and one only', () => {
    expect(pageText([piece('Speech', 72, 100), piece(' ', 102, 100), piece('weekly', 107, 100)], [])).toBe(
      'Speech weekly',
    );
  });

  it('parts the cells of a table with a tab', () => {
    expect(
      pageText([piece('Speech', 72, 100), piece('30 min', 200, 100), piece('weekly', 320, 100)], []),
    ).toBe('Speech\t30 min\tweekly');
  });

  it('takes double spacing for lines of one paragraph when the whole page is set so', () => {
    const lines = ['a1', 'a2', 'a3', 'a4'].map((text, at) => piece(text, 72, 100 + at * 24, true));
    expect(pageText(lines, [])).toBe('a1\na2\na3\na4');
  });

  it('puts what was filled into a form where it stands', () => {
    const pieces = [piece('Minutes a week:', 72, 100, true), piece('Signature', 72, 160, true)];
    const filled = [
      { text: '30', x: 160, right: 190, top: 90, bottom: 104 },
      { text: '☒', x: 60, right: 72, top: 150, bottom: 162 },
      { text: 'A line of its own', x: 72, right: 300, top: 120, bottom: 134 },
    ];
    expect(pageText(pieces, filled)).toBe('Minutes a week: 30\n\nA line of its own\n\n☒ Signature');
  });

  it('is empty when there is no letter or digit on it: then it is a picture', () => {
    expect(pageText([piece(' . ', 72, 100), piece('—', 80, 100)], [])).toBe('');
  });

  it('is plain text whatever a file says: no control signs, no half characters, no words lost', () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.nat(600), fc.nat(800), fc.boolean()), { maxLength: 40 }),
        (given) => {
          const pieces = given.map(([text, x, y, endsLine]) => piece(text, x, y, endsLine));
          const text = pageText(pieces, []);
          expect(text.isWellFormed()).toBe(true);
          expect(/[^\P{Cc}\n\t]/u.test(text)).toBe(false);
          const seen = (all: string) => all.normalize('NFC').replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]/gu, '');
          const all = seen(given.map(([one]) => one.toWellFormed()).join(' '));
          if (text !== '') expect([...seen(text)].sort()).toEqual([...all].sort());
        },
      ),
    );
  });

  it('has the values in the same order as they are laid over the page, or nobody could select over one', () => {
    const value = fc.record({
      text: fc.constantFrom('30', '☒', 'Room 4', 'one\ntwo'),
      x: fc.nat(600),
      top: fc.nat(800),
      width: fc.nat(200),
      height: fc.integer({ min: 4, max: 80 }),
    });
    const printed = fc.tuple(
      fc.constantFrom('a', 'Minutes', ' ', '', 'b____'),
      fc.nat(600),
      fc.nat(80),
      fc.boolean(),
    );
    const seen = (text: string) => text.replaceAll(/\s/g, '');
    fc.assert(
      fc.property(
        fc.array(printed, { maxLength: 25 }),
        fc.array(value, { maxLength: 12 }),
        (given, fields) => {
          const pieces = given.map(([text, x, y, endsLine]) => ({
            ...piece(text, x, y * 10, endsLine),
            isCut: x % 3 === 0,
          }));
          const filled = fields.map(({ text, x, top, width, height }) => ({
            ...{ text, x, top },
            right: x + width,
            bottom: top + height,
          }));
          const laid = pieces.map(({ text }) => [text]);
          const first: string[] = [];
          for (const { filled: at, behind } of readingOrder({ items: [], pieces, filled })) {
            (laid[behind] ?? first).push(filled[at]?.text ?? '');
          }
          const text = pageText(pieces, filled);
          if (text !== '') expect(seen([...first, ...laid.flat()].join(''))).toBe(seen(text));
        },
      ),
    );
  });

  it('has the letters that are laid over the page: an accent is no sign of its own', () => {
    const item = { str: 'Sesio\u0301n', transform: [10, 0, 0, 10, 72, 90], width: 30, height: 10 };
    const { items, pieces } = wordsOfPage(
      {
        items: [{ ...item, hasEOL: true, fontName: 'f' }],
        parts: [],
        sight: { transform: [1, 0, 0, -1, 0, 792], width: 612, height: 792 },
      },
      () => null,
    );
    expect(items[0]?.str).toBe('Sesi\u00f3n');
    expect(pageText(pieces, [])).toBe(items[0]?.str);
  });

  it('is not looked for where a page was made to have millions of places; a full form is done in a moment', () => {
    const made = (count: number) => {
      const items = Array.from({ length: count }, (_, at) => ({
        ...{ str: 'Minutes: ____ Place: ____ x', width: 140, height: 10, hasEOL: true, fontName: 'f' },
        transform: [10, 0, 0, 10, 72, at],
      }));
      const parts = Array.from({ length: count }, (_, at) => ({
        ...{ subtype: 'Widget', fieldType: 'Tx', fieldValue: '30' },
        rect: [100, at - 3, 130, at + 9],
      }));
      return wordsOfPage(
        { items, parts, sight: { transform: [1, 0, 0, -1, 0, count], width: 612, height: count } },
        () => null,
      );
    };
    expect(() => made(4_000)).toThrow(RangeError);
    const begun = performance.now();
    const { pieces, filled } = made(1_000);
    expect(pageText(pieces, filled)).toContain('____ 30 Place');
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
