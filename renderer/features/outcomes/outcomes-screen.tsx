import { useState } from 'react';
import { isConfidential } from '../../../shared/domain/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import { useTurns } from '../../audio/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  ErrorNotice,
  Loading,
  OutcomeBadge,
  Page,
  PrivateSwitch,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { LetterButton, PrintButtons } from '../letters/index.ts';
import { letterOf } from './letter.ts';
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
      action={
        data && data.total > 0 && !isConfidential(data.meeting) ? (
          <HandOn data={data} withPrivate={withPrivate} />
        ) : null
      }
    >
      <ErrorNotice error={error} onRetry={retry} />
      {data ? <Body data={data} /> : error ? null : <Loading />}
      {data ? (
        <PrivateSwitch isOn={withPrivate} onChange={setWithPrivate} left={data.hidden} leaves="printed" />
      ) : null}
    </Page>
  );
}

function Body({ data }: { data: Outcomes }) {
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
      {isConfidential(meeting) ? <p className="quiet">{t('confidential')}</p> : null}
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
  const { t } = useTranslation('outcomes');
  return (
    <ul className="outcome-counts" aria-label={t('counts')}>
      {groups.map(({ outcome, entries }) => (
        <li key={outcome}>
          <OutcomeBadge outcome={outcome} count={entries.length} />
        </li>
      ))}
    </ul>
  );
}

/** The letter first: most of what was misunderstood is put right by asking. */
function HandOn({ data, withPrivate }: { data: Outcomes; withPrivate: boolean }) {
  const { t } = useTranslation('outcomes');
  return (
    <div className="row" data-gap="small">
      <LetterButton
        title={t('letter.title')}
        label={t('letter.open')}
        isMain
        letter={{
          of: { kind: 'meeting', id: data.meeting.id },
          part: `outcomes${withPrivate ? '-private' : ''}`,
        }}
        write={letterOf(data)}
      />
      <PrintButtons
        label={t('print')}
        sheet={(onDone) => <OutcomesSheet data={data} withPrivate={withPrivate} onDone={onDone} />}
      />
    </div>
  );
}
