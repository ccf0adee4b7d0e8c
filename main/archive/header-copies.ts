import { setTimeout as wait } from 'node:timers/promises';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { Index } from '../database/index.ts';
import type { OpenArchive } from './types.ts';

/** Where the copies are made up to: the id of the first sealed file that may lack one, or `all`. */
const KEPT = 'header-copies';
const ALL = 'all';
/** So many at a time, and then a rest of this length: a slow stick stays free for what the parent does. */
const AT_A_TIME = 20;
const REST_MS = 250;

/** What is sealed from now on has its copy from the first: nothing to make up for in a new archive. */
export function allHeadsKept(index: Index): void {
  index.meta.set(KEPT, ALL);
}

/**
 * Archives of older programs have each header once (decision 183). The copies are made while the archive is open, a few
 * at a time, and never waited for: an unlock takes as long as its passphrase. Closing ends it; the next opening goes on.
 */
export function keepingHeads(archive: OpenArchive): OpenArchive {
  if (archive.readOnly || archive.index.meta.get(KEPT) === ALL) return archive;
  const ending = new AbortController();
  const work = makeHeads(archive, ending.signal);
  // A failure that is no failure of the disk is told at closing, when somebody waits for it.
  work.catch(() => undefined);
  return {
    ...archive,
    close() {
      ending.abort();
      return work.finally(() => archive.close());
    },
  };
}

/** What fails is left to the next opening, and to the check, which makes the copies too. */
async function makeHeads({ index, blobs }: OpenArchive, signal: AbortSignal): Promise<void> {
  try {
    for (let next: string | null = index.meta.get(KEPT) ?? ''; next !== null; ) {
      await wait(REST_MS, undefined, { ref: false, signal });
      next = await blobs.keepHeads(AT_A_TIME, next);
      index.meta.set(KEPT, next ?? ALL);
    }
  } catch (error) {
    if (!signal.aborted && !(error instanceof KeptwordError)) throw error;
  }
}
