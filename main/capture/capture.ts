import { randomUUID } from 'node:crypto';
import {
  type CapturedMark,
  type CaptureState,
  type CaptureWarningKind,
  KeptwordError,
} from '../../shared/contract/index.ts';
import type { Recording } from '../../shared/domain/index.ts';
import { ms } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { fallBack, watchForSilence } from './fall-back.ts';
import { firstSound } from './first-sound.ts';
import { headroomBefore, RESERVE_BYTES } from './headroom.ts';
import { idleRoom } from './idle-room.ts';
import { type LevelTest, levelTest } from './level-test.ts';
import { microphones } from './microphones.ts';
import { markRunning } from './recover.ts';
import { alreadyRecording, tooFull, unknownDevice } from './refusals.ts';
import { finish, type Listening, logStart, type MustStop, type Running, stateOf } from './running.ts';
import { placeFor } from './seal.ts';
import { type Session, startSession } from './session.ts';
import { WINDOW } from './source.ts';
import type { Capture, CaptureOptions, CaptureRequest } from './types.ts';
import { windowFeed } from './window-feed.ts';

/** Four times a second: a bar that follows speech, and no more work than that. */
const TELL_MS = 250;

type Tested = Pick<LevelTest, 'device' | 'reason'>;

/** The recorder of a window or a command. See `Capture` for what it promises. */
export function createCapture(options: CaptureOptions): Capture {
  const { clock, log, memory } = options;
  const reserve = options.reserveBytes ?? RESERVE_BYTES;
  let running: Running | null = null;
  /** The archive of a recording that is being started, and how that ends. */
  let starting: { archive: OpenArchive; begun: Promise<void> } | null = null;
  /** A recording that has not heard its first sound yet. */
  let awaited: Session | null = null;
  let test: LevelTest | null = null;
  let teller: NodeJS.Timeout | null = null;
  let free = Promise.withResolvers<void>();
  free.resolve();
  const feed = windowFeed(() => running?.session.windowBroke());
  const room = idleRoom({ archive: options.openArchive ?? (() => null), reserve, clock });
  const mics = microphones({
    ffmpeg: options.ffmpeg,
    remembered: () => memory.chosenDevice(),
    window: () => feed.open(),
    stdin: options.stdin,
    hasWindow: options.hasWindow ?? false,
  });

  async function devices() {
    const [now] = await Promise.all([mics.list(), room.look()]);
    if (!running) tell();
    return now;
  }

  function tell(): void {
    options.onState(state());
    if (!running) void room.look();
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
    const reason = mics.known?.reason ?? null;
    const idle = { running: null, reason, diskHours: room.hours, warnings: [] };
    if (test) {
      const { device, level, source } = test;
      const feedWanted = source.kind === 'fed';
      return { ...idle, state: 'testing', device, level, feedWanted, reason: test.reason ?? reason };
    }
    const feedWanted = awaited?.state().feedWanted ?? false;
    return { ...idle, state: 'idle', device: null, level: null, feedWanted };
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

  /**
   * A test of one microphone. When the system's gives nothing, the window's is tested in its place; when that one gives
   * nothing either, the first again, and the bar says so.
   */
  function runTest(ffmpeg: Ffmpeg, of: Tested, before: Tested | null = null, mayChange = true): void {
    endTest();
    const over = () => {
      endTest();
      stopTelling();
    };
    const silent = () => {
      if (!mayChange) return;
      if (before) {
        mics.forgive(before.device.deviceId);
        runTest(ffmpeg, before, null, false);
      } else if (mics.mayFallBack(of.device)) {
        mics.gaveNothing(of.device);
        log.warn('capture-fell-back', { from: 'system', to: 'window' });
        runTest(ffmpeg, { device: WINDOW, reason: 'system-silent' }, of);
      }
      tell();
    };
    test = levelTest(mics.open(ffmpeg, of.device), { reason: of.reason, over, silent });
  }

  async function begin(archive: OpenArchive, request: CaptureRequest): Promise<void> {
    const place = placeFor(archive, request);
    const before = await headroomBefore(archive, reserve);
    if (before.full) throw tooFull();
    const ffmpeg = await options.ffmpeg();
    const device = mics.named(request.deviceId);
    const reason = (mics.known?.chosenId === request.deviceId ? mics.known.reason : null) ?? 'chosen';
    const listening: Listening = { device, reason };
    const captureId = randomUUID();
    const release = markRunning(archive, captureId);
    let session: Session | null = null;
    let over: MustStop | null = null;
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
        open: (again) => mics.openAt(again, { ffmpeg, wanted: listening.device }),
        reason: () => listening.reason,
        onWarning: warn,
        onMustStop(why) {
          over ??= why;
          mustStop(captureId, why);
        },
      });
      awaited = session;
      // The window sends nothing before it is told that its sound is wanted.
      tell();
      const of = { session, listening };
      const another = () => fallBack(of, { microphones: mics, log }).then(tell);
      await firstSound(session, mics.mayFallBack(device) ? another : null);
    } catch (error) {
      await session?.abandon();
      release();
      // Nothing was heard, so there is nothing to keep.
      await archive.vault.live.remove(captureId).catch(() => undefined);
      throw error;
    } finally {
      awaited = null;
    }
    const unwatch = watchForSilence({ session, listening }, { microphones: mics, log, tell });
    const letGo = () => {
      unwatch();
      release();
    };
    running = { session, archive, ffmpeg, listening, ending: null, release: letGo };
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

  function mustStop(captureId: string, why: MustStop): void {
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
  const marked = (work: (of: Session['hand']) => Promise<CapturedMark>) =>
    run(({ session }) => work(session.hand));

  return {
    devices,
    async chooseDevice(deviceId) {
      const now = await devices();
      if (!now.devices.some((one) => one.deviceId === deviceId)) throw unknownDevice(deviceId);
      mics.forgive(deviceId);
      await memory.rememberDevice(deviceId);
      const chosen = await devices();
      if (running && !running.ending && running.listening.device.deviceId !== deviceId) {
        Object.assign(running.listening, {
          device: mics.named(deviceId),
          reason: 'chosen',
        } satisfies Listening);
        await running.session.switchDevice();
      }
      return chosen;
    },
    async startTest(deviceId) {
      if (running || starting) throw alreadyRecording();
      const known = mics.known ?? (await devices());
      const reason = known.chosenId === deviceId ? known.reason : null;
      const device = mics.named(deviceId);
      runTest(await options.ffmpeg(), { device, reason });
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
      free = Promise.withResolvers<void>();
      endTest();
      const begun = begin(archive, request);
      starting = { archive, begun };
      try {
        await begun;
      } catch (error) {
        free.resolve();
        throw error;
      } finally {
        starting = null;
      }
      startTelling();
      return state();
    },
    state,
    announced: (answer) => change(({ session }) => session.hand.announced(answer)),
    mark: (mark, text) => marked((hand) => hand.mark(mark, text)),
    raise: (concernId, text) => marked((hand) => hand.raise(concernId, text)),
    note: ({ text, begunMsAgo }) => marked((hand) => hand.note(text, begunMsAgo)),
    place: (begunMsAgo) => marked((hand) => hand.place(begunMsAgo)),
    draft: (draft) => mustRun().session.hand.setDraft(draft),
    noteDraft: () => running?.session.hand.draft() ?? null,
    pause: () => change(({ session }) => session.pause()),
    resume: () => change(({ session }) => session.resume()),
    stillHere() {
      mustRun().session.touch();
      return state();
    },
    async stop() {
      // Asked while it begins: it ends as soon as it has begun.
      await starting?.begun.catch(() => undefined);
      return end(running ?? mustRun(), 'asked');
    },
    feed: (piece) => ({ wanted: feed.take(piece) }),
    async fallsAsleep() {
      await running?.session.fallsAsleep();
    },
    wakes() {
      running?.session.wakes();
      if (running) tell();
    },
    get holds() {
      return running?.archive ?? starting?.archive ?? null;
    },
    whenFree: () => free.promise,
  };
}
