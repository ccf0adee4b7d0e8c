import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { SoundClip } from '../../../shared/domain/index.ts';
import { useKeys } from '../../app/index.ts';
import { KEYS, useArchivePlayer, useListeningHabits } from '../../audio/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { createPlayQueue, type QueueStatus } from './play-queue.ts';

export type Queue = {
  clips: readonly SoundClip[];
  /** The moment that sounds, waits for its turn or was paused. */
  momentId: string | null;
  /** Its place in the list, from 0. */
  at: number | null;
  status: QueueStatus;
  playAll(): void;
  /** Plays from this moment on; pauses when it is the one that sounds. */
  press(momentId: string): void;
  toggle(): void;
  next(): void;
  previous(): void;
  stop(): void;
};

/** The clips of a page as one queue, with its keys. Its order is the order of the rows. */
export function useQueue(clips: readonly SoundClip[]): Queue {
  const player = useArchivePlayer();
  useListeningHabits(player);
  const [queue] = useState(() => createPlayQueue(player));
  useEffect(() => queue.attach(), [queue]);
  const { at, status } = useSyncExternalStore(queue.subscribe, queue.state);
  const [playing, setPlaying] = useState(clips);
  const momentId = at === null ? null : (playing[at]?.momentId ?? null);
  const actions = useMemo(
    () => ({
      playFrom: (from: number) => {
        setPlaying(clips);
        queue.playFrom(clips, from);
      },
      toggle: () => queue.toggle(),
      next: () => queue.next(),
      previous: () => queue.previous(),
      stop: () => queue.stop(),
    }),
    [queue, clips],
  );
  useQueueKeys(at !== null, actions, () => actions.playFrom(0));
  return {
    ...actions,
    clips: at === null ? clips : playing,
    momentId,
    at,
    status,
    playAll: () => actions.playFrom(0),
    press: (id) => {
      if (id === momentId) actions.toggle();
      else
        actions.playFrom(
          Math.max(
            0,
            clips.findIndex((one) => one.momentId === id),
          ),
        );
    },
  };
}

type QueueActions = Pick<Queue, 'toggle' | 'next' | 'previous' | 'stop'>;

/** The keys of listening, with the same meaning as anywhere: space, back and forward. */
function useQueueKeys(isBegun: boolean, actions: QueueActions, playAll: () => void): void {
  const { t } = useTranslation('goals');
  useKeys(t('queue.keys'), [
    { combo: KEYS['play-pause'], label: t('queue.toggle'), run: isBegun ? actions.toggle : playAll },
    { combo: KEYS['back-15'], label: t('queue.previous'), run: actions.previous, once: true },
    { combo: KEYS['forward-15'], label: t('queue.next'), run: actions.next, once: true },
    { combo: 'escape', label: t('queue.stop'), run: actions.stop, once: true },
  ]);
}
