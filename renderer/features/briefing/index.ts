/** For someone new: a selection of what matters, for who missed a meeting or takes over the child. */
export { BriefingsScreen } from './briefings-screen.tsx';
