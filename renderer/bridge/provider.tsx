import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { Events, KeptwordApi } from '../../shared/contract/index.ts';
import { CaptureStore } from './capture.ts';
import { JobStore } from './jobs.ts';

const ApiContext = createContext<KeptwordApi | null>(null);
const JobsContext = createContext<JobStore | null>(null);
const CaptureContext = createContext<CaptureStore | null>(null);

/** A cache for one window. Main is on the same machine: nothing is retried, and nothing is fetched on focus. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      // gcTime 0: the inputs of a finished change (a passphrase's bytes, a child's words) are not kept.
      mutations: { retry: false, gcTime: 0, networkMode: 'always' },
    },
  });
}

/** Gives the screens below it the api and the cache. */
export function BridgeProvider(props: { api: KeptwordApi; client: QueryClient; children: ReactNode }) {
  const [jobs] = useState(() => new JobStore(props.api));
  const [capture] = useState(() => new CaptureStore());
  useEffect(() => props.api.on('jobProgress', (news) => jobs.hear(news)), [props.api, jobs]);
  useEffect(() => capture.attach(props.api), [props.api, capture]);
  return (
    <ApiContext value={props.api}>
      <JobsContext value={jobs}>
        <CaptureContext value={capture}>
          <QueryClientProvider client={props.client}>{props.children}</QueryClientProvider>
        </CaptureContext>
      </JobsContext>
    </ApiContext>
  );
}

/** The long jobs of this window. Screens use `useJob`. */
export function useJobStore(): JobStore {
  const jobs = useContext(JobsContext);
  if (!jobs) throw new Error('useJobStore needs a BridgeProvider above it.');
  return jobs;
}

/** The recording that runs. Screens use `useCapture`. */
export function useCaptureStore(): CaptureStore {
  const capture = useContext(CaptureContext);
  if (!capture) throw new Error('useCaptureStore needs a BridgeProvider above it.');
  return capture;
}

/** The api itself, for what is neither a question nor a change: dropped files, sealed passphrases. */
export function useKeptword(): KeptwordApi {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useKeptword needs a BridgeProvider above it.');
  return api;
}

type EventPayload<E extends keyof Events> = Parameters<Parameters<KeptwordApi['on']>[1]>[0] &
  Events[E]['payload']['_output'];

/** Listens to an event of main for as long as the component is on the screen. */
export function useKeptwordEvent<E extends keyof Events>(
  name: E,
  listener: (payload: EventPayload<E>) => void,
) {
  const api = useKeptword();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => api.on(name, (payload) => latest.current(payload as EventPayload<E>)), [api, name]);
}
