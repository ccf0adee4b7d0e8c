import { ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { binds, byUrgency, type Commitment, stateOf } from '../../../shared/domain/index.ts';
import { useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, RadioGroup } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { NotDelivered } from './not-delivered.tsx';
import { PromiseList } from './promise-list.tsx';

const SHOWS = ['open', 'missed', 'kept', 'all'] as const;
type Shows = (typeof SHOWS)[number];
/** As many as are asked for at a time. */
const PAGE = 200;

/** Every promise and decision of the child: what is open first, late ones on top; what was kept is one press away. */
export function Promises() {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const { child } = useChild();
  const [shows, setShows] = useState<Shows>('open');
  const [limit, setLimit] = useState(PAGE);
  const promises = useCall('promises', 'list', { studentId: child?.id ?? null, limit }, { keepLast: true });
  const shown = useMemo(
    () => (shows === 'missed' ? [] : chosen(promises.data ?? [], shows)),
    [promises.data, shows],
  );
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
      {shows === 'missed' ? (
        <NotDelivered />
      ) : (
        <>
          {shown.length === 0 ? <p className="quiet">{t(`promises.none.${shows}`)}</p> : null}
          <PromiseList label={t(`promises.shows.${shows}`)} promises={shown} />
          {promises.data.length === limit ? (
            <Button onPress={() => setLimit(limit + PAGE)} isPending={promises.isFetching}>
              {t('promises.more')}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}

function chosen(promises: readonly Commitment[], shows: Exclude<Shows, 'missed'>): Commitment[] {
  const today = dayHere();
  return promises
    .filter((one) => {
      if (shows === 'all') return true;
      const isKept = stateOf(one, today) === 'kept';
      return shows === 'kept' ? isKept : !isKept && binds(one);
    })
    .sort(byUrgency(today));
}
