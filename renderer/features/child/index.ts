/** For my child: playlists, and the window that holds nothing but one of them. */
export { AddToPlaylist } from './add-to-playlist.tsx';
export { PlaylistsScreen } from './playlists-screen.tsx';
