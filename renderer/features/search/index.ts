/** One box over moments, decisions, goals and meetings; and the parts of it that choose a hit elsewhere. */
export { Highlighted } from './highlight.tsx';
export { hitClip } from './hit-clip.ts';
export { HitMarks } from './hit-marks.tsx';
export { SearchScreen } from './search-screen.tsx';
export { useHitNote } from './use-hit-note.ts';
export { useRested } from './use-search.ts';
