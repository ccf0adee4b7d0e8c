import { isRecordingParents, knownRecipients } from '../../../shared/domain/index.ts';
import { consentRuleOf } from '../../../shared/reference/index.ts';
import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Item, Items, Notice } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { Consents } from './consents.tsx';
import { ShareFields, type ShareFieldsProps } from './share-fields.tsx';

type Props = Omit<ShareFieldsProps, 'known'> & {
  /** Whose sound leaves, newest meeting first. */
  meetingIds: readonly string[];
};

/**
 * Before something leaves: to whom it goes and why, who agrees to that, and what is not settled about it (D67, D68). It
 * forbids nothing, and by itself asks for nothing.
 */
export function ShareGate({ meetingIds, ...fields }: Props) {
  const { t } = useTranslation('evidence');
  const left = useCall('evidence', 'left');
  const [newest, ...others] = meetingIds;
  return (
    <div className="stack">
      <h3>{t('share.title')}</h3>
      <ShareFields {...fields} known={knownRecipients(left.data ?? [])} />
      <ErrorNotice error={left.error} />
      {newest !== undefined && others.length === 0 ? <Consents meetingId={newest} /> : null}
      {others.length > 0 ? <OfEachMeeting meetingIds={meetingIds} /> : null}
      <Notice kind="info">
        <p>{t('share.policy')}</p>
        {newest === undefined ? null : <Law meetingId={newest} />}
        <p>{t('share.decide')}</p>
      </Notice>
    </div>
  );
}

/** A heading, a sentence and a fold, in px at 100 % text; of more, only those in sight are drawn. */
const ITEM_PX = 190;
const WHOLE = 4;

/** Those of one meeting are not those of another. */
function OfEachMeeting({ meetingIds }: Pick<Props, 'meetingIds'>) {
  const { t } = useTranslation('evidence');
  return (
    <Items label={t('share.who')} itemPx={ITEM_PX} whole={WHOLE}>
      {meetingIds.map((meetingId) => (
        <OneMeeting key={meetingId} meetingId={meetingId} />
      ))}
    </Items>
  );
}

function OneMeeting({ meetingId }: { meetingId: string }) {
  const format = useFormat();
  const meeting = useCall('meetings', 'get', { id: meetingId });
  const { title, date } = meeting.data?.meeting ?? {};
  return (
    <Item>
      {title && date ? <h4>{`${title}, ${format.day(date)}`}</h4> : null}
      <ErrorNotice error={meeting.error} />
      <Consents meetingId={meetingId} />
    </Item>
  );
}

/** What the law of the state says of whose the recording is, where it says so. */
function Law({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('evidence');
  const meeting = useCall('meetings', 'get', { id: meetingId });
  const state = meeting.data?.meeting.state ?? null;
  const rule = isRecordingParents(state) ? consentRuleOf(state ?? '') : null;
  if (meeting.error) return <ErrorNotice error={meeting.error} />;
  return rule?.iepSpecific ? (
    <p>{t('share.parents', { state: rule.name, citation: rule.iepSpecific.citation })}</p>
  ) : null;
}
