/** One box over everything that was said, written down and handed over. */
export { search } from './search.ts';
export { searchSound } from './sound.ts';
