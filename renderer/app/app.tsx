import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { ArchiveState } from '../../shared/contract/index.ts';
import { useMicrophone } from '../audio/microphone/index.ts';
import { useCall, useCapture, useCaptureStore, useJobStore, useKeptwordEvent } from '../bridge/index.ts';
import { ErrorNotice, MessagesProvider, useMessages } from '../components/index.ts';
import { ChildGate } from '../features/child/elsewhere.ts';
import { ChildProvider } from './child.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { KeysProvider } from './keys.tsx';
import { NavigationProvider, type Route } from './navigation.tsx';
import { SettingsProvider, SettingsTrouble } from './settings.tsx';

const OpenScreen = lazy(async () => ({ default: (await import('../features/unlock/index.ts')).OpenScreen }));

/** The whole window. */
export function App() {
  return (
    <SettingsProvider>
      <MessagesProvider>
        <SettingsTrouble />
        <KeysProvider>
          <ErrorBoundary>
            <ChildGate>
              <ArchiveGate />
            </ChildGate>
          </ErrorBoundary>
        </KeysProvider>
      </MessagesProvider>
    </SettingsProvider>
  );
}

/** What is open decides what is shown. When the archive locks, everything that was read from it leaves the window. */
function ArchiveGate() {
  const state = useCall('archive', 'state');
  const client = useQueryClient();
  useKeptwordEvent('archiveState', (news) => client.setQueryData(['archive', 'state'], news));
  const now = state.data;
  const capture = useCapture((news) => (news.asked ? (news.state?.running?.meetingId ?? null) : undefined));
  useForgetAtLock(now?.state);
  useMicrophone();

  // Two archives may have one name: the id tells them apart.
  const of = now?.state === 'open' ? (now.id ?? now.name) : null;
  const listening = useRef<{ of: string | null; route: Route } | null>(null);
  const remember = useCallback(
    (route: Route) => {
      const isListening = route.at === 'review';
      // The id and nothing else: what stands on the page goes at lock.
      const again = isListening ? { at: route.at, recordingId: route.recordingId } : null;
      listening.current = again && { of, route: again };
    },
    [of],
  );

  if (state.error) {
    return (
      <main className="page">
        <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />
      </main>
    );
  }
  if (!now || capture === undefined) return null;
  if (now.state !== 'open') {
    return (
      <Suspense fallback={null}>
        <OpenScreen state={now} />
      </Suspense>
    );
  }
  // Who unlocks while a recording runs, or whose window was loaded anew, is back at the recording; who was listening
  // is back at the sound (decision 188).
  const last = listening.current?.of === of ? listening.current.route : undefined;
  const start: Route | undefined = capture === null ? last : { at: 'record', meetingId: capture };
  return (
    <ChildProvider>
      <NavigationProvider start={start} onRoute={remember}>
        <Frame readOnly={now.readOnly} diskFull={now.diskFull === true} />
      </NavigationProvider>
    </ChildProvider>
  );
}

function useForgetAtLock(state: ArchiveState['state'] | undefined) {
  const isOpen = state === 'open';
  const client = useQueryClient();
  const jobs = useJobStore();
  const messages = useMessages();
  const capture = useCaptureStore();
  useEffect(() => capture.lock(!isOpen), [capture, isOpen]);
  // What was asked for before the lock may be answered after it. In time for the pages' own effects, which may speak.
  const speaks = isOpen || state === 'unconfirmed';
  useLayoutEffect(() => messages.mute(!speaks), [messages, speaks]);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      const kept = new Set(['app.settings', 'app.locale', 'archive.state', 'playlists.showing']);
      client.removeQueries({ predicate: ({ queryKey: [feature, name] }) => !kept.has(`${feature}.${name}`) });
      jobs.forgetAll();
    }
    wasOpen.current = isOpen;
  }, [client, jobs, isOpen]);
}
