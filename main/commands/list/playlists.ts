import { formatTimecode, ms } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { listPlaylists } from '../../playlists/index.ts';
import { type Answer, count, shortId, table } from '../line/index.ts';

/** `list ARCHIVE playlists`. */
export function playlistList(archive: OpenArchive): Answer {
  const all = listPlaylists(archive);
  const rows = all.map(({ id, title, plays, durationMs }) => [
    shortId(id),
    count(plays, 'moment'),
    formatTimecode(ms(durationMs)),
    title,
  ]);
  return { value: all, words: table(rows, 'There are no lists for a child yet.') };
}
