/** Import: from a file on this computer to a recording in a meeting. */
export { ImportScreen } from './import-screen.tsx';
