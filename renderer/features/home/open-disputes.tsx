import { Play } from 'lucide-react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { DisputedBadge, IconButton, List, Row, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

const SHOWN = 5;

/** Disputed moments of the newest meeting that has some and that nobody has confirmed yet. */
export function OpenDisputes({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation(['home', 'common']);
  const format = useFormat();
  const { go } = useNavigation();
  const moments = useCall('review', 'momentsOfMeeting', { meetingId: meeting.id });
  const open = (moments.data ?? []).filter((one) => one.dispute && one.dispute.status !== 'confirmed');
  if (open.length === 0) return null;
  return (
    <Section title={t('disputes.title', { count: open.length })}>
      <List label={t('disputes.title', { count: open.length })}>
        {open.slice(0, SHOWN).map((moment) => {
          const { recordingId, startMs: atMs, id: momentId } = moment;
          const open = (play: boolean) => go({ at: 'review', recordingId, atMs, momentId, play });
          return (
            <Row
              key={moment.id}
              before={
                <IconButton
                  label={t('disputes.listen', { text: moment.text })}
                  icon={<Play aria-hidden />}
                  onPress={() => open(true)}
                />
              }
              title={moment.text}
              note={t('disputes.where', { title: meeting.title, at: format.span(moment.startMs) })}
              marks={moment.dispute ? <DisputedBadge status={moment.dispute.status} /> : undefined}
              onPress={() => open(false)}
            />
          );
        })}
      </List>
    </Section>
  );
}
