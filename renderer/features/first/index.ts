/** What to see to before the first meeting, as a list to tick (D76). */
export { BeforeFirst } from './before-first.tsx';
