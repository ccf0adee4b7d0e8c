import type { TFunction } from 'i18next';
import type { DisputeView } from '../../../shared/contract/index.ts';
import type { DisputeWords } from './words.ts';

/** Disputes as plain text, to paste into a letter that asks to confirm. Neutral: what was said, what was claimed. */
export function letterOf(
  disputes: readonly DisputeView[],
  t: TFunction<['disputes', 'vocabulary']>,
  words: DisputeWords,
): string {
  const items = disputes.map((view, at) => `${at + 1}. ${linesOf(view, t, words).join('\n   ')}`);
  return `${items.join('\n\n')}\n`;
}

function linesOf(view: DisputeView, t: TFunction<['disputes', 'vocabulary']>, words: DisputeWords): string[] {
  const { said, dispute, requests } = view;
  const { format } = words;
  const heard = {
    code: said.code,
    at: format.timecode(said.startMs),
    title: said.meetingTitle,
    day: format.day(said.date),
  };
  const source = words.source(view);
  return [
    t('disputes:letter.said', { text: words.said(said) }),
    said.speaker
      ? t('disputes:letter.heardBy', { ...heard, name: said.speaker })
      : t('disputes:letter.heard', heard),
    dispute.claim.trim()
      ? t('disputes:letter.claimed', { text: dispute.claim.trim() })
      : t('disputes:letter.claimedNot'),
    ...(source ? [t('disputes:letter.from', { source })] : []),
    ...requests.flatMap((one) => [
      `${words.asked(one)}. ${words.answered(one)}.`,
      ...(one.answerText ? [t('disputes:letter.words', { text: one.answerText })] : []),
    ]),
    t('disputes:letter.status', { status: t(`vocabulary:disputeStatus.${dispute.status}`) }),
  ];
}
