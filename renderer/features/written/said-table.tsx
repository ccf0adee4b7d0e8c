import { Mail } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SaidScope, WrittenTable } from '../../../shared/contract/index.ts';
import { CHECK_STATES, type CheckState } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  Loading,
  Notice,
  PrivateSwitch,
  SelectAmong,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LetterDialog, PrintButtons } from '../letters/index.ts';
import { letterOf } from './letter.ts';
import { SaidRows } from './said-rows.tsx';
import { SaidSheet } from './said-sheet.tsx';
import { NEWEST, type SaidTableState, useSaidTable } from './use-said-table.ts';
import { type RowWords, useRowWords } from './words.ts';
import './written.css';

/** The one meeting that it is about. */
type Of = { title: string; date: string } | null;

/** Said and written (D2): every promise and decision of some meetings against the paper, each to be heard at once. */
export function SaidTable({ of, about = null }: { of: SaidScope; about?: Of }) {
  const table = useSaidTable(of);
  const { data, error, refetch } = table.table;
  const words = useRowWords();
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const all = CHECK_STATES.reduce((sum, state) => sum + data.counts[state], 0);
  const isConfidential = data.meetings.some((one) => one.confidential);
  return (
    <div className="said stack">
      {isConfidential ? <MediationHere /> : null}
      {all === 0 ? (
        <NothingYet />
      ) : (
        <>
          <Counts data={data} all={all} table={table} />
          <Against data={data} table={table} words={words} />
          <SaidRows data={data} table={table} words={words} />
        </>
      )}
      <LeftOut data={data} table={table} />
      {all === 0 || isConfidential ? null : <HandOn table={table} of={of} about={about} />}
    </div>
  );
}

function MediationHere() {
  const { t } = useTranslation('written');
  return <Notice kind="careful">{t('mediation.here')}</Notice>;
}

function NothingYet() {
  const { t } = useTranslation('written');
  const { go } = useNavigation();
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        <Button kind="primary" onPress={() => go({ at: 'meetings' })}>
          {t('empty.do')}
        </Button>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}

type PartProps = { data: WrittenTable; table: SaidTableState };

/** How many of each, in calm words; each is also the way to see only those. */
function Counts({ data, all, table }: PartProps & { all: number }) {
  const { t } = useTranslation('written');
  const open = data.counts['not-checked'];
  const shown: readonly (CheckState | 'all')[] = ['all', 'not-checked', 'written', 'different', 'missing'];
  return (
    <div className="stack" data-gap="small">
      <p>
        {t('counts.sentence', { count: all })}{' '}
        {open === 0 ? t('counts.done') : t('counts.left', { count: open })}
      </p>
      <ToggleButtonGroup
        className="said-filters"
        aria-label={t('counts.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[table.state ?? 'all']}
        onSelectionChange={(keys) => table.setState(CHECK_STATES.find((one) => keys.has(one)) ?? null)}
      >
        {shown.map((one) => (
          <ToggleButton key={one} id={one} className="button toggle-button said-filter">
            {t(`counts.${one}`, { count: one === 'all' ? all : data.counts[one] })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

function Against({ data, table, words }: PartProps & { words: RowWords }) {
  const { t } = useTranslation('written');
  if (data.papers.length === 0) return <p className="quiet">{t('scope.noPapers')}</p>;
  return (
    <div className="said-against">
      <SelectAmong
        label={t('scope.against')}
        options={[
          { value: NEWEST, label: t('scope.newest') },
          ...data.papers.map((one) => ({ value: one.id, label: words.paper(one) })),
        ]}
        value={data.papers.some((one) => one.id === table.against) ? table.against : NEWEST}
        onChange={(chosen) => table.setAgainst(chosen ?? NEWEST)}
      />
    </div>
  );
}

/** What is not in the list, so that nothing seems lost; and the one switch that puts private moments into it. */
function LeftOut({ data, table }: PartProps) {
  const { t } = useTranslation('written');
  const { left } = data;
  return (
    <>
      <PrivateSwitch
        isOn={table.withPrivate}
        onChange={table.setWithPrivate}
        left={left.private}
        leaves="printedAndCopied"
      />
      {left.mediation > 0 ? <p className="quiet small">{t('mediation.left')}</p> : null}
    </>
  );
}

type HandOnProps = { table: SaidTableState; of: SaidScope; about: Of };

/** Prints the list, or makes a letter of it: exactly the rows that are shown, all of them. */
function HandOn({ table, of, about }: HandOnProps) {
  const { t } = useTranslation(['written', 'letters']);
  const [printed, setPrinted] = useState<WrittenTable | null>(null);
  const [open, setOpen] = useState<WrittenTable | null>(null);
  const everything = () => table.everything().catch((thrown: unknown) => table.fail(thrown) ?? null);
  const fetchSheet = async () => {
    const all = await everything();
    setPrinted(all);
    return all !== null;
  };
  return (
    <div className="row">
      <PrintButtons
        label={t('written:hand.print')}
        prepare={fetchSheet}
        sheet={(onDone) =>
          printed ? (
            <SaidSheet data={printed} about={about} withPrivate={table.withPrivate} onDone={onDone} />
          ) : null
        }
      />
      <Button icon={<Mail aria-hidden />} onPress={() => void everything().then(setOpen)}>
        {t('letters:open')}
      </Button>
      {open ? (
        <LetterDialog
          title={t('written:title')}
          letter={keyOf(of, table)}
          write={letterOf(open)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

/** Each choice of rows is a letter of its own. */
function keyOf(of: SaidScope, { state, withPrivate }: SaidTableState) {
  const shows = `written${withPrivate ? '-private' : ''}-${state ?? 'all'}`;
  if (of.kind === 'meeting') return { of: { kind: 'meeting' as const, id: of.meetingId }, part: shows };
  if (of.kind === 'all') return { of: null, part: shows };
  return { of: { kind: 'student' as const, id: of.studentId }, part: `${shows}-${of.schoolYear ?? ''}` };
}
