import type { VoiceNote } from '../../shared/domain/index.ts';
import { samplesToMs } from '../../shared/time/index.ts';
import { commitChange, type OpenArchive } from '../archive/index.ts';
import { oggPageIn, preSkipOf } from '../media/index.ts';
import { decodeStart, type VoiceStart } from './journal.ts';

/** Archives with notes whose moment comes when the meeting that is being recorded is sealed. */
const awaiting = new WeakSet<OpenArchive>();

/** True once after a note had to wait for its moment: then it is time to look again. */
export function mayHaveCome(archive: OpenArchive): boolean {
  return awaiting.delete(archive);
}

type Heard = { start: VoiceStart; blobId: string; sha256: string; samples: number; ended: boolean };

/**
 * Seals the journal of a note and puts it on its moment. Nothing is taken away before it is there: a crash in between
 * leaves it to the next time, and doing it twice finds the first. Null when nothing was heard; then nothing is left. `waiting` when its moment is not there yet,
 * because the meeting is still being recorded: the journal stays until it is.
 */
export async function keepNote(archive: OpenArchive, noteId: string): Promise<VoiceNote | 'waiting' | null> {
  const { index, vault, blobs } = archive;
  if (index.voiceNotes.wasThere(noteId)) {
    await vault.voice.remove(noteId, { evenKept: index.voiceNotes.isGone(noteId) });
    return index.voiceNotes.get(noteId);
  }
  const heard = await seal(archive, noteId);
  if (heard === 'waiting') {
    awaiting.add(archive);
    return heard;
  }
  if (heard === null || heard === 'gone') {
    // What was spoken about a recording that was deleted for good goes with it, also what the disk did not give whole.
    await vault.voice.remove(noteId, { evenKept: heard === 'gone' });
    return null;
  }
  const { start, blobId, sha256, samples, ended } = heard;
  const note: VoiceNote = {
    id: noteId,
    momentId: start.momentId,
    blobId,
    sha256,
    durationMs: samplesToMs(samples),
    cutShort: !ended,
    createdAt: start.at,
  };
  try {
    commitChange(archive, { what: 'voice-note', before: null, after: note });
  } catch (error) {
    await blobs.remove(blobId).catch(() => undefined);
    throw error;
  }
  // What will not go now goes at the next opening.
  await vault.voice.remove(noteId).catch(() => undefined);
  return note;
}

/** Copies the whole pages into a sealed blob. Null when there is no sound in them, `gone` when its recording was deleted. */
async function seal(archive: OpenArchive, noteId: string): Promise<Heard | 'waiting' | 'gone' | null> {
  const journal = await archive.vault.voice.read(noteId, 'voice');
  if (!journal) return null;
  const blob = await archive.blobs.create('voice');
  try {
    let start: VoiceStart | null = null;
    let preSkip = 0;
    let samples = 0;
    let somethingThere = false;
    let next = await journal.next();
    for (; !next.done; next = await journal.next()) {
      const record = next.value;
      somethingThere = true;
      if (record === null) continue;
      if (start === null) {
        start = decodeStart(record);
        if (start === null || start.noteId !== noteId) break;
        continue;
      }
      const page = oggPageIn(record);
      if (!page) continue;
      const [head] = page.packets;
      if (page.first && head) preSkip = preSkipOf(head);
      samples = Math.max(samples, page.granule - preSkip);
      await blob.write(record);
    }
    const ended = next.done === true && next.value.ended;
    const refused = next.done === true && next.value.unreadable > 0;
    // What may still be in there is not thrown away: the disk refused a part, or what the note belongs to is damaged.
    if (refused || (start === null && somethingThere)) await archive.vault.voice.keep(noteId);
    if (!next.done) await journal.return({ ended: false, lost: 0, unreadable: 0 });
    if (start !== null && !archive.index.moments.exists(start.momentId)) {
      await blob.abort();
      return 'waiting';
    }
    if (start === null || samples === 0) {
      await blob.abort();
      return null;
    }
    if (archive.index.voiceNotes.isMomentGone(start.momentId)) {
      await blob.abort();
      return 'gone';
    }
    const { id, sha256 } = await blob.finish();
    return { start, blobId: id, sha256, samples, ended };
  } catch (error) {
    await blob.abort();
    throw error;
  }
}
