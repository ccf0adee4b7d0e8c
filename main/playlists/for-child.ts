import type { ChildView } from '../../shared/contract/index.ts';
import { heardMs, keptFromChild } from '../../shared/domain/index.ts';
import { type Milliseconds, ms, msToSamples } from '../../shared/time/index.ts';
import { found, type OpenArchive, openCopy } from '../archive/index.ts';
import { clipOfCopy, type Ffmpeg } from '../media/index.ts';
import { keptSoundIn } from './kept-sound.ts';

/** One clip of a child's playlist, fixed at the moment the window was given to the child. */
export type ChildClip = {
  title: string;
  momentId: string;
  recordingId: string;
  startMs: Milliseconds;
  endMs: Milliseconds;
};
export type ForChild = {
  title: string;
  clips: ChildClip[];
  /** Where and as whom it may write notes of its own; null: it only listens. */
  own: { playlistId: string; studentId: string } | null;
};

/** What of a playlist a child may hear, in order. @throws KeptwordError not-found */
export function forChild({ index, readOnly }: OpenArchive, id: string): ForChild {
  const playlist = found(index.playlists.get(id), 'playlist');
  const keptIn = keptSoundIn({ index });
  const clips = playlist.items.flatMap(({ momentId, title, privateOk }): ChildClip[] => {
    const moment = index.moments.get(momentId);
    const recording = moment && index.recordings.get(moment.recordingId);
    if (!moment || !recording || keptFromChild(moment, privateOk, keptIn(recording.id)) !== null) return [];
    const { recordingId, startMs } = moment;
    const endMs = ms(Math.min(recording.durationMs, startMs + heardMs(moment)));
    return startMs < endMs ? [{ title, momentId, recordingId, startMs, endMs }] : [];
  });
  const { title, ownWords, studentId } = playlist;
  const own = ownWords && studentId !== null && !readOnly ? { playlistId: id, studentId } : null;
  return { title, clips, own };
}

/** What the child's window is told: words and lengths. */
export function childViewOf({ title, clips, own }: ForChild): ChildView {
  return {
    title,
    writes: own !== null,
    clips: clips.map((clip) => ({ title: clip.title, durationMs: ms(clip.endMs - clip.startMs) })),
  };
}

/**
 * One clip as a file of its own, in memory: exactly its span and none of the sound around it, so there is nothing more
 * to ask for. Where the recording is damaged it is silent.
 * @throws KeptwordError not-found, blob-missing, blob-damaged, ffmpeg-failed, cancelled
 */
export async function childSound(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  clip: Pick<ChildClip, 'recordingId' | 'startMs' | 'endMs'>,
  signal?: AbortSignal,
): Promise<Buffer> {
  const source = await openCopy(archive, clip.recordingId);
  try {
    const span = { from: msToSamples(clip.startMs), to: msToSamples(clip.endMs) };
    return await clipOfCopy({ ffmpeg, source, span, signal });
  } finally {
    await source.close();
  }
}
