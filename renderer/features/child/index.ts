/** For my child: playlists, and the window that holds nothing but one of them. */
export { PlaylistsScreen } from './playlists-screen.tsx';
