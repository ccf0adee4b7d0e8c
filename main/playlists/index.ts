/** For my child: chosen moments under plain titles, and exactly those sounds. */
export { type ChildClip, childSound, childViewOf, type ForChild, forChild } from './for-child.ts';
export {
  addPlaylist,
  candidatesFor,
  changePlaylist,
  getPlaylist,
  listPlaylists,
  removePlaylist,
} from './playlists.ts';
