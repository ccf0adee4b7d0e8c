import { formatTimecode, ms } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { listBriefings } from '../../goals/index.ts';
import { type Answer, count, shortId, table } from '../line/index.ts';

/** `list ARCHIVE for-new`: selections for someone new, newest first. */
export function forNewList(archive: OpenArchive): Answer {
  const all = listBriefings(archive, { studentId: null });
  const rows = all.map(({ id, shape, forWhom, plays, durationMs, title }) => [
    shortId(id),
    shape,
    count(plays, 'moment'),
    formatTimecode(ms(durationMs)),
    forWhom ?? '',
    title,
  ]);
  return { value: all, words: table(rows, 'There are no selections for someone new yet.') };
}
