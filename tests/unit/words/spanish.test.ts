import { describe, expect, it } from 'vitest';
import { readWords } from '../../../scripts/words.ts';

const texts = Object.entries(readWords('renderer/i18n').es ?? {}).flatMap(([feature, of]) =>
  Object.entries(of).map(([key, text]) => ({ at: `${feature}:${key}`, text })),
);
const textsWith = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).map(({ at }) => at);

/** What docs/spanish-words.md settles, as far as a pattern can hold it. */
describe('the Spanish of the app', () => {
  it('says usted to the parent; only what the child reads says tú', () => {
    const told = textsWith(
      /(?<!\p{L})(tú|tus?|ti|te|contigo|puedes|podrás|quieres|tienes|debes|escribes)(?!\p{L})/iu,
    );
    const [child, others] = [/^child:(own|view)\./, /^(?!child:(own|view)\.)/];
    expect(told.filter((at) => others.test(at))).toEqual([]);
    expect(told.filter((at) => child.test(at)).length).toBeGreaterThan(4);
  });

  it('has one word for one thing', () => {
    const givenUp = [
      'frase de paso|palabras? de rescate',
      'de oído',
      'desacuerdos?|disputad[oa]s?',
      'informes? de avances?',
      'fichero|carpeta de archivos',
      'Mayús|Intro',
      'consejo legal',
    ];
    expect(textsWith(new RegExp(`(?<!\\p{L})(${givenUp.join('|')})(?!\\p{L})`, 'u'))).toEqual([]);
  });

  it('takes no parent for a man or a woman', () => {
    expect(
      textsWith(
        /(?<!\p{L})((no )?(estoy|estar) (segur|list)[oa]|ser oíd[oa]|la (estoy|trataron))(?!\p{L})/iu,
      ),
    ).toEqual([]);
  });

  it('asks and exclaims with both signs', () => {
    const count = (text: string, sign: string) => text.split(sign).length;
    const open = texts.filter(
      ({ text }) => count(text, '?') !== count(text, '¿') || count(text, '!') !== count(text, '¡'),
    );
    expect(open).toEqual([]);
  });
});
