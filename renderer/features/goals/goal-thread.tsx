import { ClipboardPlus, Ear, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { GoalSummary } from '../../../shared/contract/index.ts';
import type { Goal, GoalThread } from '../../../shared/domain/index.ts';
import { useNavigation, useSayDone } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { BackLink, Button, ErrorNotice, Facts, Loading, Page, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { NeedsOfGoal } from './needs/index.ts';
import { ProgressDialog } from './progress-dialog.tsx';
import { ThreadList } from './thread-list.tsx';

type GoalThreadProps = { goal: GoalSummary; goals: readonly GoalSummary[]; year: string | undefined };

/** Everything that was ever said, decided and reported about one goal, along the years, oldest first. */
export function GoalThreadPage({ goal, goals, year }: GoalThreadProps) {
  const { t } = useTranslation(['goals', 'common']);
  const { go } = useNavigation();
  const thread = useCall('goals', 'thread', { goalId: goal.id });
  const [open, setOpen] = useState<'edit' | 'progress' | null>(null);
  const remove = useRemove(goal);
  return (
    <Page
      title={goal.text}
      about={useSummary(goal)}
      above={
        <BackLink onPress={() => go(year ? { at: 'goals', year } : { at: 'goals' })}>{t('back')}</BackLink>
      }
    >
      <div className="row">
        <Button icon={<ClipboardPlus aria-hidden />} onPress={() => setOpen('progress')}>
          {t('progress.add')}
        </Button>
        <Button icon={<Pencil aria-hidden />} onPress={() => setOpen('edit')}>
          {t('common:edit')}
        </Button>
        <Button icon={<Trash2 aria-hidden />} onPress={remove.run} isPending={remove.isPending}>
          {t('common:remove')}
        </Button>
      </div>
      <ErrorNotice error={remove.error} />
      <NeedsOfGoal goalId={goal.id} studentId={goal.studentId} />
      <GoalFacts goal={goal} thread={thread.data} />
      <Section title={t('thread.title')}>
        <ErrorNotice error={thread.error} onRetry={() => void thread.refetch()} />
        {thread.isPending ? <Loading /> : null}
        {thread.data ? <ThreadList thread={thread.data} /> : null}
      </Section>
      {open === 'edit' ? (
        <GoalDialog
          child={{ id: goal.studentId, schoolYear: goal.schoolYear }}
          goals={goals}
          goal={goal}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'progress' ? <ProgressDialog goalId={goal.id} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}

/** What kind it is, its area, its way and its year, in one quiet line: the thread is what the page is for. */
function useSummary(goal: GoalSummary): string {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const format = useFormat();
  const { baseline, target } = goal;
  const from = baseline && !target ? t('goals:from', { from: baseline }) : null;
  const way = baseline && target ? t('goals:fromTo', { from: baseline, to: target }) : (target ?? from);
  return [t(`vocabulary:goalKind.${goal.kind}`), goal.area, way, format.schoolYear(goal.schoolYear)]
    .filter(Boolean)
    .join(' · ');
}

function GoalFacts({ goal, thread }: { goal: GoalSummary; thread: GoalThread | undefined }) {
  const { t } = useTranslation('goals');
  const others = (thread?.goals ?? []).filter((one) => one.id !== goal.id);
  const facts = [
    { name: t('dialog.howDone'), value: goal.howDone ? <HowDone goal={goal} thread={thread} /> : null },
    {
      name: t('thread.otherYears'),
      value: others.length > 0 ? others.map((one) => <OtherYear key={one.id} goal={one} />) : null,
    },
  ].filter((fact) => fact.value);
  return facts.length > 0 ? <Facts facts={facts} /> : null;
}

/** How it will be done, and a way to hear it said (D50). */
function HowDone({ goal, thread }: { goal: GoalSummary; thread: GoalThread | undefined }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const clip = thread?.entries.find((one) => one.kind === 'moment' && one.id === goal.howMomentId);
  return (
    <>
      {goal.howDone}{' '}
      {clip?.kind === 'moment' ? (
        <Button
          kind="link"
          icon={<Ear aria-hidden />}
          onPress={() => {
            const { recordingId, startMs, momentId } = clip.clip;
            go({ at: 'review', recordingId, atMs: startMs, momentId, play: true });
          }}
        >
          {t('thread.hearIt')}
        </Button>
      ) : null}
    </>
  );
}

function OtherYear({ goal }: { goal: Goal }) {
  const { go } = useNavigation();
  const format = useFormat();
  const words = [format.schoolYear(goal.schoolYear), goal.text].filter(Boolean).join(': ');
  return (
    <div className="other-year">
      <Button kind="link" onPress={() => go({ at: 'goals', goalId: goal.id })}>
        {words}
      </Button>
    </div>
  );
}

/** One step, no question: it can be taken back from the message or with Ctrl+Z, also tomorrow. */
function useRemove(goal: GoalSummary) {
  const { go } = useNavigation();
  const { t } = useTranslation('goals');
  const sayDone = useSayDone();
  const remove = useChange('goals', 'remove');
  return {
    isPending: remove.isPending,
    error: remove.error,
    run: () =>
      remove.mutate(
        { id: goal.id },
        {
          onSuccess: () => {
            go({ at: 'goals' });
            sayDone(t('removed', { text: goal.text }));
          },
        },
      ),
  };
}
