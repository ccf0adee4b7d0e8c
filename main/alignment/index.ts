/** Two recordings of one meeting beside each other: found by sound or set by hand, kept, shown, taken out. */
export { alignByHand, alignBySound, alignmentsOfMeeting, removeAlignment } from './alignments.ts';
export type { AlignOptions } from './listen.ts';
