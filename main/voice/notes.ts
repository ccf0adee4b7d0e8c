import type { VoiceNote } from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, openNote } from '../archive/index.ts';
import { keepNote, mayHaveCome } from './keep.ts';
import type { VoiceRecorder } from './recorder.ts';

/** Archives whose interrupted notes were looked for since they were opened. */
const lookedAfter = new WeakMap<OpenArchive, Promise<void>>();

/**
 * The notes of a moment, oldest first. What was cut off by a crash, or spoken in a meeting before its moment was there, is put on its moment before,
 * and the sound of notes that undo has forgotten is destroyed. Throws `not-found` (moment).
 */
export async function voiceNotesOf(
  archive: OpenArchive,
  recorder: Pick<VoiceRecorder, 'isSpeaking'>,
  { momentId }: { momentId: string },
): Promise<VoiceNote[]> {
  if (mayHaveCome(archive)) lookedAfter.delete(archive);
  const work = lookedAfter.get(archive) ?? lookAfter(archive, recorder);
  lookedAfter.set(archive, work);
  await work;
  found(archive.index.moments.get(momentId), 'moment');
  return archive.index.voiceNotes.ofMoment(momentId);
}

/** Takes a note out; undo brings it back. Throws `not-found`. */
export function removeVoiceNote(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.voiceNotes.get(id), 'voice-note');
  commitChange(archive, { what: 'voice-note', before, after: null });
}

/**
 * A note's sound, for any range at once, with silence where it is damaged. Throws `not-found`, `blob-missing`;
 * `blob-damaged` when nothing of it can be heard.
 */
export async function openVoiceNote(archive: OpenArchive, id: string) {
  const note = found(archive.index.voiceNotes.get(id), 'voice-note');
  return { ...(await openNote(archive, note)), type: 'audio/ogg; codecs=opus' };
}

/** Keeps what was cut off, destroys what was forgotten. What does not work now is tried at the next opening. */
async function lookAfter(archive: OpenArchive, recorder: Pick<VoiceRecorder, 'isSpeaking'>): Promise<void> {
  if (archive.readOnly) return;
  const { index, vault, blobs, clock } = archive;
  for (const { id, blobId } of index.voiceNotes.forgotten()) {
    const sealedOrKept = [blobs.remove(blobId), vault.voice.remove(id, { evenKept: true })];
    const gone = (await Promise.allSettled(sealedOrKept)).every(({ status }) => status === 'fulfilled');
    if (gone) index.voiceNotes.noteDestroyed(id, clock.now().toISOString());
  }
  for (const noteId of await vault.voice.list()) {
    if (!recorder.isSpeaking(noteId)) await keepNote(archive, noteId).catch(() => undefined);
  }
}
