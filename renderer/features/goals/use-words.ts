import type { TFunction } from 'i18next';
import { type Commitment, stateOf, tallyOf } from '../../../shared/domain/index.ts';
import { daysFrom } from '../../../shared/time/index.ts';
import { type Format, useFormat, useTranslation } from '../../i18n/index.ts';

type Counted = Pick<Commitment, 'text' | 'madeOn' | 'deliveries'>;

export type PromiseWords = {
  /** Who, by when (unless its badge says so), and where it was said. */
  about(promise: Commitment, today: string): string;
  /** Promised against written down; empty when nothing regular was promised and nothing was written down. */
  tally(promise: Counted, today: string): string;
  /** When it is due, in calm words; empty when it has no day or is done. */
  due(promise: Commitment, today: string): string;
};

/** What a promise or decision says of itself, in the words of the screen. It counts and never judges. */
export function usePromiseWords(): PromiseWords {
  const { t } = useTranslation('goals');
  return promiseWords(t, useFormat());
}

/** The same in the language of `t` and `format`; `own`: how names and titles stand in it. */
export function promiseWords(
  t: TFunction<'goals'>,
  format: Format,
  own: (text: string) => string = (text) => text,
): PromiseWords {
  function promised(promise: Counted, today: string): string {
    const { promised: rhythm, since } = tallyOf(promise, today);
    const day = format.day(since);
    if (rhythm === null) return t('tally.promised', { day });
    if (rhythm.minutes !== null) return t(`tally.minutes.${rhythm.per}`, { count: rhythm.minutes, day });
    return t(`tally.times.${rhythm.per}`, { count: rhythm.times ?? 1, day });
  }

  function counted(promise: Counted, today: string): string[] {
    const { periods, yes, partly, no, minutes } = tallyOf(promise, today);
    const entries = [
      yes > 0 ? t('tally.yes', { count: yes }) : null,
      partly > 0 ? t('tally.partly', { count: partly }) : null,
      no > 0 ? t('tally.no', { count: no }) : null,
    ].filter((one) => one !== null);
    const weeks =
      periods && periods.all > 0
        ? t(`tally.periods.${periods.per}`, { written: periods.written, count: periods.all })
        : null;
    const given = minutes === null ? null : t('tally.given', { count: minutes });
    return [weeks, entries.join(', '), given].filter((one) => one !== null && one !== '') as string[];
  }

  function due({ due: day, ...promise }: Commitment, today: string): string {
    const state = stateOf({ due: day, ...promise }, today);
    if (day === null || state === 'kept' || state === 'running') return '';
    const days = daysFrom(today, day);
    if (days < 0) return t('due.late', { day: format.day(day) });
    return days === 0 ? t('due.today') : t('due.in', { count: days });
  }

  return {
    about: (promise, today) =>
      [
        promise.owner ? t('promise.owner', { name: own(promise.owner) }) : null,
        promise.due && due(promise, today) === ''
          ? t('promise.until', { day: format.day(promise.due) })
          : null,
        `${own(promise.meetingTitle)}, ${format.day(promise.madeOn)}`,
      ]
        .filter((one) => one !== null)
        .join(' · '),
    due,
    tally: (promise, today) => {
      const counts = counted(promise, today);
      const isRegular = tallyOf(promise, today).promised !== null;
      if (counts.length === 0 && !isRegular) return '';
      return [promised(promise, today), ...(counts.length > 0 ? counts : [t('tally.nothing')])].join('; ');
    },
  };
}
