import { randomUUID } from 'node:crypto';
import {
  type CaptureDevice,
  type CaptureDevices,
  type CapturedMark,
  type CaptureSourceReason,
  type CaptureState,
  type CaptureWarningKind,
  KeptwordError,
} from '../../shared/contract/index.ts';
import type { Recording } from '../../shared/domain/index.ts';
import { type Milliseconds, ms, samplesToMs } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { firstSound } from './first-sound.ts';
import { headroomBefore, RESERVE_BYTES } from './headroom.ts';
import { type LevelTest, levelTest } from './level-test.ts';
import { markRunning, putAway, recoverCapture } from './recover.ts';
import { alreadyRecording, tooFull, unknownDevice } from './refusals.ts';
import { enterRecording, placeFor, sealSound } from './seal.ts';
import { type Session, startSession } from './session.ts';
import { deviceOf, devicesNow, type OpenedSource, openSource, type Source } from './source.ts';
import type { Capture, CaptureOptions, CaptureRequest } from './types.ts';
import { windowFeed } from './window-feed.ts';

/** Four times a second: a bar that follows speech, and no more work than that. */
const TELL_MS = 250;
const NEWEST_MARKS = 50;
const MOST_MARKS_KEPT = 10_000;

type Running = {
  session: Session;
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  device: CaptureDevice;
  reason: CaptureSourceReason;
  /** Set when it is being ended; the same promise for whoever asks again. */
  ending: Promise<Recording> | null;
  release: () => void;
};

/** The recorder of a window or a command. See `Capture` for what it promises. */
export function createCapture(options: CaptureOptions): Capture {
  const { clock, log, memory } = options;
  const reserve = options.reserveBytes ?? RESERVE_BYTES;
  let known: CaptureDevices | null = null;
  let running: Running | null = null;
  let starting = false;
  /** A recording that has not heard its first sound yet. */
  let awaited: Session | null = null;
  let test: LevelTest | null = null;
  let teller: NodeJS.Timeout | null = null;
  let free = Promise.withResolvers<void>();
  free.resolve();
  const feed = windowFeed(() => running?.session.windowBroke());

  async function devices(): Promise<CaptureDevices> {
    known = await devicesNow(await options.ffmpeg(), await memory.chosenDevice());
    return known;
  }

  const stdin = (): AsyncIterable<Buffer> => {
    if (options.stdin) return options.stdin();
    throw new KeptwordError('not-found', 'Nothing is piped in here. Choose a microphone.');
  };
  const openDevice = (ffmpeg: Ffmpeg, device: CaptureDevice): OpenedSource =>
    openSource(device, { ffmpeg, window: (): Source => feed.open(), stdin });

  function tell(): void {
    options.onState(state());
  }
  function startTelling(): void {
    teller ??= setInterval(tell, TELL_MS);
    tell();
  }
  function stopTelling(): void {
    if (!running && !test && teller) {
      clearInterval(teller);
      teller = null;
    }
    tell();
  }

  function state(): CaptureState {
    if (running) return stateOf(running);
    const testing = test
      ? {
          state: 'testing' as const,
          device: test.device,
          level: test.level,
          feedWanted: test.source.kind === 'fed',
        }
      : {
          state: 'idle' as const,
          device: null,
          level: null,
          feedWanted: awaited?.state().feedWanted ?? false,
        };
    return { running: null, reason: known?.reason ?? null, diskHours: null, warnings: [], ...testing };
  }

  function mustRun(): Running {
    if (running && !running.ending) return running;
    throw new KeptwordError('not-recording', 'No recording is running now. Nothing was changed.');
  }

  function warn(kind: CaptureWarningKind, active: boolean): void {
    log.warn('capture-warning', { kind, active });
    const elapsedMs = running?.session.state().elapsedMs ?? ms(0);
    options.onWarning({ kind, active, elapsedMs, at: clock.now().toISOString() });
  }

  function endTest(): void {
    test?.stop();
    test = null;
  }

  /** What to listen to at the n-th try: the chosen microphone, and by turns whatever the system has. */
  async function openAt(
    again: number,
    of: { ffmpeg: Ffmpeg; device: () => CaptureDevice },
  ): Promise<OpenedSource> {
    const wanted = of.device();
    if (again % 2 === 0 || wanted.source === 'window' || !canStandIn(wanted))
      return openDevice(of.ffmpeg, wanted);
    const { devices: there } = await devicesNow(of.ffmpeg, null);
    const other =
      there.find(({ deviceId }) => deviceId === wanted.deviceId) ??
      there.find(({ source, isDefault }) => source === 'system' && isDefault) ??
      there.find(({ source }) => source === 'system');
    return openDevice(of.ffmpeg, other ?? wanted);
  }

  async function begin(archive: OpenArchive, request: CaptureRequest): Promise<void> {
    const place = placeFor(archive, request);
    const before = await headroomBefore(archive, reserve);
    if (before.full) throw tooFull();
    const ffmpeg = await options.ffmpeg();
    const device = deviceOf(request.deviceId, known?.devices ?? []);
    const reason = known?.chosenId === request.deviceId ? known.reason : 'chosen';
    const captureId = randomUUID();
    const release = markRunning(archive, captureId);
    let session: Session | null = null;
    let over: 'disk' | 'ended' | null = null;
    try {
      session = await startSession({
        archive,
        ffmpeg,
        log,
        reserveBytes: reserve,
        start: {
          t: 'start',
          version: 1,
          captureId,
          ...place,
          startedAt: clock.now().toISOString(),
          device: device.name || device.deviceId,
          source: device.source,
          reason,
          card: request.card,
        },
        open: (again) => openAt(again, { ffmpeg, device: () => running?.device ?? device }),
        onWarning: warn,
        onMustStop(why) {
          over ??= why;
          mustStop(captureId, why);
        },
      });
      awaited = session;
      // The window sends nothing before it is told that its sound is wanted.
      tell();
      await firstSound(session);
    } catch (error) {
      await session?.abandon();
      release();
      // Nothing was heard, so there is nothing to keep.
      await archive.vault.live.remove(captureId).catch(() => undefined);
      throw error;
    } finally {
      awaited = null;
    }
    running = { session, archive, ffmpeg, device, reason, ending: null, release };
    free = Promise.withResolvers<void>();
    logStart(archive, session);
    if (over) mustStop(captureId, over);
  }

  /** A recording that cannot be ended well stays on the disk as it is: the next opening shows it first. */
  function end(of: Running, why: string): Promise<Recording> {
    of.ending ??= finish(of, why).finally(() => {
      running = null;
      of.release();
      stopTelling();
      free.resolve();
    });
    return of.ending;
  }

  function mustStop(captureId: string, why: 'disk' | 'ended'): void {
    const of = running;
    if (!of || of.session.captureId !== captureId || of.ending) return;
    if (why === 'disk') warn('disk-full', true);
    end(of, why).then(options.onEnded, (error: unknown) => options.onEnded?.(null, error));
  }

  async function run<T>(work: (of: Running) => Promise<T>): Promise<T> {
    const result = await work(mustRun());
    tell();
    return result;
  }
  const change = async (work: (of: Running) => Promise<void>): Promise<CaptureState> => {
    await run(work);
    return state();
  };
  const marked = (work: (of: Running) => Promise<CapturedMark>) => run(work);

  return {
    devices,
    async chooseDevice(deviceId) {
      const now = await devices();
      if (!now.devices.some((one) => one.deviceId === deviceId)) throw unknownDevice(deviceId);
      await memory.rememberDevice(deviceId);
      const chosen = await devices();
      if (running && !running.ending && running.device.deviceId !== deviceId) {
        running.device = deviceOf(deviceId, chosen.devices);
        running.reason = 'chosen';
        await running.session.switchDevice();
      }
      return chosen;
    },
    async startTest(deviceId) {
      if (running || starting) throw alreadyRecording();
      endTest();
      const device = deviceOf(deviceId, (known ?? (await devices())).devices);
      test = levelTest(openDevice(await options.ffmpeg(), device), () => {
        endTest();
        stopTelling();
      });
      startTelling();
      return state();
    },
    async stopTest() {
      endTest();
      stopTelling();
      return state();
    },
    async start(archive, request) {
      if (running || starting) throw alreadyRecording();
      starting = true;
      endTest();
      try {
        await begin(archive, request);
      } finally {
        starting = false;
      }
      startTelling();
      return state();
    },
    state,
    announced: (answer) => change(({ session }) => session.announced(answer)),
    mark: (mark) => marked(({ session }) => session.mark(mark)),
    note: ({ text, begunMsAgo }) => marked(({ session }) => session.note(text, begunMsAgo)),
    pause: () => change(({ session }) => session.pause()),
    resume: () => change(({ session }) => session.resume()),
    stillHere() {
      mustRun().session.touch();
      return state();
    },
    async stop() {
      if (!running) mustRun();
      return end(running as Running, 'asked');
    },
    feed: (piece) => ({ wanted: feed.take(piece) }),
    get holds() {
      return running?.archive ?? null;
    },
    whenFree: () => free.promise,
  };
}

function stateOf({ session, device, reason, ending }: Running): CaptureState {
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
      marks: marks
        .slice(-NEWEST_MARKS)
        .map(({ id, sample, mark, text }) => ({ id, atMs: samplesToMs(sample), mark, text })),
      marksInAll: Math.min(MOST_MARKS_KEPT, marks.length),
    },
    device: now.device ?? device,
    reason,
    feedWanted: now.feedWanted,
    level: now.level,
    diskHours: now.diskHours,
    warnings: now.warnings,
  };
}

/** The log says that a recording began, even if the computer dies the next moment. */
function logStart(archive: OpenArchive, { start }: Session): void {
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

async function finish({ session, archive, ffmpeg, release }: Running, why: string): Promise<Recording> {
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
  const recording = await enterRecording(archive, { sound, notes, peaks, ended: 'kept', ffmpeg });
  await putAway(archive, captureId);
  return recording;
}

/** A made-up sound and a pipe are what they are: no microphone takes their place. */
function canStandIn({ deviceId }: CaptureDevice): boolean {
  return !deviceId.startsWith('lavfi:') && deviceId !== 'stdin';
}
