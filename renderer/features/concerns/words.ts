import { useMemo } from 'react';
import type { ConcernView } from '../../../shared/contract/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

export type ConcernWords = {
  /** Whose point it is, for the parent's eyes: of one that the child wrote, also what the child wrote. Never on paper. */
  fromChild(view: ConcernView): string;
  /** Why it matters, and what it is about; may be empty. */
  about(view: ConcernView): string;
  /** Since when, what was promised, by whom and by when, what came of it so far; may be empty. */
  problem(view: Pick<ConcernView, 'concern'>): string;
  /** What was answered, and where; may be empty. */
  answered(view: ConcernView): string;
  /** Where it was raised, or where it goes on; empty before the meeting. */
  came(view: ConcernView, isOver: boolean): string;
};

/** A concern in the words of the screen and of the paper. */
export function useConcernWords(): ConcernWords {
  const { t } = useTranslation('concerns');
  const format = useFormat();
  return useMemo(
    () => ({
      fromChild: ({ concern, childNote }) => {
        if (childNote === null) return t('fromChild');
        if (childNote.isGone) return t('child.gone');
        const { kind, text, about } = childNote;
        if (text === concern.text) return t('child.wrote');
        return kind === 'say' || kind === 'ask'
          ? t('child.wroteThis', { text })
          : t(`child.${kind}`, { title: about ?? '' });
      },
      about: ({ concern, goal }) =>
        [concern.why ? t('why', { why: concern.why }) : null, goal ? t('goal', { text: goal.text }) : null]
          .filter((one) => one !== null)
          .join(' · '),
      problem: ({ concern: { problem, since, promised, promisedBy, due, soFar } }) =>
        [
          problem ? t(`problem.kinds.${problem}`) : null,
          since ? t('problem.sinceIs', { since }) : null,
          promised ? t('problem.promisedIs', { text: promised }) : null,
          promisedBy ? t('problem.byIs', { name: promisedBy }) : null,
          due ? t('problem.dueIs', { day: format.day(due) }) : null,
          soFar ? t('problem.soFarIs', { text: soFar }) : null,
        ]
          .filter((one) => one !== null)
          .join(' · '),
      answered: ({ concern: { answer }, answeredIn }) =>
        [
          answer ? t('answered', { text: answer }) : null,
          answeredIn
            ? t('answeredAt', { code: answeredIn.code, at: format.timecode(answeredIn.startMs) })
            : null,
        ]
          .filter((one) => one !== null)
          .join(' '),
      came: ({ concern, raised, carriedTo }, isOver) => {
        if (raised.length > 0) {
          return raised
            .map(({ code, startMs }) => t('raisedAt', { code, at: format.timecode(startMs) }))
            .join(' ');
        }
        if (carriedTo) return t('goesOn', { title: carriedTo.title, day: format.day(carriedTo.date) });
        return isOver && concern.answer === null ? t('nextAgenda') : '';
      },
    }),
    [t, format],
  );
}
