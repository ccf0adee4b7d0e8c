import { useMemo, useState } from 'react';
import type { SaidScope } from '../../../shared/contract/index.ts';
import { type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { BackLink, ErrorNotice, Loading, Page, Select } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { SaidTable } from './said-table.tsx';

/** The tab of the Goals place: of the chosen child, by school year. Without a child, of all meetings. */
export function SaidAndWritten() {
  const { child } = useChild();
  const [year, setYear] = useState<string | null>(null);
  const of = useMemo<SaidScope>(
    () => (child ? { kind: 'child', studentId: child.id, schoolYear: year } : { kind: 'all' }),
    [child, year],
  );
  return (
    <div className="stack">
      {child ? <YearSelect studentId={child.id} year={year} onYear={setYear} /> : null}
      <SaidTable key={`${child?.id}/${year}`} of={of} />
    </div>
  );
}

type YearSelectProps = { studentId: string; year: string | null; onYear(year: string | null): void };

/** Only where there is a choice. */
function YearSelect({ studentId, year, onYear }: YearSelectProps) {
  const { t } = useTranslation('written');
  const format = useFormat();
  const of = { kind: 'child' as const, studentId, schoolYear: year };
  const table = useCall('written', 'table', { of, limit: 1 }, { keepLast: true });
  const years = table.data?.years ?? [];
  if (years.length < 2 && year === null) return null;
  return (
    <div className="said-against">
      <Select
        label={t('scope.year')}
        none={t('scope.allYears')}
        options={years.map((one) => ({ value: one, label: format.schoolYear(one) }))}
        value={year}
        onChange={onYear}
      />
    </div>
  );
}

/** The table of one meeting, as a page of its own. */
export function SaidAndWrittenOfMeeting({ route }: { route: Extract<Route, { at: 'written' }> }) {
  const { t } = useTranslation('written');
  const { go } = useNavigation();
  const format = useFormat();
  const { meetingId } = route;
  const asked = useCall('meetings', 'get', { id: meetingId });
  const of = useMemo<SaidScope>(() => ({ kind: 'meeting', meetingId }), [meetingId]);
  const meeting = asked.data?.meeting;
  return (
    <Page
      title={t('title')}
      width="wide"
      about={meeting ? `${meeting.title}, ${format.day(meeting.date)}` : undefined}
      above={
        <BackLink onPress={() => go({ at: 'meeting', id: meetingId })}>
          {t('backTo', { title: meeting?.title ?? '' })}
        </BackLink>
      }
    >
      <ErrorNotice error={asked.error} onRetry={() => void asked.refetch()} />
      {meeting ? <SaidTable of={of} about={meeting} /> : <Loading />}
    </Page>
  );
}
