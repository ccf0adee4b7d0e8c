/** For my child: chosen moments under plain titles, and exactly those sounds. */
export { listChildNotes, ownNotes, putNoteAway, takeBackOwn, writeOwn } from './child-notes.ts';
export { type ChildClip, childSound, childViewOf, type ForChild, forChild } from './for-child.ts';
export {
  addPlaylist,
  candidatesFor,
  changePlaylist,
  getPlaylist,
  listPlaylists,
  removePlaylist,
} from './playlists.ts';
