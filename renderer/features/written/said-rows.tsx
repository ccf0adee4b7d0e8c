import { ListChecks } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WrittenTable } from '../../../shared/contract/index.ts';
import { useKeys } from '../../app/index.ts';
import { useTurns } from '../../audio/index.ts';
import { Button, ErrorNotice, type TableRowPlace, VirtualBody } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { clipOf, heardFirst } from './row-props.ts';
import { SaidRow, SaidRowToCome } from './said-row.tsx';
import type { AnswerState } from './state-badge.tsx';
import { type SaidTableState, useCurrentRow } from './use-said-table.ts';
import type { RowWords } from './words.ts';

/** A row's usual height at 100 % text, in two columns. */
const ROW_PX = 160;

type RowsProps = { data: WrittenTable; table: SaidTableState; words: RowWords };
type Current = ReturnType<typeof useCurrentRow>;

/** The rows themselves, and the keys that act on the current one. Of many, only those in sight are drawn. */
export function SaidRows({ data, table, words }: RowsProps) {
  const { t } = useTranslation('written');
  const clips = useTurns();
  const { rows, total } = data;
  const at = useCurrentRow(rows);
  const { current, step } = at;
  const [openKey, setOpenKey] = useState<string | null>(null);
  const answer = (state: AnswerState) => {
    if (current) void table.mark(current, state, data);
  };
  const play = () => {
    const first = current ? heardFirst(current) : null;
    if (first) clips.toggle(clipOf(first));
  };
  useKeys(t('keys.title'), [
    { combo: 'arrowdown', label: t('keys.next'), run: () => step(1) },
    { combo: 'arrowup', label: t('keys.before'), run: () => step(-1) },
    { combo: 'w', label: t('keys.written'), run: () => answer('written'), once: true },
    { combo: 'd', label: t('keys.different'), run: () => answer('different'), once: true },
    { combo: 'm', label: t('keys.missing'), run: () => answer('missing'), once: true },
    { combo: 'p', label: t('keys.play'), run: play, once: true },
  ]);
  const keyOf = useCallback((index: number) => rows[index]?.key ?? `to come ${index}`, [rows]);
  const opened = rows.findIndex((one) => one.key === openKey);
  const kept = useMemo(() => [at.index, opened].filter((index) => index >= 0), [at.index, opened]);
  const { reach } = table;
  const onShown = useCallback((last: number) => reach(last, total), [reach, total]);
  const draw = (index: number, place: TableRowPlace) => {
    const row = rows[index];
    if (!row) return <SaidRowToCome place={place} />;
    return (
      <SaidRow
        {...{ row, place, data, clips, table, words }}
        meeting={data.meetings.find((one) => one.id === row.meetingId)}
        isCurrent={row.key === current?.key}
        isOpen={row.key === openKey}
        onChoose={() => at.choose(row.key)}
        onOpen={() => setOpenKey((now) => (now === row.key ? null : row.key))}
        onAnswer={(state) => void table.mark(row, state, data)}
      />
    );
  };
  return (
    <>
      <div className="row">
        <CheckNext data={data} table={table} at={at} />
        <p className="quiet small">{t('keys.hint')}</p>
      </div>
      <ErrorNotice error={table.problem} />
      {total === 0 ? <p className="quiet">{t('empty.none')}</p> : null}
      <table ref={at.box} className="said-table" hidden={total === 0} aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('column.said')}</th>
            <th scope="col">{t('column.paper')}</th>
          </tr>
        </thead>
        <VirtualBody
          count={total}
          columns={2}
          rowPx={ROW_PX}
          keyOf={keyOf}
          kept={kept}
          row={draw}
          onShown={onShown}
        />
      </table>
    </>
  );
}

type CheckNextProps = Omit<RowsProps, 'words'> & { at: Current };

/** To the next row that is not checked; when it is further down than what was fetched, as soon as it is here. */
function CheckNext({ data: { rows, total, counts }, table, at: { go } }: CheckNextProps) {
  const { t } = useTranslation('written');
  const [seeks, setSeeks] = useState(false);
  const next = rows.find((row) => row.inIep === null);
  const isAny = next !== undefined || (table.state === null && counts['not-checked'] > 0);
  const isAllHere = rows.length >= total;
  useEffect(() => {
    if (!seeks || !(next || isAllHere)) return;
    setSeeks(false);
    go(next);
  }, [seeks, next, isAllHere, go]);
  if (!isAny) return null;
  return (
    <Button
      kind="primary"
      icon={<ListChecks aria-hidden />}
      onPress={() => {
        if (!next) table.reach(total, total);
        setSeeks(true);
      }}
    >
      {t('keys.start')}
    </Button>
  );
}
