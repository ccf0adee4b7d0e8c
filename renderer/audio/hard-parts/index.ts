/** Parts that are hard to hear again: told before they come, and skipped. */
export { HardPartNotice } from './hard-part-notice.tsx';
export type { Turn } from './hard-parts.ts';
export { type Care, useHardCare } from './use-hard-care.ts';
export { useHardPartHabit, useHardParts } from './use-hard-parts.ts';
