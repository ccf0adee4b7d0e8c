import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import type { DueList } from '../../../shared/contract/index.ts';
import { type DuePromise, dueCounts } from '../../../shared/domain/index.ts';
import { useChild } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Loading, PrivateSwitch, SelectAmong } from '../../components/index.ts';
import { dayHere, formatIn, useTranslation, wordsOf } from '../../i18n/index.ts';
import { nameIn, typed, type WriteLetter } from '../letters/index.ts';
import { HandOver } from './hand-over.tsx';
import { PromiseList } from './promise-list.tsx';
import { type PromiseWords, promiseWords } from './use-words.ts';

type Filter = { goalId: string | null; by: string | null };

/** What was due and is not written down as done: counted calmly, heard in a row, printed and copied as it stands. */
export function NotDelivered() {
  const { t } = useTranslation('goals');
  const { child } = useChild();
  const [filter, setFilter] = useState<Filter>({ goalId: null, by: null });
  const [withPrivate, setWithPrivate] = useState(false);
  const today = dayHere();
  const list = useCall(
    'promises',
    'standing',
    { studentId: child?.id ?? null, ...filter, withPrivate, today },
    { keepLast: true },
  );
  const { data } = list;
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <Filters list={data} filter={filter} onFilter={setFilter} />
      <DueRows list={data} filter={filter} today={today} withPrivate={withPrivate} />
      <PrivateSwitch
        isOn={withPrivate}
        onChange={setWithPrivate}
        left={data.left.private}
        leaves="printedAndCopied"
      />
      {data.left.mediation > 0 ? <p className="quiet small">{t('missed.mediation')}</p> : null}
    </>
  );
}

type FiltersProps = { list: DueList; filter: Filter; onFilter(filter: Filter): void };

/** One that leaves no choice is not asked. */
function Filters({ list: { goals, people }, filter, onFilter }: FiltersProps) {
  const { t } = useTranslation('goals');
  const asksGoal = goals.length > 1 || filter.goalId !== null;
  const asksWho = people.length > 1 || filter.by !== null;
  if (!asksGoal && !asksWho) return null;
  return (
    <div className="thread-filters">
      {asksGoal ? (
        <SelectAmong
          label={t('missed.goal')}
          none={t('missed.everyGoal')}
          options={goals.map(({ id, text }) => ({ value: id, label: text }))}
          value={filter.goalId}
          onChange={(goalId) => onFilter({ ...filter, goalId })}
        />
      ) : null}
      {asksWho ? (
        <SelectAmong
          label={t('missed.who')}
          none={t('filter.everyone')}
          options={people.map((name) => ({ value: name, label: name }))}
          value={filter.by}
          onChange={(by) => onFilter({ ...filter, by })}
        />
      ) : null}
    </div>
  );
}

type DueRowsProps = { list: DueList; filter: Filter; today: string; withPrivate: boolean };

function DueRows({ list, filter, today, withPrivate }: DueRowsProps) {
  const { t } = useTranslation('goals');
  const { child } = useChild();
  const words = useMissedWords(list, filter, today);
  const missed = useMemo(
    () => list.promises.filter(({ standing }) => standing === 'missing'),
    [list.promises],
  );
  const promises = useMemo(() => missed.map(({ commitment }) => commitment), [missed]);
  const saidBy = useMemo(
    () => new Map(missed.map(({ commitment, saidBy }) => [commitment.id, saidBy])),
    [missed],
  );
  return (
    <>
      <div className="stack" data-gap="small">
        <p className="missed-count">{words.counts}</p>
        {words.meaning.map((line) => (
          <p key={line} className="quiet small">
            {line}
          </p>
        ))}
      </div>
      {missed.length > 0 ? (
        <HandOver
          title={t('promises.shows.missed')}
          letter={{
            of: child && { kind: 'student', id: child.id },
            part: `missed${withPrivate ? '-private' : ''}`,
          }}
          write={words.letter(missed)}
          copy={t('missed.copy')}
          print={t('missed.print')}
          isFull
        />
      ) : null}
      <PromiseList label={t('promises.shows.missed')} promises={promises} saidBy={saidBy} />
    </>
  );
}

/** The sentences over the list, and the list as a letter: what is shown, and nothing else. */
function useMissedWords({ promises }: DueList, filter: Filter, today: string) {
  const { t } = useTranslation('goals');
  const { child } = useChild();
  const goals = useCall('goals', 'list', { studentId: child?.id ?? null });
  const goal = goals.data?.find(({ id }) => id === filter.goalId)?.text ?? '';
  return {
    counts: countsOf(promises, t),
    meaning: meaningOf(t),
    letter:
      (missed: readonly DuePromise[]): WriteLetter =>
      (language) => {
        const words = wordsOf(language).getFixedT(null, 'goals');
        const format = formatIn(language);
        const name = nameIn(language);
        const ofPromises = promiseWords(words, format, name);
        const narrowed = [
          filter.goalId ? words('missed.ofGoal', { text: typed(goal) }) : null,
          filter.by ? words('missed.by', { name: name(filter.by) }) : null,
        ].filter((one) => one !== null);
        return [
          words('missed.heading', { initials: child?.initials ?? '', day: format.day(today) }),
          ...(narrowed.length > 0 ? [narrowed.join('\n')] : []),
          [countsOf(promises, words), ...meaningOf(words)].join('\n'),
          ...missed.map((one, at) => `${at + 1}. ${lineOf(one, words, ofPromises, name, today)}`),
        ];
      },
  };
}

function countsOf(promises: DueList['promises'], t: TFunction<'goals'>): string {
  const { due, delivered, missing, silent } = dueCounts(promises);
  return [
    t('missed.due', { count: due }),
    ...(due > 0
      ? [t('missed.delivered', { count: delivered }), t('missed.missing', { count: missing })]
      : []),
    ...(silent > 0 ? [t('missed.silent', { count: silent })] : []),
  ].join(' ');
}

const meaningOf = (t: TFunction<'goals'>) => [
  t('missed.meansDue'),
  `${t('missed.meansDelivered')} ${t('missed.holiday')}`,
];

function lineOf(
  { commitment, saidBy }: DuePromise,
  t: TFunction<'goals'>,
  words: PromiseWords,
  name: (name: string) => string,
  today: string,
): string {
  const notes = [
    saidBy ? t('promise.saidBy', { name: name(saidBy) }) : '',
    words.about(commitment, today),
    words.due(commitment, today),
    words.tally(commitment, today),
  ].filter((one) => one !== '');
  return `${typed(commitment.text) || t('promise.noWords')}\n   ${notes.join(' · ')}`;
}
