import { type Log, systemCode } from '../platform/index.ts';
import type { LiveStore } from '../vault/index.ts';
import { type CaptureStart, encodeEntry, type JournalEntry, noteDown, notesFrom } from './journal.ts';
import type { RaisedWarnings } from './warnings.ts';

export type Journals = Awaited<ReturnType<typeof openJournals>>;

/**
 * Begins the two journals of a recording: its pages of sound, and what happened meanwhile. Both are on the disk when
 * this returns. What the disk refuses later waits, sealed, in memory, and a warning stands until it is taken.
 * @throws what the disk says
 */
export async function openJournals(
  live: LiveStore,
  start: CaptureStart,
  of: { warnings: RaisedWarnings; log: Log /** Not one byte is left on the disk. */; onFull: () => void },
) {
  const notes = notesFrom(start);
  const begin = async (part: 'sound' | 'marks') => {
    const journal = await live.create(start.captureId, part);
    await journal.append(encodeEntry(start));
    await journal.sync();
    return journal;
  };
  const marks = await begin('marks');
  const sound = await begin('sound');

  function refused(error: unknown): void {
    const code = systemCode(error);
    if (!of.warnings.has('disk-error')) of.log.warn('capture-disk-refused', { code: code ?? 'unknown' });
    of.warnings.raise('disk-error');
    if (code === 'ENOSPC') of.onFull();
  }

  return {
    /** What the journal of marks says, put together. */
    notes,
    /** Bytes of both files, with what waits. */
    get bytes() {
      return sound.bytes + marks.bytes;
    },
    /** Sealed bytes of sound that the disk has not taken yet. */
    get waiting() {
      return sound.waiting;
    },
    /** A page of sound. One that the disk refuses is dealt with at the next `sync`. */
    page(page: Buffer): void {
      sound.append(page).catch(refused);
    },
    write(entry: JournalEntry): Promise<void> {
      noteDown(notes, entry);
      return marks.append(encodeEntry(entry)).catch(refused);
    },
    /** Resolves when what was marked is on the disk, or refused. */
    syncMarks: () => marks.sync().catch(refused),
    async sync(): Promise<void> {
      try {
        await Promise.all([sound.sync(), marks.sync()]);
        of.warnings.clear('disk-error');
      } catch (error) {
        refused(error);
      }
    },
    /** Writes the end mark of both. @throws what the disk says */
    async end(): Promise<void> {
      await marks.end();
      await sound.end();
      await Promise.all([marks.close(), sound.close()]);
    },
    /** Lets go of both as they are. */
    async abandon(): Promise<void> {
      await Promise.allSettled([marks.close(), sound.close()]);
    },
  };
}
