import { ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { binds, byUrgency, type Commitment, stateOf } from '../../../shared/domain/index.ts';
import { useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, RadioGroup, VirtualList } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { PromiseRow } from './promise-row.tsx';
import { QueueBar } from './queue-bar.tsx';
import { useQueue } from './use-queue.ts';

const SHOWS = ['open', 'kept', 'all'] as const;
type Shows = (typeof SHOWS)[number];
/** As many as are asked for at a time. */
const PAGE = 200;
/** A row's usual height at 100 % text. */
const ROW_PX = 130;
/** Every row is here already: none is fetched when it comes into sight. */
const nothing = () => undefined;

/** Every promise and decision of the child: what is open first, late ones on top; what was kept is one press away. */
export function Promises() {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const { child } = useChild();
  const [shows, setShows] = useState<Shows>('open');
  const [limit, setLimit] = useState(PAGE);
  const promises = useCall('promises', 'list', { studentId: child?.id ?? null, limit }, { keepLast: true });
  const shown = useMemo(() => chosen(promises.data ?? [], shows), [promises.data, shows]);
  const clips = useMemo(() => shown.flatMap((one) => one.clip ?? []), [shown]);
  const queue = useQueue(clips);
  if (promises.error) return <ErrorNotice error={promises.error} onRetry={() => void promises.refetch()} />;
  if (!promises.data) return <Loading />;
  if (promises.data.length === 0) {
    return (
      <EmptyState
        title={t('promises.empty')}
        action={
          <Button kind="primary" onPress={() => go({ at: 'meetings' })}>
            {t('thread.emptyDo')}
          </Button>
        }
      >
        {t('promises.emptyAbout')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="goals-head">
        <RadioGroup
          label={t('promises.show')}
          orientation="horizontal"
          options={SHOWS.map((value) => ({ value, label: t(`promises.shows.${value}`) }))}
          value={shows}
          onChange={setShows}
        />
        <Button icon={<ListChecks aria-hidden />} onPress={() => go({ at: 'agenda' })}>
          {t('agenda.make')}
        </Button>
      </div>
      <QueueBar queue={queue} />
      {shown.length === 0 ? <p className="quiet">{t(`promises.none.${shows}`)}</p> : null}
      {shown.length > 0 ? (
        <VirtualList
          label={t(`promises.shows.${shows}`)}
          count={shown.length}
          rowPx={ROW_PX}
          onShown={nothing}
          follow={
            queue.momentId === null ? null : shown.findIndex((one) => one.clip?.momentId === queue.momentId)
          }
          row={(index, place) => {
            const one = shown[index];
            return one ? <PromiseRow key={one.id} promise={one} queue={queue} place={place} /> : null;
          }}
        />
      ) : null}
      {promises.data.length === limit ? (
        <Button onPress={() => setLimit(limit + PAGE)} isPending={promises.isFetching}>
          {t('promises.more')}
        </Button>
      ) : null}
    </>
  );
}

function chosen(promises: readonly Commitment[], shows: Shows): Commitment[] {
  const today = dayHere();
  return promises
    .filter((one) => {
      if (shows === 'all') return true;
      const isKept = stateOf(one, today) === 'kept';
      return shows === 'kept' ? isKept : !isKept && binds(one);
    })
    .sort(byUrgency(today));
}
