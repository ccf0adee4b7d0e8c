import type { OutcomeEntry } from '../../../shared/domain/index.ts';
import { formatIn, wordsOf } from '../../i18n/index.ts';
import { nameIn, typed, type WriteLetter } from '../letters/index.ts';
import { factsOf, type Outcomes } from './use-outcomes.ts';

/**
 * The letter after a meeting (D49): what was agreed and what was not, as she understood it, and a request to say so if
 * it was otherwise. No places in a recording stand in it: it asks, and proves nothing.
 */
export function letterOf({ meeting, groups }: Outcomes): WriteLetter {
  return (language) => {
    const t = wordsOf(language).getFixedT<['outcomes', 'vocabulary']>(null, ['outcomes', 'vocabulary']);
    const format = formatIn(language);
    const name = nameIn(language);
    const item = (entry: OutcomeEntry, at: number) => {
      const { text, owner, due, reason } = factsOf(entry);
      return [
        `${at + 1}. ${text ? typed(text) : t('outcomes:noText')}`,
        [
          owner && t('outcomes:owner', { name: name(owner) }),
          due && t('outcomes:due', { day: format.day(due) }),
        ]
          .filter(Boolean)
          .join(' · '),
        reason && t('outcomes:letter.reason', { text: typed(reason) }),
      ]
        .filter(Boolean)
        .join('\n   ');
    };
    const told = groups.filter(({ entries }) => entries.length > 0);
    return [
      t('outcomes:letter.begin', { day: format.day(meeting.date) }),
      ...told.flatMap(({ outcome, entries }) => [
        t('outcomes:letter.heading', { outcome: t(`vocabulary:outcome.${outcome}`) }),
        ...entries.map(item),
      ]),
      t('outcomes:letter.end'),
    ];
  };
}
