/** Goals, services and accommodations by year, the thread of each, and what came of every promise. */
export { AgendaScreen } from './agenda-screen.tsx';
export { GoalsScreen } from './goals-screen.tsx';
