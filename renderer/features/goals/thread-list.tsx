import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type Delivery,
  type GoalThread,
  groupThread,
  spokenIn,
  type ThreadEntry,
  type ThreadGroup,
} from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { isOn, momentClip, type Queue, QueueBar, useQueue } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, List, ListHeading, VirtualList } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { filtered, NO_FILTER, ThreadFilters } from './thread-filters.tsx';
import { ThreadRow } from './thread-rows.tsx';

/** All entries by school year and meeting, oldest first, and the queue that plays them in that order. */
export function ThreadList({ thread }: { thread: GoalThread }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const people = useCall('people', 'list');
  const names = useMemo(() => new Map((people.data ?? []).map((one) => [one.id, one.label])), [people.data]);
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = useMemo(() => filtered(thread.entries, filter), [thread.entries, filter]);
  const clips = useMemo(
    () => shown.flatMap((one) => (one.kind === 'moment' ? [momentClip(one.clip)] : [])),
    [shown],
  );
  const queue = useQueue(clips);
  const came = useMemo(() => cameOf(thread.entries), [thread.entries]);
  const titles = new Map(thread.meetings.map((one) => [one.id, one.title]));
  if (thread.entries.length === 0) {
    return (
      <EmptyState
        title={t('thread.empty')}
        action={
          <Button kind="primary" onPress={() => go({ at: 'meetings' })}>
            {t('thread.emptyDo')}
          </Button>
        }
      >
        {t('thread.emptyAbout')}
      </EmptyState>
    );
  }
  return (
    <>
      <ThreadFilters entries={thread.entries} names={names} filter={filter} onChange={setFilter} />
      <QueueBar queue={queue} />
      {shown.length === 0 ? <p className="quiet">{t('filter.none')}</p> : null}
      {shown.length > GROUPED ? (
        <LongThread entries={shown} titles={titles} names={names} came={came} queue={queue} />
      ) : (
        <Years entries={shown} titles={titles} names={names} came={came} queue={queue} />
      )}
    </>
  );
}

/** Threads of more are one long list. */
const GROUPED = 60;
/** A row's usual height at 100 % text. */
const ROW_PX = 68;
/** Every entry is here already: none is fetched when it comes into sight. */
const nothing = () => undefined;
const NONE: readonly Delivery[] = [];

/** What came of each promise and decision, by its id. */
function cameOf(entries: readonly ThreadEntry[]): Map<string, Delivery[]> {
  const came = entries.flatMap((one) => (one.kind === 'delivery' ? [one.delivery] : []));
  return Map.groupBy(came, (one) => one.momentId ?? one.decisionId ?? '');
}

type Shown = {
  titles: ReadonlyMap<string, string>;
  names: ReadonlyMap<string, string>;
  came: ReadonlyMap<string, readonly Delivery[]>;
  queue: Queue;
};

/** A thread as most are: a list a meeting, under its school year. */
function Years({ entries, ...shown }: Shown & { entries: readonly ThreadEntry[] }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const words = useGroupWords(shown);
  const rows = useFollowing(shown.queue.rowId);
  return (
    <div className="thread" ref={rows}>
      {groupThread(entries).map((year) => (
        <section key={`${year.schoolYear} ${year.groups[0]?.date}`} className="thread-year">
          <h3>{t('thread.year', { year: format.schoolYear(year.schoolYear) })}</h3>
          {year.groups.map((group) => {
            const { heading, spoken } = words(group);
            return (
              <div key={group.entries[0]?.id} className="thread-group">
                <h4>{heading}</h4>
                {spoken ? <p className="quiet small">{spoken}</p> : null}
                <List label={heading}>
                  {group.entries.map((entry) => (
                    <ThreadRow key={entry.id} {...rowOf(entry, shown)} place={undefined} />
                  ))}
                </List>
              </div>
            );
          })}
        </section>
      ))}
    </div>
  );
}

/** More entries than are drawn at once: one long list, in which headings are rows. */
function LongThread({ entries, ...shown }: Shown & { entries: readonly ThreadEntry[] }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const words = useGroupWords(shown);
  const groups = useMemo(() => groupThread(entries).flatMap((year) => year.groups), [entries]);
  const lines = useMemo(
    () => groups.flatMap((group): (ThreadGroup | ThreadEntry)[] => [group, ...group.entries]),
    [groups],
  );
  const { rowId } = shown.queue;
  return (
    <VirtualList
      label={t('thread.title')}
      count={lines.length}
      rowPx={ROW_PX}
      onShown={nothing}
      follow={rowId === null ? null : lines.findIndex((one) => 'id' in one && one.id === rowId)}
      row={(index, place) => {
        const line = lines[index];
        if (!line) return null;
        if ('id' in line) return <ThreadRow key={line.id} {...rowOf(line, shown)} place={place} />;
        const { heading, spoken } = words(line);
        const year = t('thread.year', { year: format.schoolYear(line.entries[0]?.schoolYear ?? null) });
        return (
          <ListHeading key={`heading ${line.entries[0]?.id}`} place={place}>
            {[heading, year, spoken].filter(Boolean).join(' · ')}
          </ListHeading>
        );
      }}
    />
  );
}

function rowOf(entry: ThreadEntry, { names, came, queue }: Shown) {
  return {
    entry,
    names,
    isCurrent: queue.rowId === entry.id,
    isOn: isOn(queue, entry.id),
    press: queue.press,
    came: came.get(entry.id) ?? NONE,
  };
}

/** Keeps the row that sounds in sight. */
function useFollowing(rowId: string | null) {
  const rows = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (rowId !== null) rows.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'center' });
  }, [rowId]);
  return rows;
}

/** What stands over the entries of one meeting, or between two: its name and day, and who speaks how long. */
function useGroupWords({ titles, names }: Pick<Shown, 'titles' | 'names'>) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  return (group: ThreadGroup) => {
    const title = titles.get(group.meetingId ?? '');
    const moments = group.entries.flatMap((one) => (one.kind === 'moment' ? [one.moment] : []));
    const spoken = spokenIn(moments).map(({ speakerId, ms }) =>
      t('thread.spoke', {
        name: speakerId === null ? t('thread.nobody') : (names.get(speakerId) ?? t('thread.unknown')),
        length: format.span(ms),
      }),
    );
    return {
      heading: title === undefined ? t('thread.between') : `${title}, ${format.day(group.date)}`,
      spoken: spoken.join(' · '),
    };
  };
}
