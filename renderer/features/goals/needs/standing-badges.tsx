import { CircleDashed } from 'lucide-react';
import type { Standing } from '../../../../shared/domain/index.ts';
import { Badge } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';

/** What does not meet a need in a school year. Nothing when both do: only what is missing must be seen. */
export function StandingBadges({ goals, services }: Standing) {
  const { t } = useTranslation('needs');
  return (
    <>
      {goals === 0 ? (
        <Badge tone="careful" icon={CircleDashed}>
          {t('noGoal')}
        </Badge>
      ) : null}
      {services === 0 ? (
        <Badge tone="careful" icon={CircleDashed}>
          {t('noService')}
        </Badge>
      ) : null}
    </>
  );
}
