import type { OpenArchive } from '../../archive/index.ts';
import { whatLeft } from '../../evidence/index.ts';
import { type Answer, table } from '../line/index.ts';

/** `list ARCHIVE left`: everything that was copied out of the archive, newest first, with to whom and why. */
export function leftList(archive: OpenArchive): Answer {
  const left = whatLeft(archive).map((one) => ({ id: `${one.seq}`, ...one }));
  const rows = left.map(({ id, at, what, name, notes }) => [
    id,
    at,
    what,
    name ?? '',
    notes.map(({ to, why }) => (to === null ? why : `${why}: ${to}`)).join('; ') || 'not written down',
  ]);
  return { value: left, words: table(rows, 'Nothing was copied out of this archive yet.') };
}
