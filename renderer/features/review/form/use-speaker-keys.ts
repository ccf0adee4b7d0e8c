import type { Person } from '../../../../shared/domain/index.ts';
import { useKeys } from '../../../app/index.ts';
import { useKeyMap } from '../../../audio/index.ts';
import { useMessages } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';

export type SpeakerKey = { key: string; person: Person };

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/**
 * One key says who spoke (D34): 1 to 9, then 0, for the first ten people as the field lists them. A digit that the
 * person gave to something else stays with that; nobody loses his place for it.
 */
export function useSpeakerKeys(people: readonly Person[], choose: (person: Person) => void): SpeakerKey[] {
  const { t } = useTranslation('review');
  const messages = useMessages();
  const taken = new Set(Object.values(useKeyMap()));
  const keys = people.slice(0, DIGITS.length).flatMap((person, at) => {
    const key = DIGITS[at];
    return key === undefined || taken.has(key) ? [] : [{ key, person }];
  });
  useKeys(
    t('form.speaker'),
    keys.map(({ key, person }) => ({
      combo: key,
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
