/** What other screens show of what is for the child, and what stands above them all while a child has the window. */
export { AddToPlaylist } from './add-to-playlist.tsx';
export { ForMyChildButton } from './for-my-child-button.tsx';
export { ChildGate } from './gate.tsx';
