import { useEffect, useMemo, useRef, useState } from 'react';
import { type GoalThread, groupThread, spokenIn, type ThreadGroup } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, List } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { QueueBar } from './queue-bar.tsx';
import { filtered, NO_FILTER, ThreadFilters } from './thread-filters.tsx';
import { ThreadRow } from './thread-rows.tsx';
import { type Queue, useQueue } from './use-queue.ts';

/** All entries by school year and meeting, oldest first, and the queue that plays them in that order. */
export function ThreadList({ thread }: { thread: GoalThread }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const people = useCall('people', 'list');
  const names = useMemo(() => new Map((people.data ?? []).map((one) => [one.id, one.label])), [people.data]);
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = useMemo(() => filtered(thread.entries, filter), [thread.entries, filter]);
  const clips = useMemo(() => shown.flatMap((one) => (one.kind === 'moment' ? [one.clip] : [])), [shown]);
  const queue = useQueue(clips);
  const rows = useFollowing(queue.momentId);
  const titles = new Map(thread.meetings.map((one) => [one.id, one.title]));
  if (thread.entries.length === 0) {
    return (
      <EmptyState
        title={t('thread.empty')}
        action={<Button onPress={() => go({ at: 'meetings' })}>{t('thread.emptyDo')}</Button>}
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
      <div className="thread" ref={rows}>
        {groupThread(shown).map((year) => (
          <section key={`${year.schoolYear} ${year.groups[0]?.date}`} className="thread-year">
            <h3>{t('thread.year', { year: year.schoolYear })}</h3>
            {year.groups.map((group) => (
              <Group
                key={`${group.meetingId} ${group.entries[0]?.id}`}
                group={group}
                title={titles.get(group.meetingId ?? '') ?? null}
                names={names}
                queue={queue}
              />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

/** Keeps the row that sounds in sight. */
function useFollowing(momentId: string | null) {
  const rows = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (momentId !== null) rows.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'center' });
  }, [momentId]);
  return rows;
}

type GroupProps = {
  group: ThreadGroup;
  title: string | null;
  names: ReadonlyMap<string, string>;
  queue: Queue;
};

/** What belongs to one meeting, or came between two. */
function Group({ group, title, names, queue }: GroupProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const heading = title === null ? t('thread.between') : `${title}, ${format.day(group.date)}`;
  const moments = group.entries.flatMap((one) => (one.kind === 'moment' ? [one.moment] : []));
  const spoken = spokenIn(moments).map(({ speakerId, ms }) =>
    t('thread.spoke', {
      name: speakerId === null ? t('thread.nobody') : (names.get(speakerId) ?? t('thread.unknown')),
      length: format.span(ms),
    }),
  );
  return (
    <div className="thread-group">
      <h4>{heading}</h4>
      {spoken.length > 0 ? <p className="quiet small">{spoken.join(' · ')}</p> : null}
      <List label={heading}>
        {group.entries.map((entry) => (
          <ThreadRow key={entry.id} entry={entry} names={names} queue={queue} />
        ))}
      </List>
    </div>
  );
}
