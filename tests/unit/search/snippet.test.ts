import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippetOf } from '../../../main/search/snippet.ts';
import { termsOf } from '../../../shared/domain/index.ts';

const around = (text: string, typed: string) => snippetOf(text, termsOf(typed));

describe('the words around what was found', () => {
  it('are a short text whole, on one line', () => {
    expect(around('Thirty\n\nminutes  of speech.', 'speech').text).toBe('Thirty minutes of speech.');
  });

  it('are about two lines of a long one, from a little before the match', () => {
    const { text } = around(`${'before '.repeat(60)}\n\nneedle\n${'after '.repeat(60)}`, 'needle');
    expect(text).toMatch(/^… (before ){6}needle( after){17} …$/);
  });

  it('are where most of the words stand together, not at the first that occurs', () => {
    const text = `speech alone. ${'Nothing here. '.repeat(30)}Then speech therapy twice. ${'End. '.repeat(40)}`;
    expect(around(text, 'therapy speech').text).toContain('Then speech therapy twice');
  });

  it('are the beginning when the hit came by a name', () => {
    const long = 'word '.repeat(60);
    expect(around(long, 'alvarez')).toMatchObject({ startAt: 0, endAt: 0 });
    expect(around(long, 'alvarez').text).toMatch(/^(word ){24}…$/);
  });

  it('say where the match stands in the whole text, with the accents that it has there', () => {
    const text = 'Para el ñandú y la Canción.';
    const { startAt, endAt } = around(text, 'cancion');
    expect(text.slice(startAt, endAt)).toBe('Canción');
  });

  it('hold a match of any text that has one, however long', () => {
    const word = fc.constantFrom('a', 'speech', 'Ñu', 'x1', '— ', '\n');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 400 }), (words) => {
        const text = words.join(' ');
        const { text: snippet, startAt, endAt } = around(text, 'speech');
        expect(snippet).not.toMatch(/\n/);
        const there = words.includes('speech');
        expect(snippet.includes('speech')).toBe(there);
        expect(text.slice(startAt, endAt).startsWith('speech')).toBe(there);
      }),
    );
  });
});
