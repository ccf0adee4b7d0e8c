/** Two recordings of one meeting, heard in step. */
export { TogetherScreen } from './together-screen.tsx';
