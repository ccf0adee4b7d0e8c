import type { Moment } from '../../../shared/domain/index.ts';

export const FILTERS = ['all', 'disputed', 'promises', 'not-agreed'] as const;
export type Filter = (typeof FILTERS)[number];

const KEEPS: Record<Filter, (moment: Moment) => boolean> = {
  all: () => true,
  disputed: (moment) => moment.dispute !== null,
  promises: (moment) => moment.type === 'promise',
  'not-agreed': (moment) => moment.outcome === 'not-agreed' || moment.outcome === 'partly',
};

export function filterMoments(moments: readonly Moment[], filter: Filter): Moment[] {
  return moments.filter(KEEPS[filter]);
}

export function countMoments(moments: readonly Moment[]): Record<Filter, number> {
  const count = (filter: Filter) => moments.filter(KEEPS[filter]).length;
  return {
    all: moments.length,
    disputed: count('disputed'),
    promises: count('promises'),
    'not-agreed': count('not-agreed'),
  };
}
