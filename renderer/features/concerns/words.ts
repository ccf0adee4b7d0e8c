import { useMemo } from 'react';
import type { ConcernView } from '../../../shared/contract/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

export type ConcernWords = {
  /** Why it matters, and what it is about; may be empty. */
  about(view: ConcernView): string;
  /** Where it was raised, or where it goes on; empty before the meeting. */
  came(view: ConcernView, isOver: boolean): string;
};

/** A concern in the words of the screen and of the paper. */
export function useConcernWords(): ConcernWords {
  const { t } = useTranslation('concerns');
  const format = useFormat();
  return useMemo(
    () => ({
      about: ({ concern, goal }) =>
        [concern.why ? t('why', { why: concern.why }) : null, goal ? t('goal', { text: goal.text }) : null]
          .filter((one) => one !== null)
          .join(' · '),
      came: ({ raised, carriedTo }, isOver) => {
        if (raised.length > 0) {
          return raised
            .map(({ code, startMs }) => t('raisedAt', { code, at: format.timecode(startMs) }))
            .join(' ');
        }
        if (carriedTo) return t('goesOn', { title: carriedTo.title, day: format.day(carriedTo.date) });
        return isOver ? t('nextAgenda') : '';
      },
    }),
    [t, format],
  );
}
