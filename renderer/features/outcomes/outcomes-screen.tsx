import { Printer } from 'lucide-react';
import { useCallback, useState } from 'react';
import { type Route, useNavigation } from '../../app/index.ts';
import { useTurns } from '../../audio/index.ts';
import {
  BackLink,
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  Loading,
  Page,
  PrivateSwitch,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { OutcomeGroup } from './outcome-group.tsx';
import { OutcomesSheet } from './outcomes-sheet.tsx';
import { type Outcomes, useOutcomes, useOutcomeWords } from './use-outcomes.ts';
import './outcomes.css';

/** One page of a meeting: what was agreed, not agreed, partly, put off, unclear; counted, heard and printed (D51). */
export function OutcomesScreen({ route }: { route: Extract<Route, { at: 'outcomes' }> }) {
  const { t } = useTranslation('outcomes');
  const { go } = useNavigation();
  const format = useFormat();
  const [withPrivate, setWithPrivate] = useState(false);
  const { data, error, retry } = useOutcomes(route.meetingId, withPrivate);
  const meeting = data?.meeting;
  return (
    <Page
      title={t('title')}
      about={meeting ? `${meeting.title}, ${format.day(meeting.date)}` : undefined}
      above={
        <BackLink onPress={() => go({ at: 'meeting', id: route.meetingId })}>
          {t('backTo', { title: meeting?.title ?? '' })}
        </BackLink>
      }
    >
      <ErrorNotice error={error} onRetry={retry} />
      {data ? <Body data={data} withPrivate={withPrivate} /> : error ? null : <Loading />}
      {data ? (
        <PrivateSwitch isOn={withPrivate} onChange={setWithPrivate} left={data.hidden} leaves="printed" />
      ) : null}
    </Page>
  );
}

function Body({ data, withPrivate }: { data: Outcomes; withPrivate: boolean }) {
  const { t } = useTranslation('outcomes');
  const { go } = useNavigation();
  const turns = useTurns();
  const words = useOutcomeWords(data);
  const { meeting, groups, total, without } = data;
  const missing = without > 0 ? <p className="quiet">{t('without', { count: without })}</p> : null;
  if (total === 0) {
    return (
      <>
        <EmptyState
          title={t('empty')}
          action={<Button onPress={() => go({ at: 'meeting', id: meeting.id })}>{t('emptyDo')}</Button>}
        >
          {t('emptyText')}
        </EmptyState>
        {missing}
      </>
    );
  }
  return (
    <>
      <Counts groups={groups} />
      {meeting.kind === 'mediation' ? (
        <p className="quiet">{t('confidential')}</p>
      ) : (
        <PrintButton data={data} withPrivate={withPrivate} />
      )}
      {groups.map(({ outcome, entries }) =>
        entries.length === 0 ? null : (
          <OutcomeGroup
            key={outcome}
            outcome={outcome}
            entries={entries}
            data={data}
            turns={turns}
            words={words}
          />
        ),
      )}
      {missing}
    </>
  );
}

/** All five, also those that are none: that nothing was put off is a fact too. */
function Counts({ groups }: Pick<Outcomes, 'groups'>) {
  const { t } = useTranslation(['outcomes', 'vocabulary']);
  return (
    <ul className="outcome-counts" aria-label={t('outcomes:counts')}>
      {groups.map(({ outcome, entries }) => (
        <li key={outcome}>
          <Badge tone={entries.length === 0 ? 'plain' : 'accent'}>
            {t('outcomes:count', { outcome: t(`vocabulary:outcome.${outcome}`), count: entries.length })}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function PrintButton({ data, withPrivate }: { data: Outcomes; withPrivate: boolean }) {
  const { t } = useTranslation('outcomes');
  const [printing, setPrinting] = useState(false);
  const done = useCallback(() => setPrinting(false), []);
  return (
    <div className="row">
      <Button icon={<Printer aria-hidden />} onPress={() => setPrinting(true)}>
        {t('print')}
      </Button>
      {printing ? <OutcomesSheet data={data} withPrivate={withPrivate} onDone={done} /> : null}
    </div>
  );
}
