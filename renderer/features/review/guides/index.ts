/** What stands beside the sound: the moments, the parts that lack words, what is said and who talks. */
export { Guides } from './guides.tsx';
export { useReviewGaps } from './review-gaps.tsx';
