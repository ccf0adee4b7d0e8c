import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedLine, partsOf, wordsDivided } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const span = (startMs: number, endMs: number, timing: 'file' | 'placed' | 'parent' = 'file') => ({
  startMs: ms(startMs),
  endMs: ms(endMs),
  timing,
});

describe('the words of a line', () => {
  it('are divided at the cursor, without the space between', () => {
    expect(wordsDivided('Yes. No.', 4)).toEqual({ first: 'Yes.', second: 'No.' });
    expect(wordsDivided('Yes. No.', 5)).toEqual({ first: 'Yes.', second: 'No.' });
  });

  it('are not divided where one side has none', () => {
    for (const [text, at] of [
      ['Yes.', 0],
      ['Yes.', 4],
      ['Yes.  ', 5],
      ['', 0],
      ['Yes.', 99],
    ] as const) {
      expect(wordsDivided(text, at)).toBeNull();
    }
  });

  it('are never divided within a sign', () => {
    const family = '👩‍👧';
    expect(wordsDivided(`a${family}b`, 2)).toEqual({ first: 'a', second: `${family}b` });
    expect(wordsDivided('ane\u0301o', 3)).toEqual({ first: 'an', second: 'e\u0301o' });
  });

  it('lose nothing and gain nothing but space, at any place', () => {
    const bare = (text: string) => text.replaceAll(/\s+/g, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (text, at) => {
        const words = wordsDivided(text, at);
        if (words) expect(bare(words.first + words.second)).toBe(bare(text));
      }),
    );
  });
});

describe('the time of a cut', () => {
  const words = { first: 'One two', second: 'three four five' };

  it('is the place of the sound within the line, if it is near what the letters say', () => {
    const { first, second, cut } = partsOf(span(10_000, 20_000), words, 14_200);
    expect(cut).toBe('sound');
    expect([first.startMs, first.endMs, second.startMs, second.endMs]).toEqual([
      10_000, 14_200, 14_200, 20_000,
    ]);
    expect([first.timing, second.timing]).toEqual(['parent', 'parent']);
  });

  it('is as the letters are divided when the sound stands elsewhere, or nowhere', () => {
    // 6 letters of 19 stand before the cut.
    const guess = 10_000 + Math.round(10_000 * (6 / 19));
    for (const soundMs of [null, 0, 10_000, 20_000, 99_000, 19_000]) {
      const { second, cut } = partsOf(span(10_000, 20_000), words, soundMs);
      expect([cut, second.startMs]).toEqual(['letters', guess]);
    }
  });

  it('is not known of a line that has no time', () => {
    const { first, second, cut } = partsOf(span(0, 10_000, 'placed'), words, 5000);
    expect([cut, first.timing, second.timing]).toEqual(['none', 'placed', 'placed']);
  });

  it('leaves both parts within the line, the second behind the first', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(60_000),
        fc.option(fc.nat(10_100_000)),
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        (start, length, soundMs, before, behind) => {
          const line = span(start, start + length);
          const { first, second } = partsOf(line, { first: before, second: behind }, soundMs);
          expect(first.startMs).toBe(line.startMs);
          expect(first.endMs).toBe(second.startMs);
          expect(second.endMs).toBe(line.endMs);
          expect(second.startMs).toBeLessThanOrEqual(line.endMs);
          if (length >= 2) {
            expect(second.startMs).toBeGreaterThan(line.startMs);
            expect(second.endMs).toBeGreaterThan(second.startMs);
          }
        },
      ),
    );
  });
});

describe('two lines as one', () => {
  it('have the words of both, one space between, and the time of both', () => {
    const first = { ...span(0, 4000), text: 'We can write ' };
    const second = { ...span(3500, 9000), text: ' sixty minutes.' };
    expect(joinedLine(first, second)).toEqual({
      joined: { ...span(0, 9000), text: 'We can write sixty minutes.' },
      seam: 13,
    });
  });

  it('keep the time that is known', () => {
    const known = { ...span(1000, 2000), text: 'a' };
    const placed = { ...span(2000, 9000, 'placed'), text: 'b' };
    expect(joinedLine(known, placed).joined).toMatchObject(span(1000, 2000));
    expect(joinedLine({ ...placed, ...span(0, 1000, 'placed') }, known).joined).toMatchObject(
      span(1000, 2000),
    );
    expect(joinedLine(known, { ...known, ...span(1500, 1800, 'parent') }).joined).toMatchObject(
      span(1000, 2000, 'parent'),
    );
  });

  it('take a line without words as it is', () => {
    const empty = { ...span(0, 1), text: '' };
    const said = { ...span(1, 2), text: 'Yes.' };
    expect(joinedLine(empty, said)).toMatchObject({ joined: { text: 'Yes.' }, seam: 0 });
    expect(joinedLine(said, empty)).toMatchObject({ joined: { text: 'Yes.' }, seam: 4 });
  });

  it('undo a split, but for the space', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.nat(60), (text, at) => {
        const words = wordsDivided(text, at);
        if (!words) return;
        const { first, second } = partsOf(span(0, 9000), words, null);
        const { joined, seam } = joinedLine(first, second);
        expect(joined.text.slice(seam)).toBe(words.second);
        expect([joined.startMs, joined.endMs]).toEqual([0, 9000]);
      }),
    );
  });
});
