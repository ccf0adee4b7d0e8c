import { ROLES } from '../../../shared/domain/index.ts';
import { type Language, wordsOf } from '../../i18n/index.ts';
import { typed } from './letter.ts';

const LANGUAGES = ['en', 'es'] as const satisfies readonly Language[];

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
