import type { DisputeView } from '../../../shared/contract/index.ts';
import type { Clips } from '../../audio/index.ts';
import { useChange } from '../../bridge/index.ts';
import { DisputedBadge, ErrorNotice, Item, Select } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { answersBeside } from './answers.ts';
import { Requests } from './requests.tsx';
import { Statement } from './statement.tsx';
import type { DisputeWords } from './words.ts';

type DisputeCardProps = { view: DisputeView; clips: Clips; words: DisputeWords };

/** What was said on the left, what was later claimed on the right; under them who was asked, and what came back. */
export function DisputeCard({ view, clips, words }: DisputeCardProps) {
  const { t } = useTranslation(['disputes', 'vocabulary']);
  const { said, dispute, requests } = view;
  const change = useChange('review', 'change');
  const source = words.source(view);
  return (
    <Item label={words.short(said)}>
      <div className="dispute-card">
        <div className="dispute-sides">
          <div>
            <h3 className="dispute-side">{t('disputes:said')}</h3>
            <Statement said={said} clips={clips} words={words} />
          </div>
          <div>
            <h3 className="dispute-side">{t('disputes:claimed')}</h3>
            {dispute.claim.trim() ? (
              <p className="dispute-said">{dispute.claim}</p>
            ) : (
              <p className="quiet">{t('disputes:noClaim')}</p>
            )}
            {source ? <p className="quiet small">{source}</p> : null}
            <DisputedBadge status={dispute.status} />
          </div>
        </div>
        <div className="dispute-answer">
          <Select
            label={t('disputes:status')}
            options={answersBeside(requests).map((status) => ({
              value: status,
              label: t(`vocabulary:disputeStatus.${status}`),
            }))}
            value={dispute.status}
            onChange={(status) => {
              if (status) change.mutate({ id: said.momentId, change: { dispute: { ...dispute, status } } });
            }}
          />
        </div>
        <ErrorNotice error={change.error} />
        <Requests momentId={said.momentId} status={dispute.status} requests={requests} />
      </div>
    </Item>
  );
}
