/** A paper beside the sound: read while it plays, and tied to what is said. */
export { PaperBeside } from './paper-beside.tsx';
