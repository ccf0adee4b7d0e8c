import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { DisputeView, SaidScope } from '../../../shared/contract/index.ts';
import {
  bySchoolYear,
  DISPUTE_STATUSES,
  type DisputeStatus,
  schoolYearOf,
} from '../../../shared/domain/index.ts';
import { useChild, useNavigation } from '../../app/index.ts';
import { useTurns } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  Items,
  Loading,
  PrivateSwitch,
  Section,
  Select,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { LetterButton, PrintButtons } from '../letters/index.ts';
import { DisputeCard } from './dispute-card.tsx';
import { DisputesSheet } from './disputes-sheet.tsx';
import { letterOf } from './letter.ts';
import { Pairs } from './pairs.tsx';
import { type DisputeWords, useDisputeWords } from './words.ts';
import './disputes.css';

/** A card's usual height with the gap below it, and as many as are simply drawn. */
const CARD_PX = 380;
const WHOLE = 6;

/** The tab of the Goals place: everything that is disputed about the chosen child, and pairs of statements. */
export function Disputes() {
  const { child } = useChild();
  const [withPrivate, setWithPrivate] = useState(false);
  const of = useMemo<SaidScope>(
    () => (child ? { kind: 'child', studentId: child.id, schoolYear: null } : { kind: 'all' }),
    [child],
  );
  const list = useCall('disputes', 'list', { of, withPrivate }, { keepLast: true });
  const turns = useTurns();
  const words = useDisputeWords();
  const { t } = useTranslation('disputes');
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const { disputes, pairs, left } = list.data;
  return (
    <div className="stack" data-gap="large">
      {disputes.length === 0 ? (
        <NothingDisputed />
      ) : (
        <Section title={t('list')}>
          <DisputeList disputes={disputes} clips={turns} words={words} withPrivate={withPrivate} />
        </Section>
      )}
      <PrivateSwitch
        isOn={withPrivate}
        onChange={setWithPrivate}
        left={left.private}
        leaves="printedAndCopied"
      />
      {left.mediation > 0 ? <p className="quiet small">{t('mediation')}</p> : null}
      <Section title={t('pairs.title')}>
        <p className="quiet">{t('pairs.about')}</p>
        <Pairs pairs={pairs} turns={turns} words={words} />
      </Section>
    </div>
  );
}

function NothingDisputed() {
  const { t } = useTranslation('disputes');
  const { go } = useNavigation();
  return (
    <EmptyState
      title={t('empty')}
      action={
        <Button kind="primary" onPress={() => go({ at: 'meetings' })}>
          {t('emptyDo')}
        </Button>
      }
    >
      {t('emptyText')}
    </EmptyState>
  );
}

type DisputeListProps = {
  disputes: readonly DisputeView[];
  clips: ReturnType<typeof useTurns>;
  words: DisputeWords;
  withPrivate: boolean;
};

function DisputeList({ disputes, clips, words, withPrivate }: DisputeListProps) {
  const { t } = useTranslation('disputes');
  const format = useFormat();
  const [status, setStatus] = useState<DisputeStatus | null>(null);
  const [year, setYear] = useState<string | null>(null);
  const years = [...new Set(disputes.map(({ said }) => schoolYearOf(said.date)))]
    .sort(bySchoolYear)
    .reverse();
  const ofYear = year === null ? disputes : disputes.filter(({ said }) => schoolYearOf(said.date) === year);
  const shown = status === null ? ofYear : ofYear.filter(({ dispute }) => dispute.status === status);
  const count = (of: DisputeStatus) => ofYear.filter(({ dispute }) => dispute.status === of).length;
  return (
    <div className="stack">
      {years.length > 1 ? (
        <div className="dispute-year">
          <Select
            label={t('scope.year')}
            none={t('scope.allYears')}
            options={years.map((one) => ({ value: one, label: format.schoolYear(one) }))}
            value={year}
            onChange={setYear}
          />
        </div>
      ) : null}
      <ToggleButtonGroup
        className="dispute-filters"
        aria-label={t('filter.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[status ?? 'all']}
        onSelectionChange={(keys) => setStatus(DISPUTE_STATUSES.find((one) => keys.has(one)) ?? null)}
      >
        {(['all', ...DISPUTE_STATUSES] as const).map((one) => (
          <ToggleButton key={one} id={one} className="button toggle-button dispute-filter">
            {t(`filter.${one}`, { count: one === 'all' ? ofYear.length : count(one) })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {shown.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <>
          <HandOn disputes={shown} shows={`${status ?? 'all'}-${year ?? ''}`} withPrivate={withPrivate} />
          <Items label={t('list')} itemPx={CARD_PX} whole={WHOLE}>
            {shown.map((view) => (
              <DisputeCard key={view.said.momentId} view={view} clips={clips} words={words} />
            ))}
          </Items>
        </>
      )}
    </div>
  );
}

type HandOnProps = Omit<DisputeListProps, 'clips' | 'words'> & {
  /** Which of them are shown. */
  shows: string;
};

/** Prints the disputes that are shown, or makes a letter of them. */
function HandOn({ disputes, shows, withPrivate }: HandOnProps) {
  const { t } = useTranslation('disputes');
  const { child } = useChild();
  return (
    <div className="row">
      <PrintButtons
        label={t('hand.print')}
        sheet={(onDone) => <DisputesSheet disputes={disputes} withPrivate={withPrivate} onDone={onDone} />}
      />
      <LetterButton
        title={t('sheet.title')}
        letter={{
          of: child && { kind: 'student', id: child.id },
          part: `disputes${withPrivate ? '-private' : ''}-${shows}`,
        }}
        write={letterOf(disputes)}
      />
    </div>
  );
}
