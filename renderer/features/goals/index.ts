/** Goals, services and accommodations by year, the thread of each, and what came of every promise. */
export { AgendaScreen } from './agenda-screen.tsx';
export { DueLine } from './due.tsx';
export { GoalsScreen } from './goals-screen.tsx';
export { usePromiseWords } from './use-words.ts';
export { WhoFields } from './who-and-when.tsx';
