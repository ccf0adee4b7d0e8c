import { useState } from 'react';
import { type Dispute, statusBeside } from '../../../../shared/domain/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Checkbox, DateField, Select } from '../../../components/index.ts';
import { LeftField } from '../../../drafts/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { answersBeside, DisputeOfMoment } from '../../disputes/index.ts';
import type { MomentPart } from './moment-form.tsx';
import { SafeTextArea } from './safe-text-area.tsx';
import { useWhole } from './use-whole.ts';

const NEW_DISPUTE: Dispute = {
  claim: '',
  by: null,
  where: null,
  on: null,
  status: 'not-asked-yet',
  documentId: null,
  page: null,
};

/** D1 and D20: what was later claimed instead, by whom, where, when, and what came of asking. */
export function DisputeFields(part: MomentPart) {
  const { moment, change } = part;
  const { t } = useTranslation(['review', 'vocabulary']);
  const { dispute } = moment;
  const asked = useCall('disputes', 'ofMoment', { momentId: moment.id }, { enabled: dispute !== null });
  const requests = asked.data?.requests ?? [];
  const of = { kind: 'moment', id: moment.id } as const;
  // Taking the tick away and putting it back must not lose what was written.
  const [before, setBefore] = useState<Dispute | null>(dispute);
  const set = useWhole(dispute ?? NEW_DISPUTE, (whole) => change({ dispute: whole }));
  return (
    <div className="dispute" data-open={dispute !== null || undefined}>
      <Checkbox
        isSelected={dispute !== null}
        hint={dispute ? undefined : t('review:dispute.hint')}
        onChange={(disputed) => {
          if (!disputed) setBefore(dispute);
          change({ dispute: disputed ? (before ?? NEW_DISPUTE) : null });
        }}
      >
        {t('review:dispute.label')}
      </Checkbox>
      {dispute ? (
        <div className="stack">
          <SafeTextArea
            part={part}
            field="claim"
            label={t('review:dispute.claim')}
            hint={t('review:dispute.claimHint')}
          />
          <div className="field-pair">
            <LeftField
              draft={{ form: 'moment-line', of, part: 'dispute-by' }}
              label={t('review:dispute.by')}
              value={dispute.by}
              onSave={(by) => set({ by })}
            />
            <LeftField
              draft={{ form: 'moment-line', of, part: 'dispute-where' }}
              label={t('review:dispute.where')}
              hint={t('review:dispute.whereHint')}
              value={dispute.where}
              onSave={(where) => set({ where })}
            />
            <DateField label={t('review:dispute.on')} value={dispute.on} onChange={(on) => set({ on })} />
            <Select
              label={t('review:dispute.status')}
              hint={t('review:dispute.statusHint')}
              options={answersBeside(requests).map((status) => ({
                value: status,
                label: t(`vocabulary:disputeStatus.${status}`),
              }))}
              value={statusBeside(dispute.status, requests)}
              onChange={(status) => {
                if (status) set({ status });
              }}
            />
          </div>
          <DisputeOfMoment
            moment={moment}
            dispute={dispute}
            meetingId={part.data.meeting.id}
            onDispute={set}
          />
        </div>
      ) : null}
    </div>
  );
}
