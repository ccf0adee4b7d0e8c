import { CalendarClock } from 'lucide-react';
import { binds, type Commitment, SOON_DAYS, shortLine, stateOf } from '../../../shared/domain/index.ts';
import { addDays } from '../../../shared/time/index.ts';
import { useChild, useNavigation } from '../../app/index.ts';
import { momentClip, useQueue } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, List, Notice, Section } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { PromiseRow } from './promise-row.tsx';

/** More would not be read on the way to the goals; the rest is one press away. */
const SHOWN = 5;

/** Promises and decisions of the chosen child whose day is over or near, and that are not done. */
function useDue(): Commitment[] {
  const { child } = useChild();
  const today = dayHere();
  const due = useCall('promises', 'due', { studentId: child?.id ?? null, until: addDays(today, SOON_DAYS) });
  return (due.data ?? []).filter((one) => binds(one) && ['late', 'due'].includes(stateOf(one, today)));
}

/** What is due on the child's page: calm words, the earliest first. Nothing when nothing is. */
export function DuePromises() {
  const due = useDue();
  return due.length === 0 ? null : <DueList due={due} />;
}

function DueList({ due }: { due: readonly Commitment[] }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const shown = due.slice(0, SHOWN);
  const queue = useQueue(shown.flatMap((one) => (one.clip ? [momentClip(one.clip)] : [])));
  return (
    <Section
      title={t('due.title')}
      aside={
        <Button kind="link" onPress={() => go({ at: 'goals', tab: 'promises' })}>
          {t('due.all')}
        </Button>
      }
    >
      <List label={t('due.title')}>
        {shown.map((one) => (
          <PromiseRow key={one.id} promise={one} queue={queue} />
        ))}
      </List>
      {due.length > SHOWN ? (
        <p className="quiet small">{t('due.more', { count: due.length - SHOWN })}</p>
      ) : null}
    </Section>
  );
}

/** One line for Home: how many are due, and where they are. Nothing when none is. */
export function DueLine() {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const due = useDue();
  const [first] = due;
  if (!first) return null;
  return (
    <Notice
      kind="info"
      actions={
        <Button icon={<CalendarClock aria-hidden />} onPress={() => go({ at: 'goals', tab: 'promises' })}>
          {t('due.look')}
        </Button>
      }
    >
      <p>{t('due.line', { count: due.length, text: shortLine(first.text, 60) })}</p>
    </Notice>
  );
}
