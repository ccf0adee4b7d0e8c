import { randomUUID } from 'node:crypto';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { Clock, Log } from '../platform/index.ts';
import { fallBack, watchForSilence } from './fall-back.ts';
import { firstSound } from './first-sound.ts';
import { headroomBefore } from './headroom.ts';
import type { Microphones } from './microphones.ts';
import { markRunning } from './recover.ts';
import { tooFull } from './refusals.ts';
import type { Listening, MustStop, Running, Warn } from './running.ts';
import { placeFor } from './seal.ts';
import { type Session, startSession } from './session.ts';
import type { CaptureRequest } from './types.ts';

export type BeginOptions = {
  ffmpeg: () => Promise<Ffmpeg>;
  clock: Clock;
  log: Log;
  microphones: Microphones;
  /** Room that is kept for sealing, in bytes. */
  reserve: number;
  warn: Warn;
  /** Tells the window how it stands. */
  tell: () => void;
  /** The recording that waits for its first sound; null when it has come, or will not. */
  awaits: (session: Session | null) => void;
  mustStop: (captureId: string, why: MustStop) => void;
};

/**
 * Begins a recording and waits for its first sound. When none comes, nothing of it is left.
 * @throws not-found, mediation-confidential, archive-read-only, disk-full, no-microphone, ffmpeg-missing, file-system
 */
export async function beginRecording(
  archive: OpenArchive,
  request: CaptureRequest,
  options: BeginOptions,
): Promise<Running> {
  const { log, microphones, tell } = options;
  const place = placeFor(archive, request);
  const before = await headroomBefore(archive, options.reserve);
  if (before.full) throw tooFull();
  const ffmpeg = await options.ffmpeg();
  const device = microphones.named(request.deviceId);
  const { known } = microphones;
  const reason = (known?.chosenId === request.deviceId ? known.reason : null) ?? 'chosen';
  const listening: Listening = { device, reason };
  const captureId = randomUUID();
  const release = markRunning(archive, captureId);
  let session: Session | null = null;
  try {
    session = await startSession({
      archive,
      ffmpeg,
      log,
      reserveBytes: options.reserve,
      start: {
        t: 'start',
        version: 1,
        captureId,
        ...place,
        startedAt: options.clock.now().toISOString(),
        device: device.name || device.deviceId,
        source: device.source,
        reason,
        card: request.card,
      },
      open: (again) => microphones.openAt(again, { ffmpeg, wanted: listening.device }),
      reason: () => listening.reason,
      onWarning: options.warn,
      onMustStop: (why) => options.mustStop(captureId, why),
    });
    options.awaits(session);
    // The window sends nothing before it is told that its sound is wanted.
    tell();
    const of = { session, listening };
    const another = () => fallBack(of, { microphones, log }).then(tell);
    await firstSound(session, microphones.mayFallBack(device) ? another : null);
  } catch (error) {
    await session?.abandon();
    release();
    // Nothing was heard, so there is nothing to keep.
    await archive.vault.live.remove(captureId).catch(() => undefined);
    throw error;
  } finally {
    options.awaits(null);
  }
  const unwatch = watchForSilence({ session, listening }, { microphones, log, tell });
  const letGo = () => {
    unwatch();
    release();
  };
  return { session, archive, ffmpeg, listening, ending: null, release: letGo };
}
