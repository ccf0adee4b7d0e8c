import type {
  CaptureDevice,
  CaptureSourceReason,
  CaptureState,
  CaptureWarningKind,
} from '../../shared/contract/index.ts';
import type { Recording } from '../../shared/domain/index.ts';
import { type Milliseconds, ms, samplesToMs } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { putAway, recoverCapture } from './recover.ts';
import { enterRecording, sealSound } from './seal.ts';
import type { Session } from './session.ts';

const NEWEST_MARKS = 50;
const MOST_MARKS_KEPT = 10_000;

/** The microphone that is wanted now, and why that one. */
export type Listening = { device: CaptureDevice; reason: CaptureSourceReason };

/** A recording between its first sound and its end. */
export type Running = {
  session: Session;
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  listening: Listening;
  /** Set when it is being ended; the same promise for whoever asks again. */
  ending: Promise<Recording> | null;
  release: () => void;
};

export type MustStop = 'disk' | 'ended';
export type Warn = (kind: CaptureWarningKind, active: boolean) => void;

/** What the window is told of it, four times a second. */
export function stateOf({ session, listening, ending }: Running): CaptureState {
  const now = session.state();
  const { start, marks, announced } = session.notes;
  const answer = announced?.answer ?? start.card.announced;
  const announcedMs: Milliseconds | null = announced
    ? samplesToMs(announced.sample)
    : answer === 'yes'
      ? ms(0)
      : null;
  return {
    state: ending ? 'sealing' : now.paused ? 'paused' : 'recording',
    running: {
      captureId: start.captureId,
      meetingId: start.meetingId,
      startedAt: start.startedAt,
      elapsedMs: now.elapsedMs,
      keptMs: now.keptMs,
      gaps: now.gaps,
      announced: { answer, atMs: announcedMs },
      marks: marks.slice(-NEWEST_MARKS).map(({ id, sample, mark, text, concernId }) => ({
        ...{ id, atMs: samplesToMs(sample), mark },
        ...{ text, concernId },
      })),
      marksInAll: Math.min(MOST_MARKS_KEPT, marks.length),
      raised: [...new Set(marks.flatMap(({ concernId }) => concernId ?? []))],
    },
    device: now.device ?? listening.device,
    reason: listening.reason,
    feedWanted: now.feedWanted,
    level: now.level,
    diskHours: now.diskHours,
    warnings: now.warnings,
  };
}

/** The log says that a recording began, even if the computer dies the next moment. */
export function logStart(archive: OpenArchive, { start }: Session): void {
  const { captureId, meetingId, startedAt, device, source, reason, card } = start;
  archive.custody.append('recording-started', captureId, {
    meetingId,
    startedAt,
    device,
    source,
    reason,
    announced: card.announced,
    ...(card.checklist ?? {}),
  });
}

/** Ends a recording, seals it and puts it into its meeting; its journal goes last. @throws what the disk says */
export async function finish(
  { session, archive, ffmpeg, release }: Running,
  why: string,
): Promise<Recording> {
  const { captureId } = session;
  const ended = await session.end(why).catch(async (error: unknown) => {
    await session.abandon();
    throw error;
  });
  const sound = await sealSound(archive, captureId);
  if (sound.sha256 !== ended.sha256 || sound.samples !== ended.samples) {
    await archive.blobs.remove(sound.blobId).catch(() => undefined);
    release();
    // The journal is the better witness of what reached the disk: recovery reads it, and says what is missing.
    return recoverCapture(archive, ffmpeg, captureId);
  }
  const { notes, peaks } = ended;
  if (sound.partly) await archive.vault.live.keep(captureId);
  const recording = await enterRecording(archive, { sound, notes, peaks, ended: 'kept', ffmpeg });
  await putAway(archive, captureId);
  return recording;
}
