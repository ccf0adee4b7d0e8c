import { isParticipation, type Moment } from '../../../../shared/domain/index.ts';

export const FILTERS = ['all', 'disputed', 'promises', 'not-agreed', 'participation', 'private'] as const;
export type Filter = (typeof FILTERS)[number];

const KEEPS: Record<Filter, (moment: Moment) => boolean> = {
  all: () => true,
  disputed: (moment) => moment.dispute !== null,
  promises: (moment) => moment.type === 'promise',
  'not-agreed': (moment) => moment.outcome === 'not-agreed' || moment.outcome === 'partly',
  participation: (moment) => moment.mark !== null && isParticipation(moment.mark),
  private: (moment) => moment.private,
};

export function filterMoments(moments: readonly Moment[], filter: Filter): readonly Moment[] {
  return filter === 'all' ? moments : moments.filter(KEEPS[filter]);
}

/** How many moments each filter lets through, in one pass over them. */
export function countMoments(moments: readonly Moment[]): Record<Filter, number> {
  const counts: Record<Filter, number> = {
    all: 0,
    disputed: 0,
    promises: 0,
    'not-agreed': 0,
    participation: 0,
    private: 0,
  };
  for (const moment of moments) {
    for (const filter of FILTERS) if (KEEPS[filter](moment)) counts[filter] += 1;
  }
  return counts;
}
