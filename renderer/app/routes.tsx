import { type ComponentType, lazy } from 'react';
import type { Route } from './navigation.tsx';

/** The entries of the rail. */
export const PLACES = ['home', 'meetings', 'goals', 'search', 'evidence'] as const;
export type Place = (typeof PLACES)[number] | 'settings';

type Views = {
  [At in Route['at']]?: { place: Place; view: ComponentType<{ route: Extract<Route, { at: At }> }> };
};

/**
 * Every page, and the entry of the rail that is lit on it. A feature exports `<Name>Screen` from its `index.ts`.
 * A page that is not in this table does not exist, and the rail then shows no entry for it.
 */
export const VIEWS: Views = {
  home: {
    place: 'home',
    view: lazy(async () => ({ default: (await import('../features/home/index.ts')).HomeScreen })),
  },
  goals: {
    place: 'goals',
    view: lazy(async () => ({ default: (await import('../features/goals/index.ts')).GoalsScreen })),
  },
  agenda: {
    place: 'goals',
    view: lazy(async () => ({ default: (await import('../features/goals/index.ts')).AgendaScreen })),
  },
  document: {
    place: 'goals',
    view: lazy(async () => ({ default: (await import('../features/documents/index.ts')).DocumentScreen })),
  },
  compare: {
    place: 'goals',
    view: lazy(async () => ({ default: (await import('../features/documents/index.ts')).CompareScreen })),
  },
  meetings: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/meeting/index.ts')).MeetingsScreen })),
  },
  meeting: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/meeting/index.ts')).MeetingScreen })),
  },
  import: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/import/index.ts')).ImportScreen })),
  },
  record: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/record/index.ts')).RecordScreen })),
  },
  review: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/review/index.ts')).ReviewScreen })),
  },
  playlists: {
    place: 'goals',
    view: lazy(async () => ({ default: (await import('../features/child/index.ts')).PlaylistsScreen })),
  },
  together: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/together/index.ts')).TogetherScreen })),
  },
  written: {
    place: 'meetings',
    view: lazy(async () => ({
      default: (await import('../features/written/index.ts')).SaidAndWrittenOfMeeting,
    })),
  },
  outcomes: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/outcomes/index.ts')).OutcomesScreen })),
  },
  incidents: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/incidents/index.ts')).IncidentsScreen })),
  },
  transcript: {
    place: 'meetings',
    view: lazy(async () => ({ default: (await import('../features/transcript/index.ts')).TranscriptScreen })),
  },
  evidence: {
    place: 'evidence',
    view: lazy(async () => ({ default: (await import('../features/evidence/index.ts')).EvidenceScreen })),
  },
  search: {
    place: 'search',
    view: lazy(async () => ({ default: (await import('../features/search/index.ts')).SearchScreen })),
  },
  settings: {
    place: 'settings',
    view: lazy(async () => ({ default: (await import('../features/settings/index.ts')).SettingsScreen })),
  },
};

/** The view of a route. The cast joins a route's kind with the view of that same kind, which the table's type holds. */
export function viewOf(route: Route): { place: Place; view: ComponentType<{ route: Route }> } | undefined {
  return VIEWS[route.at] as { place: Place; view: ComponentType<{ route: Route }> } | undefined;
}
