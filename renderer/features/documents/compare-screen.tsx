import { ArrowDown, ArrowLeftRight, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { DocumentComparison, DocumentSummary } from '../../../shared/contract/index.ts';
import { type ComparedRow, documentCode } from '../../../shared/domain/index.ts';
import { type Route, useChild, useKeys, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  Checkbox,
  ErrorNotice,
  IconButton,
  Loading,
  Notice,
  Page,
  SelectAmong,
  VirtualList,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { ComparedRowItem } from './compared-row.tsx';
import './compare.css';

type CompareRoute = Extract<Route, { at: 'compare' }>;

/** The words of two documents beside each other: what was added, taken out and changed. */
export function CompareScreen({ route }: { route: CompareRoute }) {
  const { t } = useTranslation('documents');
  const { child } = useChild();
  const { back, canBack, go, adjust } = useNavigation();
  const documents = useCall('documents', 'list', {});
  const known =
    documents.data?.filter(({ studentId }) => studentId === null || studentId === child?.id) ?? [];
  const [older, newer] = useMemo(() => firstPair(known), [known]);
  const firstId = route.firstId ?? older;
  const secondId = route.secondId ?? newer;
  return (
    <Page
      title={t('compare.title')}
      about={t('compare.about')}
      width="wide"
      above={
        <BackLink onPress={() => (canBack ? back() : go({ at: 'goals', tab: 'documents' }))}>
          {t('viewer.back')}
        </BackLink>
      }
    >
      <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />
      {documents.isPending ? <Loading /> : null}
      {documents.data && known.length < 2 ? <Notice>{t('compare.needTwo')}</Notice> : null}
      {known.length > 1 ? (
        <div className="compare-choice">
          <Choice
            label={t('compare.first')}
            documents={known}
            value={firstId}
            onChange={(id) => adjust({ at: 'compare', firstId: id, ...(secondId ? { secondId } : {}) })}
          />
          <IconButton
            label={t('compare.swap')}
            icon={<ArrowLeftRight aria-hidden />}
            isDisabled={!firstId || !secondId}
            onPress={() => {
              if (firstId && secondId) adjust({ at: 'compare', firstId: secondId, secondId: firstId });
            }}
          />
          <Choice
            label={t('compare.second')}
            documents={known}
            value={secondId}
            onChange={(id) => adjust({ at: 'compare', ...(firstId ? { firstId } : {}), secondId: id })}
          />
        </div>
      ) : null}
      {firstId && secondId && firstId === secondId ? <Notice>{t('compare.same')}</Notice> : null}
      {firstId && secondId && firstId !== secondId ? (
        <Compared key={`${firstId}/${secondId}`} firstId={firstId} secondId={secondId} />
      ) : null}
    </Page>
  );
}

/** The two newest plans that have words, the older one first; else the two newest papers. */
function firstPair(documents: readonly DocumentSummary[]): [string | undefined, string | undefined] {
  const worded = documents.filter(
    ({ pages, pagesWithoutText }) => pages === null || pagesWithoutText < pages,
  );
  const plans = worded.filter(({ kind }) => kind === 'iep' || kind === '504-plan' || kind === 'draft');
  const [newer, older] = [plans, worded, documents].find(({ length }) => length > 1) ?? [];
  return [older?.id, newer?.id];
}

function Choice(props: {
  label: string;
  documents: readonly DocumentSummary[];
  value: string | undefined;
  onChange(id: string): void;
}) {
  const format = useFormat();
  return (
    <SelectAmong
      label={props.label}
      options={props.documents.map(({ id, ordinal, title, date }) => ({
        value: id,
        // With its code: three pictures of one evening are all called “Photo”.
        label: [documentCode(ordinal), title, date ? format.day(date) : null].filter(Boolean).join(' · '),
      }))}
      value={props.value ?? null}
      onChange={(id) => {
        if (id) props.onChange(id);
      }}
    />
  );
}

function Compared({ firstId, secondId }: { firstId: string; secondId: string }) {
  const { t } = useTranslation('documents');
  const jobId = `compare/${firstId}/${secondId}`;
  const found = useCall('documents', 'compare', { jobId, firstId, secondId });
  if (found.error) return <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { comparison, first, second, notCompared, typed } = found.data;
  return (
    <>
      {comparison === null ? (
        <Notice kind="careful" title={t('compare.noTextTitle')}>
          {t('compare.noText')}
        </Notice>
      ) : (
        <>
          <NotCompared first={first} second={second} notCompared={notCompared} />
          <Typed first={first} second={second} typed={typed} />
        </>
      )}
      {comparison ? <Changes data={found.data} rows={comparison.rows} /> : null}
    </>
  );
}

/** Pages without text are named: silence would read as "nothing changed there". */
function NotCompared({
  first,
  second,
  notCompared,
}: Pick<DocumentComparison, 'first' | 'second' | 'notCompared'>) {
  const { t } = useTranslation('documents');
  const said = [
    { title: first.title, pages: notCompared.first },
    { title: second.title, pages: notCompared.second },
  ].filter(({ pages }) => pages.length > 0);
  if (said.length === 0) return null;
  return (
    <Notice kind="careful" title={t('compare.notComparedTitle')}>
      {said.map(({ title, pages }) => (
        <p key={title}>{t('compare.notCompared', { title, pages: pages.join(', '), count: pages.length })}</p>
      ))}
    </Notice>
  );
}

/** Words that the parent typed from a picture are compared too, and said to be hers. */
function Typed({ first, second, typed }: Pick<DocumentComparison, 'first' | 'second' | 'typed'>) {
  const { t } = useTranslation('documents');
  const said = [
    { title: first.title, pages: typed.first },
    { title: second.title, pages: typed.second },
  ].filter(({ pages }) => pages.length > 0);
  return said.map(({ title, pages }) => (
    <p key={title} className="quiet">
      {t('compare.typed', { title, pages: pages.join(', '), count: pages.length })}
    </p>
  ));
}

function Changes({ data, rows }: { data: DocumentComparison; rows: readonly ComparedRow[] }) {
  const { t } = useTranslation('documents');
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const at = useRef(-1);
  const shown = useMemo(() => (all ? rows : rows.filter(({ kind }) => kind !== 'same')), [all, rows]);
  const counts = useMemo(() => countsOf(rows), [rows]);
  const leftOut = (data.comparison?.leftOut.first ?? 0) + (data.comparison?.leftOut.second ?? 0);

  /** The next change, or the one before: it comes into sight and takes the focus. */
  const step = (by: 1 | -1) => {
    let next = at.current + by;
    while (shown[next]?.kind === 'same') next += by;
    if (!shown[next]) return;
    at.current = next;
    focusRow(box.current, next);
  };
  useKeys(t('compare.keys'), [
    { combo: 'n', label: t('compare.next'), run: () => step(1) },
    { combo: 'p', label: t('compare.before'), run: () => step(-1) },
  ]);
  if (counts.added + counts.removed + counts.changed === 0) {
    return (
      <Notice kind="good" announce="later">
        {t('compare.nothing')}
      </Notice>
    );
  }
  return (
    <div ref={box} className="stack">
      <p role="status">
        {[
          t('compare.count.changed', { count: counts.changed }),
          t('compare.count.removed', { count: counts.removed }),
          t('compare.count.added', { count: counts.added }),
        ].join(' · ')}
      </p>
      <div className="row">
        <Button icon={<ArrowDown aria-hidden />} onPress={() => step(1)}>
          {t('compare.next')}
        </Button>
        <Button icon={<ArrowUp aria-hidden />} onPress={() => step(-1)}>
          {t('compare.before')}
        </Button>
        <Checkbox isSelected={all} onChange={setAll}>
          {t('compare.all')}
        </Checkbox>
      </div>
      {leftOut > 0 ? <p className="quiet small">{t('compare.leftOut', { count: leftOut })}</p> : null}
      <VirtualList
        label={t('compare.list')}
        count={shown.length}
        rowPx={140}
        onShown={nothing}
        row={(index, place) => {
          const row = shown[index];
          return row ? <ComparedRowItem key={index} index={index} row={row} place={place} of={data} /> : null;
        }}
      />
    </div>
  );
}

const nothing = () => undefined;

/** A row that is far away is drawn only once it is near, so it is looked for until it is there: some frames at most. */
function focusRow(box: HTMLElement | null, index: number, tries = 30): void {
  const row = box?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  if (row) {
    row.scrollIntoView({ block: 'center' });
    row.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
    return;
  }
  const drawn = [...(box?.querySelectorAll<HTMLElement>('[data-index]') ?? [])];
  const edge = Number(drawn[0]?.dataset.index) > index ? drawn[0] : drawn.at(-1);
  edge?.scrollIntoView({ block: 'center' });
  if (tries > 0) requestAnimationFrame(() => focusRow(box, index, tries - 1));
}

function countsOf(rows: readonly ComparedRow[]) {
  const counts = { same: 0, changed: 0, removed: 0, added: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}
