/** Marking while it plays: the buttons, the keys, the menu of marks. */
export { MarkBar, SpanButtons } from './mark-bar.tsx';
export { toPlay } from './to-words.ts';
export { type Marking, useMarking } from './use-marking.ts';
export { useReviewKeys } from './use-review-keys.ts';
