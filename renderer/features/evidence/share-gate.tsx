import { isRecordingParents, knownRecipients, type ShareNote } from '../../../shared/domain/index.ts';
import { consentRuleOf } from '../../../shared/reference/index.ts';
import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Consents } from './consents.tsx';
import { ShareFields } from './share-fields.tsx';

type Props = { meetingId: string; share: ShareNote; onShare(share: ShareNote): void };

/**
 * Before a bundle is made: to whom it goes and why, who agrees to that, and what is not settled about it (D67, D68). It
 * forbids nothing and asks for nothing.
 */
export function ShareGate({ meetingId, share, onShare }: Props) {
  const { t } = useTranslation('evidence');
  const left = useCall('evidence', 'left');
  const meeting = useCall('meetings', 'get', { id: meetingId });
  const state = meeting.data?.meeting.state ?? null;
  const rule = isRecordingParents(state) ? consentRuleOf(state ?? '') : null;
  return (
    <div className="stack">
      <h3>{t('share.title')}</h3>
      <ShareFields share={share} onShare={onShare} known={knownRecipients(left.data ?? [])} />
      <ErrorNotice error={left.error ?? meeting.error} />
      <Consents meetingId={meetingId} />
      <Notice kind="info">
        <p>{t('share.policy')}</p>
        {rule?.iepSpecific ? (
          <p>{t('share.parents', { state: rule.name, citation: rule.iepSpecific.citation })}</p>
        ) : null}
        <p>{t('share.decide')}</p>
      </Notice>
    </div>
  );
}
