import type { TFunction } from 'i18next';
import type { AskThreadView } from '../../../shared/contract/index.ts';
import { HAND_OVERS } from '../../../shared/domain/index.ts';
import type { AskWords } from './words.ts';

/**
 * A letter that asks, or asks again with every ask and every answer before it (D18). Neutral: what was asked, when, and
 * what came back. It names no disability: what the parent wrote stands in it, and nothing more (D22).
 */
export function letterOf(
  { first, asks, latestDay, meeting }: AskThreadView,
  t: TFunction<'asks'>,
  words: AskWords,
): string {
  const own = asks.at(-1)?.text ?? '';
  const offered = HAND_OVERS.filter((one) => asks.some(({ handOvers }) => handOvers.includes(one)));
  const day = latestDay === null ? null : words.format.day(latestDay);
  const before = asks.filter(({ answer }) => answer !== null || asks.length > 1);
  const parts = [
    t(`letter.begin.${first.about}`, { what: first.what }),
    meeting ? t('letter.meeting', { title: meeting.title, day: words.format.day(meeting.date) }) : '',
    own,
    before.length > 0
      ? [
          t('letter.before', { count: before.length }),
          ...before.map((one, at) =>
            [
              `${at + 1}. ${words.asked(one)}. ${words.answered(one)}`,
              ...(one.answerText ? [`“${one.answerText}”`] : []),
            ].join('\n   '),
          ),
        ].join('\n')
      : '',
    day === null ? '' : t('letter.rule', { day }),
    offered.length > 0
      ? [t('letter.handOver'), ...offered.map((one) => `- ${t(`handOver.${one}`)}`)].join('\n')
      : '',
    t('letter.end'),
  ];
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}
