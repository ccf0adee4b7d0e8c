import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { Feature } from '../../shared/contract/index.ts';
import { refreshAfter } from './hooks.ts';
import type { JobName, JobState } from './jobs.ts';
import { useJobStore } from './provider.tsx';

/** A long job by name, with what a screen needs to start, show, stop and forget it. `T` is what the work answers. */
export type Job<T> = Omit<JobState, 'result'> & {
  result: T | undefined;
  run: (work: (jobId: string) => Promise<T>) => void;
  cancel: () => void;
  clear: () => void;
};

const NONE: JobState = {
  jobId: '',
  running: false,
  progress: null,
  result: undefined,
  error: null,
  stopping: false,
};

/**
 * Follows the long job `name`, which may have been started by a screen that is gone. When it ends, everything that a
 * change in `feature` may have touched is asked again.
 */
export function useJob<T>(name: JobName, feature: Feature): Job<T> {
  const store = useJobStore();
  const client = useQueryClient();
  const jobs = useSyncExternalStore(store.subscribe, store.all);
  const state = jobs.get(name) ?? NONE;
  const actions = useMemo(
    () => ({
      run: (work: (jobId: string) => Promise<T>) => {
        void store.run(name, work).then(() => refreshAfter(client, feature));
      },
      cancel: () => store.cancel(name),
      clear: () => store.clear(name),
    }),
    [store, client, name, feature],
  );
  return { ...state, result: state.result as T | undefined, ...actions };
}

/** The jobs that run now, by name: the frame shows them on every screen. */
export function useRunningJobs(): readonly { name: JobName; state: JobState }[] {
  const store = useJobStore();
  const jobs = useSyncExternalStore(store.subscribe, store.all);
  return useMemo(
    () => [...jobs].filter(([, state]) => state.running).map(([name, state]) => ({ name, state })),
    [jobs],
  );
}
