import { CalendarPlus, Flag, MessageSquareText, Mic } from 'lucide-react';
import { useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  List,
  Loading,
  Page,
  Row,
  Section,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { MeetingDialog } from './meeting-dialog.tsx';

/** So many at first; the rest on request, so that ten years of meetings open as fast as one. */
const PAGE = 60;
const MOST = 500;

/** Every meeting, the newest day first, by year. */
export function MeetingsScreen() {
  const { t } = useTranslation('meeting');
  const { go } = useNavigation();
  const [limit, setLimit] = useState(PAGE);
  const [adding, setAdding] = useState(false);
  const meetings = useCall('meetings', 'list', { limit, offset: 0 }, { keepLast: true });
  const add = (
    <Button kind="primary" icon={<CalendarPlus aria-hidden />} onPress={() => setAdding(true)}>
      {t('list.add')}
    </Button>
  );
  return (
    <Page title={t('list.title')} action={meetings.data && meetings.data.length > 0 ? add : undefined}>
      <ErrorNotice error={meetings.error} onRetry={() => void meetings.refetch()} />
      {meetings.data ? <Years meetings={meetings.data} empty={add} /> : meetings.error ? null : <Loading />}
      {meetings.data && meetings.data.length === limit && limit < MOST ? (
        <div className="row">
          <Button onPress={() => setLimit(MOST)}>{t('list.more')}</Button>
        </div>
      ) : null}
      <MeetingDialog
        isOpen={adding}
        meeting={null}
        onClose={() => setAdding(false)}
        onDone={(meeting) => go({ at: 'meeting', id: meeting.id })}
      />
    </Page>
  );
}

function Years({ meetings, empty }: { meetings: readonly MeetingSummary[]; empty: React.ReactNode }) {
  const { t } = useTranslation('meeting');
  if (meetings.length === 0) {
    return (
      <EmptyState title={t('list.emptyTitle')} action={empty}>
        {t('list.emptyText')}
      </EmptyState>
    );
  }
  const years = Map.groupBy(meetings, (one) => one.date.slice(0, 4));
  return [...years].map(([year, ones]) => (
    <Section key={year} title={year}>
      <List label={t('list.ofYear', { year })}>
        {ones.map((one) => (
          <MeetingRow key={one.id} meeting={one} />
        ))}
      </List>
    </Section>
  ));
}

function MeetingRow({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation(['meeting', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <Row
      title={meeting.title}
      note={`${format.weekday(meeting.date)} · ${t(`vocabulary:meetingKind.${meeting.kind}`)}`}
      onPress={() => go({ at: 'meeting', id: meeting.id })}
      marks={
        <>
          {meeting.recordings > 0 ? (
            <Badge icon={Mic}>
              {t('meeting:counts.recordings', { count: meeting.recordings })} ·{' '}
              {format.span(meeting.durationMs)}
            </Badge>
          ) : null}
          {meeting.moments > 0 ? (
            <Badge icon={MessageSquareText}>{t('meeting:counts.moments', { count: meeting.moments })}</Badge>
          ) : null}
          {meeting.disputed > 0 ? (
            <Badge tone="disputed" icon={Flag}>
              {t('meeting:counts.disputed', { count: meeting.disputed })}
            </Badge>
          ) : null}
        </>
      }
    />
  );
}
