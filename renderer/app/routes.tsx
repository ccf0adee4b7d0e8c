import type { ComponentType } from 'react';
import { type Later, later } from './later.tsx';
import type { Route } from './navigation.tsx';

/** The entries of the rail. */
export const PLACES = ['home', 'meetings', 'goals', 'search', 'evidence'] as const;
export type Place = (typeof PLACES)[number] | 'settings';

type Views = {
  [At in Route['at']]?: { place: Place; view: Later<{ route: Extract<Route, { at: At }> }> };
};

/**
 * Every page, and the entry of the rail that is lit on it. A feature exports `<Name>Screen` from its `index.ts`.
 * A page that is not in this table does not exist, and the rail then shows no entry for it.
 */
export const VIEWS: Views = {
  home: {
    place: 'home',
    view: later(async () => (await import('../features/home/index.ts')).HomeScreen),
  },
  goals: {
    place: 'goals',
    view: later(async () => (await import('../features/goals/index.ts')).GoalsScreen),
  },
  agenda: {
    place: 'goals',
    view: later(async () => (await import('../features/goals/index.ts')).AgendaScreen),
  },
  document: {
    place: 'goals',
    view: later(async () => (await import('../features/documents/index.ts')).DocumentScreen),
  },
  compare: {
    place: 'goals',
    view: later(async () => (await import('../features/documents/index.ts')).CompareScreen),
  },
  meetings: {
    place: 'meetings',
    view: later(async () => (await import('../features/meeting/index.ts')).MeetingsScreen),
  },
  meeting: {
    place: 'meetings',
    view: later(async () => (await import('../features/meeting/index.ts')).MeetingScreen),
  },
  import: {
    place: 'meetings',
    view: later(async () => (await import('../features/import/index.ts')).ImportScreen),
  },
  record: {
    place: 'meetings',
    view: later(async () => (await import('../features/record/index.ts')).RecordScreen),
  },
  review: {
    place: 'meetings',
    view: later(async () => (await import('../features/review/index.ts')).ReviewScreen),
  },
  playlists: {
    place: 'goals',
    view: later(async () => (await import('../features/child/index.ts')).PlaylistsScreen),
  },
  'for-new': {
    place: 'goals',
    view: later(async () => (await import('../features/briefing/index.ts')).BriefingsScreen),
  },
  together: {
    place: 'meetings',
    view: later(async () => (await import('../features/together/index.ts')).TogetherScreen),
  },
  written: {
    place: 'meetings',
    view: later(async () => (await import('../features/written/index.ts')).SaidAndWrittenOfMeeting),
  },
  outcomes: {
    place: 'meetings',
    view: later(async () => (await import('../features/outcomes/index.ts')).OutcomesScreen),
  },
  incidents: {
    place: 'meetings',
    view: later(async () => (await import('../features/incidents/index.ts')).IncidentsScreen),
  },
  asks: {
    place: 'meetings',
    view: later(async () => (await import('../features/asks/index.ts')).AsksScreen),
  },
  transcript: {
    place: 'meetings',
    view: later(async () => (await import('../features/transcript/index.ts')).TranscriptScreen),
  },
  evidence: {
    place: 'evidence',
    view: later(async () => (await import('../features/evidence/index.ts')).EvidenceScreen),
  },
  search: {
    place: 'search',
    view: later(async () => (await import('../features/search/index.ts')).SearchScreen),
  },
  settings: {
    place: 'settings',
    view: later(async () => (await import('../features/settings/index.ts')).SettingsScreen),
  },
};

/** The view of a route. The cast joins a route's kind with the view of that same kind, which the table's type holds. */
export function viewOf(route: Route): { place: Place; view: ComponentType<{ route: Route }> } | undefined {
  return VIEWS[route.at] as { place: Place; view: ComponentType<{ route: Route }> } | undefined;
}
