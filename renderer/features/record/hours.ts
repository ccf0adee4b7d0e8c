import { useTranslation } from '../../i18n/index.ts';

/** Above this, nobody counts: three days of room are enough for any meeting. */
const MOST_SAID = 72;

/** Disk room as people say it: "5 hours", "40 minutes", "more than 72 hours". Rounded down. */
export function useHours(): (hours: number) => string {
  const { t } = useTranslation('record');
  return (hours) => {
    if (hours >= MOST_SAID) return t('hours.many', { count: MOST_SAID });
    if (hours < 2) return t('hours.minutes', { count: Math.floor(hours * 60) });
    return t('hours.hours', { count: Math.floor(hours) });
  };
}
