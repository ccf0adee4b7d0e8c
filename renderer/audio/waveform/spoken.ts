import { useCallback } from 'react';
import { ms, spokenTime } from '../../../shared/time/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** A time in whole words, as a screen reader says it best: "12 minutes 5 seconds". */
export function useSpokenTime(): (value: number) => string {
  const { t } = useTranslation('audio');
  return useCallback(
    (value) => {
      const { hours, minutes, seconds } = spokenTime(ms(value));
      const parts = [
        hours > 0 ? t('spoken.hours', { count: hours }) : null,
        minutes > 0 ? t('spoken.minutes', { count: minutes }) : null,
        seconds > 0 || hours + minutes === 0 ? t('spoken.seconds', { count: seconds }) : null,
      ];
      return parts.filter((part) => part !== null).join(' ');
    },
    [t],
  );
}
