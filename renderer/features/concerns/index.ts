/** What a parent means to raise at a meeting, and where she did (D72). */
export { Concerns } from './concerns.tsx';
export { LiveConcerns } from './live-concerns.tsx';
export { useConcernWords } from './words.ts';
