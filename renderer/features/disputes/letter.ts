import type { TFunction } from 'i18next';
import type { DisputeView } from '../../../shared/contract/index.ts';
import { formatIn, wordsOf } from '../../i18n/index.ts';
import { nameIn, typed, type WriteLetter } from '../letters/index.ts';
import { type DisputeWords, disputeWords } from './words.ts';

/** Disputes, a paragraph each, in a letter that asks to confirm (D49). Neutral: what was said, what was claimed. */
export function letterOf(disputes: readonly DisputeView[]): WriteLetter {
  return (language) => {
    const t = wordsOf(language).getFixedT<['disputes', 'vocabulary']>(null, ['disputes', 'vocabulary']);
    const words = disputeWords(t, formatIn(language));
    const items = disputes.map(
      (view, at) => `${at + 1}. ${linesOf(asTyped(view, nameIn(language)), t, words).join('\n   ')}`,
    );
    const isOpen = disputes.some(({ dispute }) => dispute.status !== 'confirmed');
    return isOpen ? [t('disputes:letter.begin'), ...items, t('disputes:letter.end')] : items;
  };
}

/** What somebody typed keeps its own language. */
function asTyped(
  { said, dispute, paper, requests }: DisputeView,
  name: (name: string) => string,
): DisputeView {
  const some = (text: string | null) => text && typed(text);
  return {
    said: {
      ...said,
      text: typed(said.text),
      // A letter names nobody of whom she is not sure that it was their voice (decision 159).
      speaker: said.speakerHow === 'unsure' ? null : said.speaker && name(said.speaker),
      meetingTitle: typed(said.meetingTitle),
    },
    dispute: {
      ...dispute,
      claim: typed(dispute.claim),
      by: dispute.by && name(dispute.by),
      where: some(dispute.where),
    },
    paper: paper && { ...paper, title: typed(paper.title) },
    requests: requests.map((one) => ({
      ...one,
      askedOf: one.askedOf && name(one.askedOf),
      answerText: some(one.answerText),
    })),
  };
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
    dispute.claim ? t('disputes:letter.claimed', { text: dispute.claim }) : t('disputes:letter.claimedNot'),
    ...(source ? [t('disputes:letter.from', { source })] : []),
    ...requests.flatMap((one) => [
      `${words.asked(one)}. ${words.answered(one)}.`,
      ...(one.answerText ? [t('disputes:letter.words', { text: one.answerText })] : []),
    ]),
    // The letter itself asks: that nobody was asked before says nothing to the school.
    ...(dispute.status === 'not-asked-yet'
      ? []
      : [t('disputes:letter.status', { status: t(`vocabulary:disputeStatus.${dispute.status}`) })]),
  ];
}
