import type { Person } from '../../../../shared/domain/index.ts';
import { useKeys } from '../../../app/index.ts';
import { useKeyMap } from '../../../audio/index.ts';
import { useMessages } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';

export type SpeakerKey = { digit: string; shift: boolean; person: Person };

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
/** What Shift makes of them on a keyboard of the United States. */
const WITH_SHIFT = ['!', '@', '#', '$', '%', '^', '&', '*', '(', ')'];
const KEYS = [
  ...DIGITS.map((digit) => ({ digit, shift: false, sign: digit })),
  ...DIGITS.map((digit, at) => ({ digit, shift: true, sign: WITH_SHIFT[at] ?? digit })),
];

/**
 * One key says who spoke: 1 to 9, then 0, for the first ten people as the field lists them, and the same with Shift for
 * the next ten (D34: twelve of the staff and a parent at one table are not rare). A key that the person gave to something
 * else stays with that; nobody loses his place for it.
 */
export function useSpeakerKeys(people: readonly Person[], choose: (person: Person) => void): SpeakerKey[] {
  const { t } = useTranslation('review');
  const messages = useMessages();
  const taken = new Set(Object.values(useKeyMap()));
  const keys = people.slice(0, KEYS.length).flatMap((person, at): SpeakerKey[] => {
    const key = KEYS[at];
    return key === undefined || taken.has(key.sign) ? [] : [{ ...key, person }];
  });
  useKeys(
    t('form.speaker'),
    keys.map(({ digit, shift, person }) => ({
      combo: shift ? `shift+${digit}` : digit,
      label: person.label,
      once: true,
      run: () => {
        choose(person);
        messages.announce(t('form.speakerChosen', { name: person.label }));
      },
    })),
  );
  return keys;
}
