import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { GoalSummary } from '../../../shared/contract/index.ts';
import { GOAL_KINDS, type Student } from '../../../shared/domain/index.ts';
import { AddChildDialog, type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  DisputedBadge,
  EmptyState,
  ErrorNotice,
  List,
  Loading,
  Page,
  Row,
  Section,
  Select,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { GoalThread } from './goal-thread.tsx';

/** All goals of the child, or the thread of one. */
export function GoalsScreen({ route }: { route: Extract<Route, { at: 'goals' }> }) {
  const { t } = useTranslation(['goals', 'app']);
  const { child } = useChild();
  const goals = useCall('goals', 'list', { studentId: child?.id ?? null });
  if (goals.error) {
    return (
      <Page title={t('app:goals')}>
        <ErrorNotice error={goals.error} onRetry={() => void goals.refetch()} />
      </Page>
    );
  }
  if (!goals.data) {
    return (
      <Page title={t('app:goals')}>
        <Loading />
      </Page>
    );
  }
  const chosen = route.goalId ? goals.data.find((goal) => goal.id === route.goalId) : undefined;
  if (chosen) return <GoalThread goal={chosen} />;
  return child ? <GoalLists child={child} goals={goals.data} /> : <NoChild />;
}

function NoChild() {
  const { t } = useTranslation(['goals', 'app']);
  const { choose } = useChild();
  const [adding, setAdding] = useState(false);
  return (
    <Page title={t('app:goals')}>
      <EmptyState
        title={t('noChild')}
        action={
          <Button kind="primary" onPress={() => setAdding(true)}>
            {t('app:child.add')}
          </Button>
        }
      />
      {adding ? <AddChildDialog onClose={() => setAdding(false)} onAdded={choose} /> : null}
    </Page>
  );
}

function GoalLists({ child, goals }: { child: Student; goals: readonly GoalSummary[] }) {
  const { t } = useTranslation(['goals', 'app', 'vocabulary']);
  const [adding, setAdding] = useState(false);
  const [year, setYear] = useState<string | null>(null);
  const years = [...new Set(goals.map((goal) => goal.schoolYear).filter((one) => one !== null))]
    .sort()
    .reverse();
  const shown = year ? goals.filter((goal) => goal.schoolYear === year) : goals;
  const add = (
    <Button kind="primary" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('app:goals')} about={t('about')} action={goals.length > 0 ? add : undefined}>
      {years.length > 1 ? (
        <Select
          label={t('year')}
          options={years.map((one) => ({ value: one, label: one }))}
          value={year}
          onChange={setYear}
          none={t('allYears')}
        />
      ) : null}
      {goals.length === 0 ? (
        <EmptyState title={t('empty')} action={add}>
          {t('emptyAbout')}
        </EmptyState>
      ) : null}
      {GOAL_KINDS.map((kind) => {
        const ofKind = shown.filter((goal) => goal.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <Section key={kind} title={t(`vocabulary:goalKindPlural.${kind}`)}>
            <List label={t(`vocabulary:goalKindPlural.${kind}`)}>
              {ofKind.map((goal) => (
                <GoalRow key={goal.id} goal={goal} />
              ))}
            </List>
          </Section>
        );
      })}
      {adding ? <GoalDialog child={child} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function GoalRow({ goal }: { goal: GoalSummary }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const way =
    goal.baseline && goal.target ? t('fromTo', { from: goal.baseline, to: goal.target }) : goal.target;
  return (
    <Row
      title={goal.text}
      note={[goal.area, way].filter(Boolean).join(' · ')}
      marks={
        <>
          {goal.moments > 0 ? <Badge>{t('moments', { count: goal.moments })}</Badge> : null}
          {goal.disputed > 0 ? <DisputedBadge /> : null}
        </>
      }
      onPress={() => go({ at: 'goals', goalId: goal.id })}
    />
  );
}
