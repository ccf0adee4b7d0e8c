/** Making, opening and recovering an archive: everything before the frame; and the field for a new passphrase. */
export { NewPassphrase } from './new-passphrase.tsx';
export { OpenScreen } from './open-screen.tsx';
export { isAcceptable, strengthOf } from './strength.ts';
