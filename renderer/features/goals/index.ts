/** Goals, services and accommodations by year, and the thread of each. */
export { GoalsScreen } from './goals-screen.tsx';
