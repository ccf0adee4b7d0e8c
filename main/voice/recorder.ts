import { randomUUID } from 'node:crypto';
import { LONGEST_VOICE_NOTE_MS, type VoiceNote } from '../../shared/domain/index.ts';
import { SAMPLE_RATE } from '../../shared/time/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { type Ffmpeg, liveEncoder, oggPage, oggPages, type Running } from '../media/index.ts';
import type { LiveWriter } from '../vault/index.ts';
import { encodeStart } from './journal.ts';
import { keepNote } from './keep.ts';

/** Pages of 20 ms between two waits for the disk: a power cut costs at most a second of a note. */
const PAGES_TO_SYNC = 50;
const LONGEST_BYTES = (LONGEST_VOICE_NOTE_MS / 1000) * SAMPLE_RATE * 2;

export type VoiceRecorder = {
  /**
   * Listens to what `feed` hands over under `key` until the signal says stop, or the note is as long as one may be; then
   * seals it and puts it on its moment: to be stopped is its usual end. Null when nothing was heard. With
   * `inMeeting` the moment is a place in the recording that runs: the note waits, sealed, until that is in its meeting.
   * @throws KeptwordError not-found, archive-read-only, ffmpeg-missing, disk-full, file-system
   */
  record(
    archive: OpenArchive,
    of: { key: string; momentId: string; inMeeting?: boolean },
    signal: AbortSignal,
  ): Promise<VoiceNote | 'waiting' | null>;
  /** 48 kHz mono s16le. False: nobody listens under this key any more. */
  feed(key: string, pcm: Uint8Array): boolean;
  /** True while this note is being spoken: it is not one that was cut off. */
  isSpeaking(noteId: string): boolean;
};

/** One that is being spoken now. `end` settles `over`. */
type Speaking = {
  readonly key: string;
  readonly noteId: string;
  readonly sound: Buffer[];
  encoder: Running | null;
  bytes: number;
  readonly over: Promise<void>;
  end(): void;
};

/** Takes the window's microphone, packs it into Ogg/Opus and writes it page by page into a sealed journal. */
export function createVoiceRecorder({ ffmpeg }: { ffmpeg: () => Promise<Ffmpeg> }): VoiceRecorder {
  let speaking: Speaking | null = null;

  return {
    async record(archive, { key, momentId, inMeeting = false }, signal) {
      if (!inMeeting) found(archive.index.moments.get(momentId), 'moment');
      // There is one microphone: who begins another note has ended the one before.
      speaking?.end();
      const over = Promise.withResolvers<void>();
      const note: Speaking = {
        key,
        noteId: randomUUID(),
        sound: [],
        encoder: null,
        bytes: 0,
        over: over.promise,
        end: over.resolve,
      };
      speaking = note;
      const onAbort = () => note.end();
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) note.end();
      try {
        await listen(archive, note, await ffmpeg(), momentId);
        return await keepNote(archive, note.noteId);
      } finally {
        signal.removeEventListener('abort', onAbort);
        if (speaking === note) speaking = null;
      }
    },
    feed(key, pcm) {
      const note = speaking;
      if (note?.key !== key || note.encoder?.inputClosed) return false;
      note.bytes += pcm.length;
      if (note.bytes > LONGEST_BYTES) {
        note.end();
        return false;
      }
      // Copied: whoever sent the bytes overwrites them afterwards.
      const piece = Buffer.from(pcm);
      if (note.encoder) void note.encoder.write(piece);
      else note.sound.push(piece);
      return true;
    },
    isSpeaking: (noteId) => speaking?.noteId === noteId,
  };
}

/** From the first sound to the last page in the journal. */
async function listen(
  archive: OpenArchive,
  note: Speaking,
  program: Ffmpeg,
  momentId: string,
): Promise<void> {
  const { noteId } = note;
  const journal = await archive.vault.voice.create(noteId, 'voice');
  try {
    const at = archive.clock.now().toISOString();
    await journal.append(encodeStart({ t: 'voice', version: 1, noteId, momentId, at }));
    await journal.sync();
    const encoder = liveEncoder(program);
    note.encoder = encoder;
    for (const piece of note.sound.splice(0)) void encoder.write(piece);
    const drained = drain(encoder, journal);
    // An encoder that ends by itself, or a disk that refuses, ends the note too: what came so far is kept.
    await Promise.race([note.over, drained]);
    encoder.endInput();
    if (await drained) await journal.end();
  } finally {
    await journal.close();
  }
}

/** Writes whole pages as they come. True when all of them are in the journal; else the encoder is stopped. */
async function drain(encoder: Running, journal: LiveWriter): Promise<boolean> {
  const pages = oggPages();
  let sinceSync = 0;
  try {
    for await (const bytes of encoder.output) {
      for (const page of pages(bytes)) {
        await journal.append(oggPage(page));
        sinceSync += 1;
      }
      if (sinceSync >= PAGES_TO_SYNC) {
        sinceSync = 0;
        await journal.sync();
      }
    }
    const { failed } = await encoder.ended;
    return failed === null;
  } catch {
    encoder.stop();
    await encoder.ended;
    return false;
  }
}
