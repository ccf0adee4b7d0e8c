/** What lies on the desk: the meeting’s recordings and moments as one, and how much room there is. */
export { useFolded, useGuide } from './use-layout.ts';
export { useLow } from './use-low.ts';
export { type MomentChanges, type ReviewData, useMomentChanges, useReviewData } from './use-review.ts';
