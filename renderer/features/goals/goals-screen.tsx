import { type ReactNode, useState } from 'react';
import { AddChildDialog, type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, Page, Tabs } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { ForSomeoneNewButton } from '../briefing/elsewhere.ts';
import { ForMyChildButton } from '../child/elsewhere.ts';
import { Disputes } from '../disputes/index.ts';
import { Documents } from '../documents/elsewhere.ts';
import { Questions } from '../questions/index.ts';
import { SaidAndWritten } from '../written/index.ts';
import { GoalList } from './goal-list.tsx';
import { GoalThreadPage } from './goal-thread.tsx';
import { NeedDetail, NeedsTab } from './needs/index.ts';
import { Promises } from './promises.tsx';
import './goals.css';

type GoalsRoute = Extract<Route, { at: 'goals' }>;
type Tab = NonNullable<GoalsRoute['tab']>;

/** The place of the plan: its goals, what was promised, and what of it stands in the paper. Or one goal's thread. */
export function GoalsScreen({ route }: { route: GoalsRoute }) {
  const { t } = useTranslation(['goals', 'app']);
  const { child } = useChild();
  const goals = useCall('goals', 'list', { studentId: child?.id ?? null });
  if (goals.error || !goals.data) {
    return (
      <Page title={t('app:goals')}>
        <ErrorNotice error={goals.error} onRetry={() => void goals.refetch()} />
        {goals.isPending ? <Loading /> : null}
      </Page>
    );
  }
  const chosen = route.goalId ? goals.data.find((goal) => goal.id === route.goalId) : undefined;
  if (route.needId) return <NeedDetail key={route.needId} needId={route.needId} />;
  if (chosen) return <GoalThreadPage key={chosen.id} goal={chosen} goals={goals.data} year={route.year} />;
  return child ? <PlanPlace route={route} /> : <NoChild />;
}

/** In the order of the work: what the plan says, what was promised, and what the paper makes of it. */
const TABS = [
  'goals',
  'needs',
  'promises',
  'questions',
  'written',
  'disputes',
  'documents',
] as const satisfies readonly Tab[];
/** The body of each tab. A tab without one is not shown. */
const BODIES: { [T in Tab]?: (route: GoalsRoute) => ReactNode } = {
  goals: (route) => <GoalList route={route} />,
  needs: () => <NeedsTab />,
  promises: () => <Promises />,
  questions: () => <Questions />,
  documents: () => <Documents />,
  written: () => <SaidAndWritten />,
  disputes: () => <Disputes />,
};

function PlanPlace({ route }: { route: GoalsRoute }) {
  const { t } = useTranslation(['goals', 'app']);
  const { adjust } = useNavigation();
  const selected: Tab = route.tab && BODIES[route.tab] ? route.tab : 'goals';
  return (
    <Page
      title={t('app:goals')}
      about={t(`goals:tabs.about.${selected}`)}
      width="wide"
      action={
        <div className="row" data-gap="small">
          <ForMyChildButton />
          <ForSomeoneNewButton />
        </div>
      }
    >
      <Tabs
        label={t('goals:tabs.label')}
        selected={selected}
        onSelect={(tab) => adjust({ ...route, tab })}
        tabs={TABS.flatMap((id) => {
          const body = BODIES[id];
          return body ? [{ id, label: t(`goals:tabs.${id}`), content: body(route) }] : [];
        })}
      />
    </Page>
  );
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
