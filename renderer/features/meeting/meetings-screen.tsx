import { CalendarPlus, Flag, MailQuestion, MessageSquareText, Mic, NotebookPen } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { type Route, useChild, useMeetingKind, useNavigation, useWhose } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  ListHeading,
  Loading,
  Page,
  Row,
  type RowPlace,
  Select,
  TextField,
  useParts,
  VirtualList,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { MeetingDialog } from './meeting-dialog.tsx';
import './meeting.css';

/** From so many on, words and a year help to find one. */
const MANY = 12;
const PART = 50;
const ROW_PX = 72;

/**
 * The chosen child's meetings, or everyone's, the newest day first, by school year (D23, D25); of ten thousand only
 * those in sight are fetched and drawn.
 */
export function MeetingsScreen({ route }: { route: Extract<Route, { at: 'meetings' }> }) {
  const { t } = useTranslation('meeting');
  const { go } = useNavigation();
  const format = useFormat();
  const { children } = useChild();
  const studentId = useStudentId(route);
  const [adding, setAdding] = useState(false);
  const [text, setText] = useState('');
  const [year, setYear] = useState<string | null>(null);
  const all = useCall('meetings', 'years', { studentId }, { keepLast: true });
  const wanted = { text: text.trim(), studentId };
  const years = useCall('meetings', 'years', wanted, { keepLast: true });
  const total = sumOf(all.data);
  // The other child has no meetings in the year that was chosen for the first one.
  const inYear = all.data?.some((one) => one.year === year) ? year : null;
  const add = (
    <Button kind="primary" icon={<CalendarPlus aria-hidden />} onPress={() => setAdding(true)}>
      {t('list.add')}
    </Button>
  );
  const shown = years.data?.filter((one) => inYear === null || one.year === inYear);
  const problem = all.error ?? years.error;
  return (
    <Page
      title={t('list.title')}
      action={
        <div className="row" data-gap="small">
          <Button kind="quiet" icon={<NotebookPen aria-hidden />} onPress={() => go({ at: 'incidents' })}>
            {t('list.happened')}
          </Button>
          <Button kind="quiet" icon={<MailQuestion aria-hidden />} onPress={() => go({ at: 'asks' })}>
            {t('list.asked')}
          </Button>
          {total > 0 ? add : null}
        </div>
      }
    >
      <ErrorNotice error={problem} onRetry={() => void Promise.all([all.refetch(), years.refetch()])} />
      {all.data && total === 0 ? (
        <EmptyState title={t('list.emptyTitle')} action={add}>
          {t('list.emptyText')}
        </EmptyState>
      ) : null}
      {total > MANY || children.length > 1 ? (
        <search className="meeting-find">
          {children.length > 1 ? <ChildChoice route={route} /> : null}
          {total > MANY ? (
            <>
              <TextField type="search" label={t('list.find')} value={text} onChange={setText} />
              <Select
                label={t('list.year')}
                none={t('list.everyYear')}
                options={(all.data ?? []).map(({ year: one }) => ({
                  value: one,
                  label: format.schoolYear(one),
                }))}
                value={inYear}
                onChange={setYear}
              />
            </>
          ) : null}
        </search>
      ) : null}
      {shown === undefined && !problem ? <Loading /> : null}
      {shown && total > 0 ? <Meetings years={shown} wanted={{ ...wanted, year: inYear }} /> : null}
      <MeetingDialog
        isOpen={adding}
        meeting={null}
        onClose={() => setAdding(false)}
        onDone={(meeting) => go({ at: 'meeting', id: meeting.id })}
      />
    </Page>
  );
}

/** Null: of every child. One child alone is not asked for: hers are all there are. */
function useStudentId({ everyChild = false }: { everyChild?: boolean }): string | null {
  const { child, children } = useChild();
  return everyChild || children.length < 2 ? null : (child?.id ?? null);
}

const EVERY = '(every)';

/** Whose meetings are listed; choosing another child chooses it at the top too. */
function ChildChoice({ route }: { route: Extract<Route, { at: 'meetings' }> }) {
  const { t } = useTranslation('meeting');
  const { child, children, choose } = useChild();
  const { adjust } = useNavigation();
  return (
    <Select
      label={t('list.child')}
      options={[
        ...children.map((one) => ({ value: one.id, label: one.initials })),
        { value: EVERY, label: t('list.everyChild') },
      ]}
      value={route.everyChild ? EVERY : (child?.id ?? null)}
      onChange={(chosen) => {
        if (chosen !== null && chosen !== EVERY) choose(chosen);
        adjust(chosen === EVERY ? { at: 'meetings', everyChild: true } : { at: 'meetings' });
      }}
    />
  );
}

type Year = { readonly year: string; readonly count: number };
const sumOf = (years: readonly Year[] = []) => years.reduce((sum, { count }) => sum + count, 0);

type Wanted = { text: string; studentId: string | null; year: string | null };

function Meetings({ years, wanted }: { years: readonly Year[]; wanted: Wanted }) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const parts = useParts(PART);
  const rows = useMemo(() => rowsOf(years), [years]);
  const ask = { ...wanted, limit: PART };
  const { upper, lower } = parts;
  // Headings stand between the meetings: a part of the list begins a little earlier among the meetings alone.
  const from = (row: number) => Math.max(0, row - (rows[row]?.before ?? 0));
  const above = useCall('meetings', 'list', { ...ask, offset: from(upper) });
  const below = useCall('meetings', 'list', { ...ask, offset: from(lower) }, { enabled: lower !== upper });
  const error = above.error ?? below.error;
  if (error) return <ErrorNotice error={error} onRetry={() => void above.refetch()} />;
  if (rows.length === 0) return <EmptyState title={t('list.none')} />;
  return (
    <VirtualList
      label={t('list.title')}
      count={rows.length}
      rowPx={ROW_PX}
      onShown={parts.onShown}
      row={(index, place) => {
        const row = rows[index];
        if (row?.heading !== undefined) {
          return (
            <ListHeading key={row.heading} place={place}>
              {format.schoolYear(row.heading)}
            </ListHeading>
          );
        }
        const inLower = index >= upper + PART;
        const offset = index - (row?.before ?? 0) - from(inLower ? lower : upper);
        const meeting = (inLower ? below : above).data?.[offset];
        return meeting ? (
          <MeetingRow key={index} meeting={meeting} place={place} />
        ) : (
          <Row key={index} title="…" place={place} />
        );
      }}
    />
  );
}

/** The rows of the list: the headings of years, and between them the meetings; `before`: headings above a row. */
function rowsOf(years: readonly Year[]): { heading?: string; before: number }[] {
  return years.flatMap(({ year, count }, at) => [
    { heading: year, before: at },
    ...Array.from({ length: count }, () => ({ before: at + 1 })),
  ]);
}

function MeetingRow({ meeting, place }: { meeting: MeetingSummary; place: RowPlace | undefined }) {
  const { t } = useTranslation('meeting');
  const kindOf = useMeetingKind();
  const whose = useWhose();
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <Row
      title={meeting.title}
      note={[whose(meeting), format.weekday(meeting.date), kindOf(meeting.kind)].filter(Boolean).join(' · ')}
      onPress={() => go({ at: 'meeting', id: meeting.id })}
      place={place}
      marks={
        <>
          {meeting.recordings > 0 ? (
            <Badge icon={Mic}>
              {t('counts.recordings', { count: meeting.recordings })} · {format.span(meeting.durationMs)}
            </Badge>
          ) : null}
          {meeting.moments > 0 ? (
            <Badge icon={MessageSquareText}>{t('counts.moments', { count: meeting.moments })}</Badge>
          ) : null}
          {meeting.disputed > 0 ? (
            <Badge tone="disputed" icon={Flag}>
              {t('counts.disputed', { count: meeting.disputed })}
            </Badge>
          ) : null}
        </>
      }
    />
  );
}
