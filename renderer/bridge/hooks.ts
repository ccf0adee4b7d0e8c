import {
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Feature, WireError } from '../../shared/contract/index.ts';
import { type CallArgs, type CallInput, type CallName, type CallOutput, invoke } from './calls.ts';
import { toWireError } from './errors.ts';
import { useKeptword } from './provider.tsx';

/** Which features' answers may be different after a change in a feature. Counts and search follow what they count. */
const TOUCHES: Record<Feature, readonly Feature[]> = {
  app: ['app'],
  archive: ['archive', 'evidence'],
  meetings: [
    'meetings',
    'search',
    'evidence',
    'review',
    'recordings',
    'promises',
    'goals',
    'written',
    'disputes',
    'questions',
    'concerns',
    'childNotes',
    'incidents',
    'levels',
    'needs',
    'briefings',
  ],
  people: [
    'people',
    'meetings',
    'search',
    'review',
    'promises',
    'written',
    'disputes',
    'questions',
    'evidence',
    'briefings',
  ],
  students: [
    'students',
    'meetings',
    'goals',
    'review',
    'promises',
    'written',
    'disputes',
    'questions',
    'concerns',
    'childNotes',
    'incidents',
    'needs',
    'evaluations',
    'levels',
    'briefings',
  ],
  goals: [
    'goals',
    'search',
    'review',
    'decisions',
    'promises',
    'written',
    'documents',
    'concerns',
    'incidents',
    'needs',
    'evaluations',
    'briefings',
  ],
  progress: ['goals', 'promises', 'search', 'review', 'needs'],
  deliveries: ['goals', 'promises', 'search', 'review', 'concerns', 'needs'],
  promises: [],
  decisions: [
    'decisions',
    'search',
    'review',
    'evidence',
    'promises',
    'goals',
    'written',
    'documents',
    'concerns',
    'needs',
    'briefings',
  ],
  capture: ['capture', 'recordings', 'meetings', 'review', 'evidence', 'archive', 'concerns'],
  recordings: [
    'recordings',
    'meetings',
    'review',
    'evidence',
    'archive',
    'promises',
    'goals',
    'written',
    'disputes',
    'questions',
    'concerns',
    'childNotes',
    'levels',
    'needs',
    'briefings',
  ],
  transcripts: ['transcripts', 'search', 'evidence'],
  review: [
    'voice',
    'review',
    'goals',
    'meetings',
    'search',
    'evidence',
    'playlists',
    'childNotes',
    'decisions',
    'people',
    'students',
    'promises',
    'written',
    'disputes',
    'documents',
    'transcripts',
    'questions',
    'concerns',
    'incidents',
    'evaluations',
    'needs',
    'levels',
    'briefings',
  ],
  search: [],
  written: ['written', 'review', 'decisions', 'disputes', 'evidence', 'goals', 'meetings', 'promises'],
  disputes: ['disputes', 'written', 'review', 'evidence', 'goals', 'meetings'],
  documents: [
    'documents',
    'evidence',
    'review',
    'decisions',
    'written',
    'disputes',
    'search',
    'goals',
    'archive',
    'incidents',
    'needs',
    'evaluations',
    'levels',
  ],
  evidence: ['evidence', 'archive'],
  alignment: ['alignment', 'evidence'],
  playlists: ['playlists', 'childNotes'],
  briefings: ['briefings'],
  childNotes: ['childNotes'],
  voice: ['voice', 'review'],
  concerns: ['concerns', 'promises', 'childNotes'],
  evaluations: ['evaluations', 'needs', 'promises', 'search'],
  needs: ['needs', 'evaluations', 'promises', 'search'],
  levels: ['levels', 'promises', 'search'],
  incidents: ['incidents', 'search', 'evidence', 'concerns'],
  asks: ['asks'],
  drafts: ['drafts'],
  questions: ['questions', 'review', 'promises', 'search', 'meetings', 'goals', 'evidence', 'concerns'],
};

/** Calls whose answer cannot change while the archive is open: never asked twice. */
const FIXED: ReadonlySet<string> = new Set([
  'recordings.peaks',
  'recordings.mediaAddress',
  'voice.mediaAddress',
]);

/** The cache key of a call: feature, name, input. */
function callKey(feature: Feature, name: string, input: unknown) {
  return input === undefined ? [feature, name] : [feature, name, input];
}

type CallOptions = {
  /** False: do not ask yet. */
  enabled?: boolean;
  /** True: show the last answer while a new one is fetched (search as you type, zooming). */
  keepLast?: boolean;
  /** True: forgotten as soon as nobody shows it (the recovery words). */
  forget?: boolean;
};

/** Asks main and keeps the answer: `useCall('meetings', 'get', { id })`. */
export function useCall<F extends Feature, N extends CallName<F>>(
  feature: F,
  name: N,
  ...[input, options]: [...CallArgs<F, N>, options?: CallOptions]
): UseQueryResult<CallOutput<F, N>, WireError> {
  const api = useKeptword();
  return useQuery<CallOutput<F, N>, WireError>({
    queryKey: callKey(feature, name, input),
    queryFn: async () => {
      try {
        return await invoke(api, feature, name, input as CallInput<F, N>);
      } catch (thrown) {
        throw toWireError(thrown);
      }
    },
    enabled: options?.enabled ?? true,
    ...(options?.keepLast ? { placeholderData: keepPreviousData } : {}),
    ...(options?.forget ? { gcTime: 0 } : {}),
  });
}

/** What is done with the answer of a change; also when what asked for it has gone from the screen meanwhile. */
type Afterwards<Answer> = { onSuccess?(answer: Answer): void; onSettled?(): void };

type Change<F extends Feature, N extends CallName<F>> = Omit<
  UseMutationResult<CallOutput<F, N>, WireError, CallInput<F, N>>,
  'mutate'
> & { mutate(...of: [...CallArgs<F, N>, after?: Afterwards<CallOutput<F, N>>]): void };

/**
 * Makes a change through main, then asks again for everything on the screen that it may have touched:
 * `const add = useChange('goals', 'add'); add.mutate(goal)`. What follows an answer is done for every change, in their
 * order. TanStack's own callbacks are for the latest change only, and only while what asked is still shown: a first
 * meeting was added, the page that offered it had done its work and was taken away, and nobody opened the meeting.
 */
export function useChange<F extends Feature, N extends CallName<F>>(feature: F, name: N): Change<F, N> {
  const api = useKeptword();
  const client = useQueryClient();
  const change = useMutation<CallOutput<F, N>, WireError, CallInput<F, N>>({
    mutationFn: async (input) => {
      try {
        return await invoke(api, feature, name, input);
      } catch (thrown) {
        throw toWireError(thrown);
      }
    },
    onSettled: () => refreshAfter(client, feature),
  });
  const ask = change.mutateAsync as (input?: CallInput<F, N>) => Promise<CallOutput<F, N>>;
  const mutate = useCallback(
    (input?: CallInput<F, N>, after?: Afterwards<CallOutput<F, N>>) => {
      void ask(input).then(
        (answer) => {
          after?.onSuccess?.(answer);
          after?.onSettled?.();
        },
        // The error is in the change's own state, where the screen shows it.
        () => after?.onSettled?.(),
      );
    },
    [ask],
  );
  // As in `invoke`: which calls have an input is known only to the names' types.
  return { ...change, mutate: mutate as unknown as Change<F, N>['mutate'] };
}

/** Marks the answers that a change in `feature` may have touched as stale; those on the screen are asked again. */
export function refreshAfter(client: QueryClient, feature: Feature): Promise<void> {
  const touched = TOUCHES[feature];
  return client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const [of, name] = queryKey;
      return touched.some((one) => one === of) && !FIXED.has(`${String(of)}.${String(name)}`);
    },
  });
}
