/** Review: listen, mark, refine. */
export { MomentBadges, TypeBadge } from './moment-badges.tsx';
export { ReviewScreen } from './review-screen.tsx';
