import { useMemo, useState } from 'react';
import type { QuestionView } from '../../../shared/contract/index.ts';
import { QUESTION_STATES } from '../../../shared/domain/index.ts';
import { useChild, useNavigation } from '../../app/index.ts';
import { type Clips, useTurns } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  Item,
  Items,
  Loading,
  PrivateSwitch,
  RadioGroup,
  Section,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type DisputeWords, Statement, useDisputeWords } from '../disputes/index.ts';
import { Answer } from './answer.tsx';
import { HandOn } from './hand-on.tsx';
import './questions.css';

const SHOWS = [...QUESTION_STATES, 'all'] as const;
type Shows = (typeof SHOWS)[number];
/** A card's usual height with the gap below it, and as many as are simply drawn. */
const CARD_PX = 230;
const WHOLE = 8;

/** The tab of the Goals place: every question of the child over all meetings, and where each was answered. */
export function Questions() {
  const { t } = useTranslation('questions');
  const { child } = useChild();
  const [withPrivate, setWithPrivate] = useState(false);
  const list = useCall(
    'questions',
    'list',
    { studentId: child?.id ?? null, withPrivate },
    { keepLast: true },
  );
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const { questions, left } = list.data;
  return (
    <div className="stack">
      {questions.length === 0 ? (
        <NoQuestion />
      ) : (
        <QuestionList questions={questions} withPrivate={withPrivate} />
      )}
      <PrivateSwitch
        isOn={withPrivate}
        onChange={setWithPrivate}
        left={left.private}
        leaves="printedAndCopied"
      />
      {left.mediation > 0 ? <p className="quiet small">{t('mediation')}</p> : null}
    </div>
  );
}

function NoQuestion() {
  const { t } = useTranslation('questions');
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

function QuestionList({
  questions,
  withPrivate,
}: {
  questions: readonly QuestionView[];
  withPrivate: boolean;
}) {
  const { t } = useTranslation('questions');
  const turns = useTurns();
  const words = useDisputeWords();
  const [shows, setShows] = useState<Shows>('open');
  const of = useMemo(
    () => ({
      open: questions.filter(({ state }) => state === 'open'),
      answered: questions.filter(({ state }) => state === 'answered'),
      all: questions,
    }),
    [questions],
  );
  const shown = of[shows];
  return (
    <>
      <RadioGroup
        label={t('show')}
        orientation="horizontal"
        options={SHOWS.map((value) => ({ value, label: t(`shows.${value}`, { count: of[value].length }) }))}
        value={shows}
        onChange={setShows}
      />
      {shown.length === 0 ? (
        <p className="quiet">{t(`none.${shows}`)}</p>
      ) : (
        <Section title={t('list')}>
          <HandOn questions={shown} shows={shows} withPrivate={withPrivate} />
          <Items label={t('list')} itemPx={CARD_PX} whole={WHOLE}>
            {shown.map((view) => (
              <QuestionCard key={view.said.momentId} view={view} clips={turns} words={words} />
            ))}
          </Items>
        </Section>
      )}
    </>
  );
}

/** The question on the left, its answer on the right; both are heard with one press. */
function QuestionCard({ view, clips, words }: { view: QuestionView; clips: Clips; words: DisputeWords }) {
  const { t } = useTranslation('questions');
  const { said, mark } = view;
  return (
    <Item label={words.short(said)}>
      <div className="question-card">
        <div>
          <div className="question-head">
            <h3>{t('asked')}</h3>
            {mark === 'did-not-understand' ? <Badge tone="careful">{t('notUnderstood')}</Badge> : null}
            {mark === 'question-not-answered' ? <Badge>{t('notAnswered')}</Badge> : null}
          </div>
          <Statement said={said} clips={clips} words={words} />
        </div>
        <div>
          <h3>{t('answer')}</h3>
          <Answer view={view} clips={clips} words={words} />
        </div>
      </div>
    </Item>
  );
}
