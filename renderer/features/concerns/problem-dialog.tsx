import { useState } from 'react';
import { type Problem, shortLine, troubleSince } from '../../../shared/domain/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  ErrorNotice,
  FormDialog,
  List,
  Loading,
  Row,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { usePromiseWords } from '../goals/elsewhere.ts';
import { NO_PROBLEM, ProblemFields, type ProblemForm, problemSaved } from './problem-fields.tsx';

type Form = ProblemForm & {
  text: string;
  goalId: string | null;
  aboutMomentId: string | null;
  aboutDecisionId: string | null;
  aboutIncidentId: string | null;
};
const EMPTY: Form = {
  ...NO_PROBLEM,
  ...{ text: '', goalId: null, aboutMomentId: null, aboutDecisionId: null, aboutIncidentId: null },
};
const LINE = 500;

/**
 * The template of a meeting about a problem (D91). What the archive knows stands first: one press fills the form in,
 * and every word of it can be changed.
 */
export function ProblemDialog({ meetingId, onClose }: { meetingId: string; onClose(): void }) {
  const { t } = useTranslation(['concerns', 'common']);
  const known = useCall('concerns', 'problems', { meetingId });
  const add = useChange('concerns', 'add');
  const start = useStart();
  const [form, setForm] = useState<Form>(EMPTY);
  const set = (of: Partial<Form>) => setForm((before) => ({ ...before, ...of }));
  const of = { kind: 'meeting' as const, id: meetingId };
  const draft = useFormDraft({ form: 'concern', of, part: 'problem' }, form, set);
  const [tried, setTried] = useState(false);
  // What was pressed goes away: the form comes into sight, and its first field takes the focus.
  const [taken, setTaken] = useState(false);
  const [filled, setFilled] = useState<Form>(EMPTY);
  /** Her own words, over which the form was filled in: they can be brought back. */
  const [before, setBefore] = useState<Form | null>(null);
  const take = (problem: Problem) => {
    if (JSON.stringify(form) !== JSON.stringify(filled)) setBefore(form);
    const next = start(problem);
    setForm(next);
    setFilled(next);
    setTaken(true);
  };
  const submit = () => {
    setTried(true);
    const { goalId, aboutMomentId, aboutDecisionId, aboutIncidentId } = form;
    const text = form.text.trim();
    if (text === '') return;
    const about = { goalId, aboutMomentId, aboutDecisionId, aboutIncidentId };
    add.mutate({ meetingId, text, ...problemSaved(form), ...about }, { onSuccess: draft.savedThen(onClose) });
  };
  return (
    <FormDialog
      title={t('concerns:problem.title')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:add')}
      onSubmit={submit}
      isPending={add.isPending}
      width="wide"
    >
      {known.isPending ? <Loading /> : null}
      <ErrorNotice error={known.error} onRetry={() => void known.refetch()} />
      {known.data && known.data.length > 0 && !taken ? <Known problems={known.data} onTake={take} /> : null}
      {taken ? (
        <div className="row">
          <Button kind="link" onPress={() => setTaken(false)}>
            {t('concerns:problem.another')}
          </Button>
          {before ? (
            <Button
              kind="link"
              onPress={() => {
                setForm(before);
                setFilled(EMPTY);
                setBefore(null);
              }}
            >
              {t('concerns:problem.bringBack')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <TextField
        key={`${taken} ${before === null}`}
        label={t('concerns:problem.text')}
        need="required"
        value={form.text}
        onChange={(text) => set({ text })}
        maxLength={LINE}
        error={tried && form.text.trim() === '' ? t('concerns:dialog.needed') : null}
        autoFocus
      />
      <ProblemFields form={form} set={set} />
      <ErrorNotice error={add.error} />
    </FormDialog>
  );
}

/** More would push the form out of sight; the rest is one press away. */
const SHOWN = 4;

function Known({ problems, onTake }: { problems: readonly Problem[]; onTake(problem: Problem): void }) {
  const { t } = useTranslation('concerns');
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, SHOWN);
  return (
    <section className="stack" data-gap="small" aria-label={t('problem.known')}>
      <h3>{t('problem.known')}</h3>
      <List label={t('problem.known')}>
        {shown.map((one) => (
          <KnownRow key={idOf(one)} problem={one} onTake={() => onTake(one)} />
        ))}
      </List>
      {shown.length < problems.length ? (
        <div>
          <Button kind="link" onPress={() => setAll(true)}>
            {t('problem.more', { count: problems.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function KnownRow({ problem, onTake }: { problem: Problem; onTake(): void }) {
  const { t } = useTranslation('concerns');
  const format = useFormat();
  const words = usePromiseWords();
  const today = dayHere();
  const isPromise = problem.kind === 'promise';
  const text = isPromise ? problem.commitment.text : problem.incident.text;
  const note = isPromise
    ? [words.about(problem.commitment, today), words.tally(problem.commitment, today)]
    : [t('problem.note', { day: format.day(problem.incident.date) })];
  return (
    <Row
      title={text}
      note={note.filter((part) => part !== '').join(' · ')}
      marks={isPromise ? <Badge tone="careful">{t(`problem.trouble.${problem.trouble}`)}</Badge> : null}
      after={
        <Button aria-label={t('problem.useThis', { text: text.slice(0, 60) })} onPress={onTake}>
          {t('problem.use')}
        </Button>
      }
    />
  );
}

function idOf(problem: Problem): string {
  return problem.kind === 'promise' ? problem.commitment.id : problem.incident.id;
}

/** The form as the archive would fill it in: what was promised in the words of the promise, and counts, no judgement. */
function useStart(): (problem: Problem) => Form {
  const { t } = useTranslation('concerns');
  const format = useFormat();
  const words = usePromiseWords();
  return (problem) => {
    if (problem.kind === 'incident') {
      const { id, text, date, goalId } = problem.incident;
      return { ...EMPTY, text: shortLine(text, LINE), since: format.day(date), aboutIncidentId: id, goalId };
    }
    const { commitment, trouble } = problem;
    const { kind, id, text, owner, due, goalId } = commitment;
    const today = dayHere();
    const since = troubleSince(commitment, today);
    return {
      ...EMPTY,
      text: shortLine(t(`problem.asText.${trouble}`, { text }), LINE),
      problem: commitment.deliveries.length > 0 ? 'service-missed' : null,
      since: since === null ? '' : format.day(since),
      promised: text,
      promisedBy: owner ?? '',
      due,
      soFar: shortLine(words.tally(commitment, today), LINE),
      goalId,
      ...(kind === 'moment' ? { aboutMomentId: id } : { aboutDecisionId: id }),
    };
  };
}
