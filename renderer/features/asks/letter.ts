import type { AskThreadView } from '../../../shared/contract/index.ts';
import { type Ask, HAND_OVERS } from '../../../shared/domain/index.ts';
import { formatIn, wordsOf } from '../../i18n/index.ts';
import { nameIn, typed, type WriteLetter } from '../letters/index.ts';
import { askWords } from './words.ts';

/**
 * A letter that asks, or asks again with every ask and every answer before it (D18). Neutral: what was asked, when, and
 * what came back. It names no disability: what the parent wrote stands in it, and nothing more (D22).
 */
export function letterOf({ first, asks, latestDay, meeting }: AskThreadView): WriteLetter {
  const own = asks.at(-1)?.text?.trim() ?? '';
  const offered = HAND_OVERS.filter((one) => asks.some(({ handOvers }) => handOvers.includes(one)));
  const before = asks.filter(({ answer }) => answer !== null || asks.length > 1);
  return (language) => {
    const t = wordsOf(language).getFixedT<['asks', 'disputes']>(null, ['asks', 'disputes']);
    const words = askWords(t, formatIn(language));
    const day = latestDay === null ? null : words.format.day(latestDay);
    const parts = [
      t(`asks:letter.begin.${first.about}`, { what: typed(first.what) }),
      meeting
        ? t('asks:letter.meeting', { title: typed(meeting.title), day: words.format.day(meeting.date) })
        : '',
      own === '' ? '' : t('asks:letter.own', { text: typed(own) }),
      before.length > 0
        ? [
            t('asks:letter.before', { count: before.length }),
            ...before
              .map((ask) => asTyped(ask, nameIn(language)))
              .map((one, at) =>
                [
                  `${at + 1}. ${words.asked(one)}. ${words.answered(one)}`,
                  ...(one.answerText ? [t('asks:letter.quote', { text: one.answerText })] : []),
                ].join('\n   '),
              ),
          ].join('\n')
        : '',
      day === null ? '' : t('asks:letter.rule', { day }),
      offered.length > 0
        ? [t('asks:letter.handOver'), ...offered.map((one) => `- ${t(`asks:handOver.${one}`)}`)].join('\n')
        : '',
      t('asks:letter.end'),
    ];
    return parts.filter((part) => part !== '');
  };
}

/** What somebody typed keeps its own language. */
function asTyped(ask: Ask, name: (name: string) => string): Ask {
  const { askedOf, answerText } = ask;
  return { ...ask, askedOf: askedOf && name(askedOf), answerText: answerText && typed(answerText) };
}
