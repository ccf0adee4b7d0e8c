import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { GoalSummary } from '../../../shared/contract/index.ts';
import { bySchoolYear, GOAL_KINDS, schoolYearName } from '../../../shared/domain/index.ts';
import { type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  DisputedBadge,
  EmptyState,
  ErrorNotice,
  List,
  Loading,
  Row,
  Section,
  Select,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { DuePromises } from './due.tsx';
import { GoalDialog } from './goal-dialog.tsx';
import { PresentLevels, useLevelYears } from './needs/index.ts';

const ALL_YEARS = '(all)';
type GoalsRoute = Extract<Route, { at: 'goals' }>;

/** The goals, services and accommodations of the chosen child: of the newest school year, of another, or of all. */
export function GoalList({ route }: { route: GoalsRoute }) {
  const { t } = useTranslation(['goals', 'vocabulary']);
  const { child } = useChild();
  const { adjust } = useNavigation();
  const format = useFormat();
  const goals = useCall('goals', 'list', { studentId: child?.id ?? null });
  const levelYears = useLevelYears(child?.id ?? null);
  const [adding, setAdding] = useState(false);
  if (!child || !goals.data) return goals.error ? <ErrorNotice error={goals.error} /> : <Loading />;
  const years = yearsOf(goals.data, levelYears);
  const newest = yearsOf(goals.data, [])[0] ?? years[0] ?? null;
  const year = years.find((one) => one === route.year) ?? (route.year === ALL_YEARS ? null : newest);
  const shown = goals.data.filter(
    (one) => year === null || [null, year].includes(schoolYearName(one.schoolYear)),
  );
  const add = (
    <Button kind="primary" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <>
      {goals.data.length === 0 ? (
        <EmptyState title={t('empty')} action={add}>
          {t('emptyAbout')}
        </EmptyState>
      ) : (
        <div className="goals-head">
          {years.length > 1 ? (
            <Select
              label={t('year')}
              options={[...years, ALL_YEARS].map((value) => ({
                value,
                label: value === ALL_YEARS ? t('allYears') : format.schoolYear(value),
              }))}
              value={year ?? ALL_YEARS}
              onChange={(next) => adjust({ ...route, year: next ?? ALL_YEARS })}
            />
          ) : null}
          {add}
        </div>
      )}
      <DuePromises />
      {GOAL_KINDS.map((kind) => {
        const ofKind = shown.filter((goal) => goal.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <Section key={kind} title={t(`vocabulary:goalKindPlural.${kind}`)}>
            <List label={t(`vocabulary:goalKindPlural.${kind}`)}>
              {ofKind.map((goal) => (
                <GoalRow key={goal.id} goal={goal} route={route} />
              ))}
            </List>
          </Section>
        );
      })}
      <PresentLevels studentId={child.id} year={year} andAfter={year === newest} />
      {adding ? <GoalDialog child={child} goals={goals.data} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** Newest first. */
function yearsOf(goals: readonly GoalSummary[], levelYears: readonly string[]): string[] {
  const named = goals.flatMap((goal) => schoolYearName(goal.schoolYear) ?? []);
  return [...new Set([...named, ...levelYears])].sort(bySchoolYear).reverse();
}

function GoalRow({ goal, route }: { goal: GoalSummary; route: GoalsRoute }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const way =
    goal.baseline && goal.target ? t('fromTo', { from: goal.baseline, to: goal.target }) : goal.target;
  return (
    <Row
      title={goal.text}
      note={
        <>
          {[goal.area, way].filter(Boolean).join(' · ')}
          {goal.howDone ? <span className="tally">{t('howDone', { text: goal.howDone })}</span> : null}
        </>
      }
      marks={
        <>
          {goal.moments > 0 ? <Badge>{t('moments', { count: goal.moments })}</Badge> : null}
          {goal.disputed > 0 ? <DisputedBadge /> : null}
        </>
      }
      onPress={() => go({ ...route, goalId: goal.id })}
    />
  );
}
