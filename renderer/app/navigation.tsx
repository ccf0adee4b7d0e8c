import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchFilters } from '../../shared/domain/index.ts';
import { ArrivalContext, type Spot, spotNow } from './arrival.ts';

/** Where the person is. Kept in memory only: no address, no trace of it on disk. */
export type Route =
  | { at: 'home' }
  /** `everyChild`: not only those of the child who is chosen at the top. */
  | { at: 'meetings'; everyChild?: boolean }
  | { at: 'meeting'; id: string }
  | { at: 'import'; meetingId: string }
  | { at: 'record'; meetingId: string }
  /** `atMs`: the place to open at. `momentId`: have this moment chosen. `play`: begin at once; she pressed ▶ for it. */
  | { at: 'review'; recordingId: string; atMs?: number; momentId?: string; play?: boolean }
  /** Two recordings of a meeting, heard in step. */
  | { at: 'together'; meetingId: string }
  /** For my child: every list, or one. */
  | { at: 'playlists'; id?: string }
  /** For someone new: every selection, or one. */
  | { at: 'for-new'; id?: string }
  /** `page`: the page to open at. `find`: words to show on it at once. */
  | { at: 'document'; id: string; page?: number; find?: string }
  /** Two versions, word by word. Without ids, the two newest plans. */
  | { at: 'compare'; firstId?: string; secondId?: string }
  /** `year`: the school year that is chosen in the list; it stays chosen on the way back from a goal. */
  | {
      at: 'goals';
      goalId?: string;
      needId?: string;
      tab?: 'goals' | 'needs' | 'promises' | 'questions' | 'written' | 'disputes' | 'documents';
      year?: string;
    }
  /** `meetingId`: the meeting that it is prepared for; without it, the next one. */
  | { at: 'agenda'; meetingId?: string }
  /** `inOrder`: what can be heard of it, in its order. */
  | { at: 'search'; text?: string; filters?: Partial<SearchFilters>; inOrder?: boolean }
  /** Notes of what happened, without sound. `id`: have this one open. `write`: begin a new one. */
  | { at: 'incidents'; id?: string; write?: boolean }
  /** What the school was asked for. `id`: this ask alone, with all that repeat it. `write`: begin a new one; `meetingId`: about this meeting. */
  | { at: 'asks'; id?: string; write?: boolean; meetingId?: string }
  /** Said and written of one meeting. */
  | { at: 'written'; meetingId: string }
  /** What was agreed and not agreed at one meeting. */
  | { at: 'outcomes'; meetingId: string }
  /** A transcript alone, for typing and checking. `atMs`: the place to open at. */
  | { at: 'transcript'; transcriptId: string; recordingId: string; atMs?: number }
  | { at: 'evidence'; meetingId?: string }
  | { at: 'settings' };

export type Navigation = {
  route: Route;
  /** Goes to a page; `back` returns here. */
  go: (route: Route) => void;
  /** The same page with other particulars: no new step in the history, no jump of the focus. */
  adjust: (route: Route) => void;
  back: () => void;
  forward: () => void;
  canBack: boolean;
};

const NavigationContext = createContext<Navigation | null>(null);

type History = {
  steps: readonly Route[];
  /** Where the focus was when a step was left for the next one; in the order of the steps. */
  spots: readonly (Spot | null)[];
  index: number;
  arrivals: number;
  /** The spot to come back to; null on a new page. */
  left: Spot | null;
};

const START: History = { steps: [{ at: 'home' }], spots: [], index: 0, arrivals: 1, left: null };
const HOME: Route = { at: 'home' };
/** Pages that are opened in the middle of another: back from one, the person goes on at the button that led there. */
const COME_BACK: ReadonlySet<Route['at'] | null> = new Set(['document', 'compare']);

type NavigationProviderProps = {
  children: ReactNode;
  /** Home, when there is none. */
  start?: Route | undefined;
  /** Told of each page that is gone to. Stable. */
  onRoute?: (route: Route) => void;
};

/** History with back and forward; also by the mouse's side buttons. */
export function NavigationProvider({ children, start, onRoute }: NavigationProviderProps) {
  const [history, setHistory] = useState<History>(start ? { ...START, steps: [start] } : START);
  const taken = useRef(0);
  const actions = useMemo(() => {
    const step = (by: number) =>
      setHistory((now) => {
        const index = now.index + by;
        if (index < 0 || index >= now.steps.length) return now;
        const from = now.steps[now.index]?.at ?? null;
        const left = by < 0 && COME_BACK.has(from) ? (now.spots[index] ?? null) : null;
        return { ...now, index, arrivals: now.arrivals + 1, left };
      });
    return {
      go: (route: Route) => {
        const spot = spotNow();
        setHistory((now) => ({
          steps: [...now.steps.slice(0, now.index + 1), route],
          spots: [...Array.from({ length: now.index }, (_, at) => now.spots[at] ?? null), spot],
          index: now.index + 1,
          arrivals: now.arrivals + 1,
          left: null,
        }));
      },
      adjust: (route: Route) => setHistory((now) => ({ ...now, steps: now.steps.with(now.index, route) })),
      back: () => step(-1),
      forward: () => step(1),
    };
  }, []);
  useEffect(() => {
    const onMouse = (event: MouseEvent) => {
      if (event.button === 3) actions.back();
      if (event.button === 4) actions.forward();
    };
    window.addEventListener('mouseup', onMouse);
    return () => window.removeEventListener('mouseup', onMouse);
  }, [actions]);

  const route = history.steps[history.index] ?? HOME;
  useEffect(() => onRoute?.(route), [onRoute, route]);
  const navigation = useMemo(
    () => ({ ...actions, route, canBack: history.index > 0 }),
    [actions, route, history.index],
  );
  const arrival = useMemo(
    () => ({ count: history.arrivals, taken, left: history.left }),
    [history.arrivals, history.left],
  );
  return (
    <NavigationContext value={navigation}>
      <ArrivalContext value={arrival}>{children}</ArrivalContext>
    </NavigationContext>
  );
}

/** Where the person is, and how to go elsewhere. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs a NavigationProvider above it.');
  return navigation;
}
