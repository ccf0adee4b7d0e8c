/** One box over moments, decisions, goals and meetings. */
export { SearchScreen } from './search-screen.tsx';
