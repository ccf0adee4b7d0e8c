/** The first page: what is next, what is safe, what is still open. */
export { HomeScreen } from './home-screen.tsx';
export { IntegrityLine } from './integrity-line.tsx';
