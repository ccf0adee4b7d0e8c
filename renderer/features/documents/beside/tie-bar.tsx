import { Link2 } from 'lucide-react';
import type { Moment } from '../../../../shared/domain/index.ts';
import { Button, ErrorNotice } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import type { Tie } from './use-tie.ts';

/** What can be done with the selected words; nothing while none are. */
export function TieBar({ tie, moment }: { tie: Tie; moment: Moment | null }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  return (
    <div className="tie-bar" role="status">
      <ErrorNotice error={tie.error} />
      {tie.state === 'ready' && moment ? (
        <Button kind="primary" icon={<Link2 aria-hidden />} isPending={tie.isPending} onPress={tie.run}>
          {t('beside.tie')} <span className="figures">{format.timecode(moment.startMs)}</span>
        </Button>
      ) : null}
      {tie.state === 'no-moment' ? <p className="tie-note">{t('beside.noMoment')}</p> : null}
      {tie.state === 'tied' ? <p className="tie-note">{t('beside.already')}</p> : null}
    </div>
  );
}
