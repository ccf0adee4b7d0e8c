import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useKeys } from '../../app/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { useHardCare } from '../hard-parts/index.ts';
import { useKeyMap } from '../keys/index.ts';
import { useArchivePlayer, useListeningHabits } from '../player/index.ts';
import { createPlayQueue, type PlayQueue, type QueueClip, type QueueStatus } from './play-queue.ts';

export type Queue = {
  clips: readonly QueueClip[];
  /** The row that sounds, waits for its turn or was paused. */
  rowId: string | null;
  /** Its place in the list, from 0. */
  at: number | null;
  status: QueueStatus;
} & QueueActions;

type QueueActions = {
  playAll(): void;
  /** Plays from this row on; pauses when it is the one that sounds. Stays the same function. */
  press(rowId: string): void;
  toggle(): void;
  next(): void;
  previous(): void;
  stop(): void;
};

/** The clips of a page as one queue, with its keys. Its order is the order of the rows. */
export function useQueue(clips: readonly QueueClip[]): Queue {
  const player = useArchivePlayer();
  useListeningHabits(player);
  const made = useRef<PlayQueue | null>(null);
  const care = useHardCare(
    player,
    useCallback(() => made.current?.stop(), []),
  );
  const queue = useMemo(() => createPlayQueue(player, care), [player, care]);
  useEffect(() => {
    made.current = queue;
  }, [queue]);
  useEffect(() => queue.attach(), [queue]);
  const { at, status } = useSyncExternalStore(queue.subscribe, queue.state);
  const [playing, setPlaying] = useState(clips);
  const rowId = at === null ? null : (playing[at]?.id ?? null);
  const latest = useRef({ clips, rowId });
  useEffect(() => {
    latest.current = { clips, rowId };
  });
  const actions = useMemo(() => actionsOf(queue, latest, setPlaying), [queue]);
  useQueueKeys(at !== null, actions);
  return { ...actions, clips: at === null ? clips : playing, rowId, at, status };
}

/** True while this row sounds or is about to. */
export function isOn(queue: Pick<Queue, 'rowId' | 'status'>, rowId: string): boolean {
  return queue.rowId === rowId && (queue.status === 'playing' || queue.status === 'gap');
}

type Latest = { current: { clips: readonly QueueClip[]; rowId: string | null } };

function actionsOf(
  queue: PlayQueue,
  latest: Latest,
  onPlaying: (clips: readonly QueueClip[]) => void,
): QueueActions {
  const playFrom = (from: number) => {
    const { clips } = latest.current;
    onPlaying(clips);
    queue.playFrom(clips, from);
  };
  return {
    playAll: () => {
      const { clips } = latest.current;
      onPlaying(clips);
      queue.playAll(clips);
    },
    press: (id) => {
      if (id === latest.current.rowId) queue.toggle();
      else
        playFrom(
          Math.max(
            0,
            latest.current.clips.findIndex((one) => one.id === id),
          ),
        );
    },
    toggle: () => queue.toggle(),
    next: () => queue.next(),
    previous: () => queue.previous(),
    stop: () => queue.stop(),
  };
}

/** The keys of listening, with the same meaning as anywhere: space, back and forward. */
function useQueueKeys(isBegun: boolean, actions: QueueActions): void {
  const { t } = useTranslation('audio');
  const keys = useKeyMap();
  useKeys(t('queue.keys'), [
    { combo: keys['play-pause'], label: t('queue.toggle'), run: isBegun ? actions.toggle : actions.playAll },
    { combo: keys['back-15'], label: t('queue.previous'), run: actions.previous, once: true },
    { combo: keys['forward-15'], label: t('queue.next'), run: actions.next, once: true },
    { combo: 'escape', label: t('queue.stop'), run: actions.stop, once: true },
  ]);
}
