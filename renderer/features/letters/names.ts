import { ROLES } from '../../../shared/domain/index.ts';
import { type Language, wordsOf } from '../../i18n/index.ts';
import { plainWords, typed } from './letter.ts';

const LANGUAGES = ['en', 'es'] as const satisfies readonly Language[];

/** The same where the words are said aloud, not sent: nothing shows which of them were typed. */
export function nameSaidIn(language: Language): (name: string) => string {
  const name = nameIn(language);
  return (one) => plainWords(name(one));
}

/**
 * Names of people as a letter in a language has them. Who is known by a role alone ("Representante del distrito") is
 * called by that role in the letter's language; every other name is as it was typed.
 */
export function nameIn(language: Language): (name: string) => string {
  const word = (of: Language, role: (typeof ROLES)[number]) =>
    wordsOf(of).getFixedT(null, 'vocabulary')(`role.${role}`);
  return (name) => {
    const role = ROLES.find((one) => LANGUAGES.some((of) => word(of, one) === name.trim()));
    return role ? word(language, role) : typed(name);
  };
}
