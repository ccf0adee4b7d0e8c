/** Review: listen, mark, refine. */
export { MomentBadges, TypeBadge } from './moments/index.ts';
export { ReviewScreen } from './review-screen.tsx';
