import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SaidScope, WireError, WrittenRow, WrittenTable } from '../../../shared/contract/index.ts';
import { type CheckChange, type CheckState, checkStateOf } from '../../../shared/domain/index.ts';
import { refreshAfter, toWireError, useCall, useKeptword } from '../../bridge/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { AnswerState } from './state-badge.tsx';
import { useRowWords } from './words.ts';

/** Rows fetched at first, and whenever the last of them come near. */
const STEP = 100;
const NEAR = 30;
/** More than any family has; printing and copying ask for everything at once. */
const EVERYTHING = 100_000;

/** Which paper a check is held against: a document's id, or the newest plan of each meeting. */
export const NEWEST = 'newest';

/** What is shown, what is asked for, and every change: the state of one table. */
export function useSaidTable(of: SaidScope) {
  const api = useKeptword();
  const client = useQueryClient();
  const messages = useMessages();
  const words = useRowWords();
  const { t } = useTranslation('written');
  const [state, setState] = useState<CheckState | null>(null);
  const [withPrivate, setWithPrivate] = useState(false);
  const [limit, setLimit] = useState(STEP);
  const [against, setAgainst] = useState<string>(NEWEST);
  const [problem, setProblem] = useState<WireError | null>(null);
  const table = useCall('written', 'table', { of, state, withPrivate, limit }, { keepLast: true });

  const change = useCallback(
    async (row: Pick<WrittenRow, 'decisionId' | 'momentId'>, what: CheckChange) => {
      const { decisionId, momentId } = row;
      try {
        await api.written.change({ decisionId, momentId, change: what, withPrivate });
        setProblem(null);
      } catch (thrown) {
        setProblem(toWireError(thrown));
      }
      await refreshAfter(client, 'written');
    },
    [api, client, withPrivate],
  );

  const mark = useCallback(
    async (row: WrittenRow, answer: AnswerState, data: WrittenTable) => {
      await change(row, markOf(row, answer, against, data));
      messages.announce(t('row.marked', { state: t(`state.${answer}`), text: words.short(row) }));
    },
    [change, messages, t, words, against],
  );

  const everything = useCallback(
    () => api.written.table({ of, state, withPrivate, limit: EVERYTHING }),
    [api, of, state, withPrivate],
  );

  /** So that the row at this place, and those near it, are fetched. */
  const reach = useCallback(
    (index: number, total: number) =>
      setLimit((now) => {
        const needed = Math.min(total, index + NEAR);
        return needed <= now ? now : Math.ceil(needed / STEP) * STEP;
      }),
    [],
  );

  return {
    ...{ table, state, setState, withPrivate, setWithPrivate, against, setAgainst, problem },
    reach,
    change,
    mark,
    everything,
    fail: (thrown: unknown) => setProblem(toWireError(thrown)),
  };
}
export type SaidTableState = ReturnType<typeof useSaidTable>;

/**
 * What one press writes down. Held against another paper than before, the old page and note say nothing any more;
 * they stay in the history.
 */
export function markOf(
  row: Pick<WrittenRow, 'meetingId' | 'paper'>,
  inIep: AnswerState,
  against: string,
  { meetings, papers }: Pick<WrittenTable, 'meetings' | 'papers'>,
): CheckChange {
  const chosen =
    against === NEWEST
      ? meetings.find((one) => one.id === row.meetingId)?.paper
      : papers.find((one) => one.id === against);
  const before = row.paper && !row.paper.takenOut ? row.paper.id : null;
  const iepDocumentId = chosen?.id ?? before;
  return iepDocumentId === (row.paper?.id ?? null)
    ? { inIep, iepDocumentId }
    : { inIep, iepDocumentId, iepPage: null, iepNote: null };
}

/**
 * The row that the keys act on. It keeps its place when it leaves the list (it was checked, and only unchecked ones are
 * shown): the row that moves up takes over.
 */
export function useCurrentRow(rows: readonly WrittenRow[]) {
  const box = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ key: string } | null>(null);
  const place = useRef(0);
  const index = rows.findIndex((one) => one.key === current);
  const go = useCallback((row: WrittenRow | undefined) => {
    if (!row) return;
    setCurrent(row.key);
    setWanted({ key: row.key });
  }, []);
  // The current row is always drawn, however far away it is: here it has come into the page.
  useEffect(() => {
    if (!wanted) return;
    const button = box.current?.querySelector<HTMLElement>(`[data-said="${CSS.escape(wanted.key)}"]`);
    button?.focus();
    button?.scrollIntoView?.({ block: 'nearest' });
  }, [wanted]);
  useEffect(() => {
    if (index >= 0) place.current = index;
    else if (current !== null) go(rows[Math.min(place.current, rows.length - 1)]);
  }, [index, current, rows, go]);
  return {
    box,
    index,
    current: rows[index] ?? null,
    choose: setCurrent,
    go,
    step: (by: 1 | -1) => go(index < 0 ? rows[0] : rows[index + by]),
  };
}

export function stateOfRow(row: Pick<WrittenRow, 'inIep'>): CheckState {
  return checkStateOf(row.inIep);
}
