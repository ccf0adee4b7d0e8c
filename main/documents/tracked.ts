import { KeptwordError } from '../../shared/contract/index.ts';
import type { TrackedInFile } from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { theDocument } from './read.ts';
import { READING_LIMITS, runTask } from './reading.ts';
import { sealedBytes } from './sealed.ts';

const NONE: TrackedInFile = { changes: [], comments: [], more: 0 };
/** A file of 100 pages takes less than a second; one that is made to be slow is not waited for. */
const WITHIN_MS = 20_000;

/**
 * What a Word file still shows of its making, read from the file as it was attached, in a thread of its own. Other files
 * have none.
 * @throws KeptwordError not-found, blob-missing, blob-damaged, file-unreadable (it took too long)
 */
export async function trackedIn(archive: OpenArchive, { id }: { id: string }): Promise<TrackedInFile> {
  const { mediaType } = theDocument(archive, { id });
  if (!mediaType.includes('wordprocessing')) return NONE;
  const bytes = await sealedBytes(archive, found(archive.index.documents.blobOf(id), 'document'));
  let tracked = NONE;
  const run = await runTask(
    { task: 'tracked', bytes },
    {
      limits: { ...READING_LIMITS, stepMs: WITHIN_MS },
      until: performance.now() + WITHIN_MS,
      onTold(told) {
        if (told.tell === 'tracked') tracked = told.tracked;
      },
    },
  );
  if (run.ended !== 'done') {
    throw new KeptwordError(
      'file-unreadable',
      'This file could not be searched for changes. It is kept as it came. Open it in Word to see them.',
      { details: run.why },
    );
  }
  return tracked;
}
