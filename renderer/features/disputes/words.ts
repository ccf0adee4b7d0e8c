import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import type { DisputeView, PaperFacts, SaidAt } from '../../../shared/contract/index.ts';
import { type DisputeRequest, shortLine } from '../../../shared/domain/index.ts';
import { type Format, useFormat, useTranslation } from '../../i18n/index.ts';

/** How statements, papers and requests are said, on the screen, on paper and in a letter. */
export type DisputeWords = {
  format: Format;
  said(said: Pick<SaidAt, 'text'>): string;
  short(said: Pick<SaidAt, 'text'>): string;
  /** Meeting, day, recording and time. */
  place(said: SaidAt): string;
  paper(paper: PaperFacts, page: number | null): string;
  /** By whom, where and when it was claimed; empty when nothing is known. */
  source(view: Pick<DisputeView, 'dispute' | 'paper'>): string;
  asked(request: DisputeRequest): string;
  answered(request: DisputeRequest): string;
};

const SHORT = 80;

export function useDisputeWords(): DisputeWords {
  const { t } = useTranslation(['disputes', 'vocabulary']);
  const format = useFormat();
  return useMemo(() => disputeWords(t, format), [t, format]);
}

/** The same in the language of `t` and `format`. */
export function disputeWords(t: TFunction<['disputes', 'vocabulary']>, format: Format): DisputeWords {
  const said = ({ text }: Pick<SaidAt, 'text'>) => text.trim() || t('disputes:noText');
  const paper = ({ title, takenOut }: PaperFacts, page: number | null) => {
    const name = takenOut ? t('disputes:takenOut', { paper: title }) : title;
    return page === null ? name : t('disputes:inPaper', { paper: name, page: String(page) });
  };
  return {
    format,
    said,
    short: (one) => shortLine(said(one), SHORT),
    place: ({ meetingTitle, date, code, startMs }) =>
      t('disputes:at', {
        title: meetingTitle,
        day: format.day(date),
        code,
        at: format.timecode(startMs),
      }),
    paper,
    source: ({ dispute, paper: from }) =>
      [dispute.by, from && paper(from, dispute.page), dispute.where, dispute.on && format.day(dispute.on)]
        .filter(Boolean)
        .join(', '),
    asked: ({ askedOn, how, askedOf }) => {
      const line = { day: format.day(askedOn), how: t(`disputes:way.${how}`) };
      return askedOf
        ? t('disputes:requests.lineTo', { ...line, name: askedOf })
        : t('disputes:requests.line', line);
    },
    answered: ({ answer, answeredOn }) => {
      if (answer === null) return t('disputes:requests.waiting');
      const word = t(`vocabulary:disputeStatus.${answer}`);
      return answeredOn === null
        ? t('disputes:requests.answered', { answer: word })
        : t('disputes:requests.answeredOn', { day: format.day(answeredOn), answer: word });
    },
  };
}
