import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersDrill,
  entropyOf,
  parseRecoveryCode,
  pickDrill,
  wordsOf,
} from '../../../main/vault/recovery.ts';
import { renderRecoverySheet } from '../../../main/vault/recovery-sheet.ts';
import en from '../../../renderer/i18n/en/unlock.json' with { type: 'json' };
import es from '../../../renderer/i18n/es/unlock.json' with { type: 'json' };

const wrong = expect.objectContaining({ code: 'wrong-recovery-code' });
const entropy = fc.uint8Array({ minLength: 32, maxLength: 32 });
const numbered = (words: readonly string[]) => words.map((word, at) => `${at + 1}. ${word}`);

describe('the recovery words', () => {
  it('are 24 and come back as the same 32 bytes', () => {
    fc.assert(
      fc.property(entropy, (bytes) => {
        const words = wordsOf(bytes);
        expect(words).toHaveLength(24);
        expect(Buffer.from(entropyOf(words)).equals(bytes)).toBe(true);
      }),
    );
  });

  it('are refused when one is exchanged, unknown, missing or too many', () => {
    const words = wordsOf(Buffer.alloc(32, 7));
    const other = words[3] === 'apple' ? 'zebra' : 'apple';
    for (const bad of [
      words.with(3, other),
      words.with(3, 'keptword'),
      words.slice(1),
      [...words, 'apple'],
      [],
    ]) {
      expect(() => entropyOf(bad)).toThrow(wrong);
    }
  });

  it('name the place of a slip and never the word', () => {
    const words = wordsOf(Buffer.alloc(32, 7)).with(6, 'secretword');
    expect(() => entropyOf(words)).toThrow(/Word 7 is not/);
    expect(() => entropyOf(words)).not.toThrow(/secretword/);
  });
});

describe('the text of a code', () => {
  it('is read from any layout', () => {
    fc.assert(
      fc.property(entropy, fc.constantFrom(' ', '\n', '\r\n', '   \t', ', '), (bytes, gap) => {
        const words = wordsOf(bytes);
        for (const text of [
          words.join(gap),
          words.join(gap).toUpperCase(),
          numbered(words).join(gap),
          numbered(words).reverse().join(gap),
          words.map((word, at) => `${at + 1}) ${word}`).join(gap),
          words.map((word, at) => `${at + 1} ${word}`).join(gap),
          `\ufeff${words.join(gap)}\n`,
        ]) {
          expect(parseRecoveryCode(text)).toEqual(words);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is read back from the sheet in both languages, whatever the archive is called', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('3. grade 4: apple', '1. abandon 2) zoo', '24 words 7.apple'),
    );
    fc.assert(
      fc.property(entropy, name, fc.constantFrom('en', 'es'), (bytes, archiveName, language) => {
        const words = wordsOf(bytes);
        const sheet = renderRecoverySheet({ archiveName, words, day: '2026-10-20', language });
        expect(parseRecoveryCode(sheet)).toEqual(words);
        expect(parseRecoveryCode(sheet.replaceAll('\n', '\r\n').toUpperCase())).toEqual(words);
      }),
      { numRuns: 200 },
    );
  });

  it('that holds no code is refused, quickly and without an echo', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(() => parseRecoveryCode(text)).toThrow(wrong);
      }),
    );
    const before = performance.now();
    expect(() => parseRecoveryCode('1. a '.repeat(1_000_000))).toThrow(wrong);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('the sheet', () => {
  it('fits a page, says what it is, and numbers the words', () => {
    const words = wordsOf(randomBytes(32));
    const sheet = renderRecoverySheet({ archiveName: 'Home', words, day: '2026-10-20' });
    const spanish = renderRecoverySheet({ archiveName: 'Home', words, day: '2026-10-20', language: 'es' });
    for (const lines of [sheet, spanish])
      expect(Math.max(...lines.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(sheet.split('\n').length).toBeLessThan(40);
    expect(sheet).toContain('Archive: Home');
    for (const entry of numbered(words)) expect(sheet).toContain(entry);
  });

  it('names the button by the words that stand on it, in both languages', () => {
    const words = wordsOf(randomBytes(32));
    for (const [language, { unlock }] of [
      ['en', en],
      ['es', es],
    ] as const) {
      const sheet = renderRecoverySheet({ archiveName: 'Home', words, day: '2026-10-20', language });
      expect(sheet).toContain(`"${unlock.forgot}"`);
    }
  });
});

describe('the drill', () => {
  const words = wordsOf(Buffer.alloc(32, 9));
  const answer = (position: number, word = words[position - 1] ?? '') => ({ position, word });

  it('asks for three different places', () => {
    for (let run = 0; run < 200; run++) {
      const asked = pickDrill();
      expect(new Set(asked).size).toBe(3);
      expect(asked.every((position) => position >= 1 && position <= 24)).toBe(true);
      expect(
        answersDrill(
          words,
          asked.map((position) => answer(position)),
        ),
      ).toBe(true);
    }
  });

  it('forgives case and spaces, and nothing else', () => {
    const right = [answer(1), answer(12), answer(24)];
    expect(
      answersDrill(
        words,
        right.map(({ position, word }) => answer(position, ` ${word.toUpperCase()} `)),
      ),
    ).toBe(true);
    expect(answersDrill(words, [answer(1), answer(12)])).toBe(false);
    expect(answersDrill(words, [answer(1), answer(1), answer(1)])).toBe(false);
    expect(answersDrill(words, [...right, answer(3, 'keptword')])).toBe(false);
    expect(answersDrill(words, [answer(0), answer(25), answer(1)])).toBe(false);
    expect(answersDrill(words, [])).toBe(false);
  });
});
