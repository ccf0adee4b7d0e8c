import type { CaptureState, CaptureWarningKind } from '../../shared/contract/index.ts';
import { ms } from '../../shared/time/index.ts';
import { byHand } from './by-hand.ts';
import { RESERVE_BYTES } from './headroom.ts';
import { idleRoom } from './idle-room.ts';
import { type Microphones, microphones } from './microphones.ts';
import { unknownDevice } from './refusals.ts';
import { type Listening, stateOf } from './running.ts';
import { telling } from './telling.ts';
import { type TheRecording, theRecording } from './the-recording.ts';
import { tryOut } from './try-out.ts';
import type { Capture, CaptureOptions } from './types.ts';
import { windowFeed } from './window-feed.ts';

/** The recorder of a window or a command. See `Capture` for what it promises. */
export function createCapture(options: CaptureOptions): Capture {
  const { clock, log, memory, ffmpeg } = options;
  const reserve = options.reserveBytes ?? RESERVE_BYTES;
  const feed = windowFeed(() => recording.running?.session.windowBroke());
  const room = idleRoom({ archive: options.openArchive ?? (() => null), reserve, clock });
  const mics = microphones({
    ffmpeg,
    remembered: () => memory.chosenDevice(),
    window: () => feed.open(),
    stdin: options.stdin,
    hasWindow: options.hasWindow ?? false,
  });
  const state = () => stateNow(recording, trial, mics.known, room.hours);
  const teller = telling({ tell, wanted: () => recording.running !== null || trial.test !== null });
  const trial = tryOut({ microphones: mics, log, tell, over: teller.stop });
  const recording = theRecording({
    ...{ ffmpeg, clock, log, microphones: mics, reserve, warn, tell },
    ...{ onEnded: options.onEnded, over: teller.stop },
  });

  function tell(): void {
    options.onState(state());
    if (!recording.running) void room.look();
  }

  function warn(kind: CaptureWarningKind, active: boolean): void {
    log.warn('capture-warning', { kind, active });
    const elapsedMs = recording.running?.session.state().elapsedMs ?? ms(0);
    options.onWarning({ kind, active, elapsedMs, at: clock.now().toISOString() });
  }

  async function devices() {
    const [now] = await Promise.all([mics.list(), room.look()]);
    if (!recording.running) tell();
    return now;
  }

  return {
    devices,
    async chooseDevice(deviceId) {
      const now = await devices();
      if (!now.devices.some((one) => one.deviceId === deviceId)) throw unknownDevice(deviceId);
      mics.forgive(deviceId);
      await memory.rememberDevice(deviceId);
      const chosen = await devices();
      await goOnWith(deviceId, recording, mics);
      return chosen;
    },
    async startTest(deviceId) {
      recording.mustBeFree();
      const known = mics.known ?? (await devices());
      const reason = known.chosenId === deviceId ? known.reason : null;
      const device = mics.named(deviceId);
      trial.run(await ffmpeg(), { device, reason });
      teller.start();
      return state();
    },
    async stopTest() {
      trial.end();
      teller.stop();
      return state();
    },
    async start(archive, request) {
      recording.mustBeFree();
      trial.end();
      await recording.start(archive, request);
      teller.start();
      return state();
    },
    state,
    ...byHand(recording, { tell, state }),
    stop: recording.stop,
    feed: (piece) => ({ wanted: feed.take(piece) }),
    async fallsAsleep() {
      await recording.running?.session.fallsAsleep();
    },
    wakes() {
      recording.running?.session.wakes();
      if (recording.running) tell();
    },
    get holds() {
      return recording.holds;
    },
    whenFree: recording.whenFree,
  };
}

function stateNow(
  { running, awaited }: TheRecording,
  { test }: ReturnType<typeof tryOut>,
  known: Microphones['known'],
  diskHours: number | null,
): CaptureState {
  if (running) return stateOf(running);
  const reason = known?.reason ?? null;
  const idle = { running: null, reason, diskHours, warnings: [] };
  if (test) {
    const { device, level, source } = test;
    const feedWanted = source.kind === 'fed';
    return { ...idle, state: 'testing', device, level, feedWanted, reason: test.reason ?? reason };
  }
  const feedWanted = awaited?.state().feedWanted ?? false;
  return { ...idle, state: 'idle', device: null, level: null, feedWanted };
}

/** A running recording goes on with the microphone that was chosen. */
async function goOnWith(deviceId: string, { running }: TheRecording, mics: Microphones): Promise<void> {
  if (!running || running.ending || running.listening.device.deviceId === deviceId) return;
  Object.assign(running.listening, {
    device: mics.named(deviceId),
    reason: 'chosen',
  } satisfies Listening);
  await running.session.switchDevice();
}
