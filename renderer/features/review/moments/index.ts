/** Moments as they are listed, filtered and drawn into the sound. */
export { countMoments, FILTERS, type Filter, filterMoments } from './filters.ts';
export { MomentBadges, TypeBadge } from './moment-badges.tsx';
export { clipOf, MomentList } from './moment-list.tsx';
export { rangesOf } from './ranges.ts';
