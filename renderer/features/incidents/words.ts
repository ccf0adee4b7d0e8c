import { useMemo } from 'react';
import type { IncidentView } from '../../../shared/contract/index.ts';
import { wasRewritten } from '../../../shared/domain/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** The quiet line of a note: when it happened, when it was written down, and when it was changed since. */
export function useIncidentNote(): (view: IncidentView) => string {
  const { t } = useTranslation('incidents');
  const format = useFormat();
  return useMemo(
    () =>
      ({ incident, meeting }) => {
        const { date, time, createdAt, updatedAt, known, toldBy } = incident;
        const day = format.day(date);
        return [
          time === null ? t('happened', { day }) : t('happenedAt', { day, time: format.timeOfDay(time) }),
          t('written', { at: format.instant(createdAt) }),
          wasRewritten(incident) ? t('changed', { at: format.instant(updatedAt) }) : null,
          toldBy === null ? null : t(known === 'read' ? 'readFrom' : 'toldBy', { name: toldBy }),
          meeting?.title ?? null,
        ]
          .filter((part) => part !== null)
          .join(' · ');
      },
    [t, format],
  );
}
