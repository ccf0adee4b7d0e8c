import type {
  CaptureDevice,
  CaptureDevices,
  CapturedMark,
  CaptureState,
  CaptureWarningKind,
  InterruptedCapture,
  KeptwordApi,
  NoteDraft,
} from '../../../shared/contract/index.ts';
import { type Gap, type Recording, recording as recordingSchema } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

/** What the made-up recorder is like when the window opens. */
export type CaptureWish = {
  devices?: CaptureDevice[];
  /** A recording that runs already, of this meeting. */
  running?: { meetingId: string; keptMs: number; paused?: boolean; announced?: 'yes' | 'no' | 'not-yet' };
  /** A level test runs already. */
  testing?: boolean;
  warnings?: CaptureWarningKind[];
  interrupted?: InterruptedCapture[];
  gaps?: Gap[];
  /** A note that was being written when the window went away. */
  draft?: NoteDraft;
  diskHours?: number;
};

const NOW = '2026-11-22T15:42:00.000Z';

export const BUILT_IN: CaptureDevice = {
  deviceId: 'pulse:built-in',
  name: 'Built-in Microphone',
  source: 'system',
  isDefault: true,
};
export const TABLE: CaptureDevice = {
  deviceId: 'pulse:table',
  name: 'USB Table Microphone',
  source: 'system',
  isDefault: false,
};
export const WINDOW: CaptureDevice = { deviceId: 'window', name: '', source: 'window', isDefault: false };

/** A recorder of nothing: its clock moves only when a test says so. */
export class FakeCapture {
  state: CaptureState;
  interrupted: InterruptedCapture[];
  gaps: Gap[];
  draft: NoteDraft | null;
  /** Places of spoken notes, by the ids that their moments will have. */
  readonly places: string[] = [];
  /** A place is given once this is over. */
  placing: Promise<void> = Promise.resolve();
  /** What `start` was given last. */
  started: Parameters<KeptwordApi['capture']['start']>[0] | null = null;
  readonly pieces: { stream: string; number: number; bytes: number }[] = [];
  readonly #fake: FakeKeptword;
  readonly #devices: CaptureDevice[];
  #chosenId: string;
  #made = 0;

  constructor(fake: FakeKeptword, wish: CaptureWish = {}) {
    this.#fake = fake;
    this.#devices = wish.devices ?? [BUILT_IN, TABLE, WINDOW];
    this.#chosenId = this.#devices[0]?.deviceId ?? 'window';
    this.interrupted = wish.interrupted ?? [];
    this.gaps = wish.gaps ?? [];
    this.draft = wish.draft ?? null;
    const { running } = wish;
    this.state = {
      state: running ? (running.paused ? 'paused' : 'recording') : wish.testing ? 'testing' : 'idle',
      running: running ? runningOf(running.meetingId, running.keptMs, running.announced ?? 'yes') : null,
      device: running ? (this.#devices[0] ?? null) : null,
      reason: running ? 'works' : null,
      feedWanted: false,
      level: running ? { db: -22, words: 'good' } : null,
      diskHours: wish.diskHours ?? 212,
      warnings: wish.warnings ?? [],
    };
  }

  /** Changes what the recorder says of itself, and tells the window. */
  say(change: Partial<CaptureState>): CaptureState {
    this.state = { ...this.state, ...change };
    this.#fake.emit('captureState', structuredClone(this.state));
    return this.state;
  }

  /** Lets time pass. */
  tick(byMs: number, level: CaptureState['level'] = { db: -22, words: 'good' }): void {
    const { running } = this.state;
    if (!running) return;
    const kept = this.state.state === 'recording' ? byMs : 0;
    this.say({
      level: this.state.state === 'recording' ? level : null,
      running: { ...running, elapsedMs: ms(running.elapsedMs + byMs), keptMs: ms(running.keptMs + kept) },
    });
  }

  warn(kind: CaptureWarningKind, active = true): void {
    const rest = this.state.warnings.filter((one) => one !== kind);
    const elapsedMs = this.state.running?.elapsedMs ?? ms(0);
    this.#fake.emit('captureWarning', { kind, active, elapsedMs, at: NOW });
    this.say({ warnings: active ? [...rest, kind] : rest });
  }

  devices(): CaptureDevices {
    const chosen = this.device(this.#chosenId);
    const onlyWindow = this.#devices.every((one) => one.source === 'window');
    const reason = onlyWindow ? 'no-system-input' : chosen.isDefault ? 'works' : 'chosen';
    return { devices: this.#devices, chosenId: this.#chosenId, source: chosen.source, reason };
  }

  device(deviceId: string): CaptureDevice {
    const device = this.#devices.find((one) => one.deviceId === deviceId);
    if (!device) throw wire('not-found');
    return device;
  }

  choose(deviceId: string): CaptureDevices {
    const device = this.device(deviceId);
    this.#chosenId = deviceId;
    if (this.state.running) this.say({ device, reason: 'chosen', feedWanted: device.source === 'window' });
    return this.devices();
  }

  begin(input: Parameters<KeptwordApi['capture']['start']>[0]): CaptureState {
    if (this.state.running) throw wire('already-recording');
    const meeting = this.#fake.world.meetings.find((one) => one.id === input.meetingId);
    if (!meeting) throw wire('not-found');
    if (meeting.kind === 'mediation') throw wire('mediation-confidential');
    this.started = input;
    const device = this.device(input.deviceId);
    return this.say({
      state: 'recording',
      running: runningOf(input.meetingId, 0, input.card.announced),
      device,
      reason: this.devices().reason,
      feedWanted: device.source === 'window',
    });
  }

  running(): NonNullable<CaptureState['running']> {
    if (!this.state.running) throw wire('not-recording');
    return this.state.running;
  }

  put(mark: CapturedMark['mark'], text: string, concernId: string | null = null): CapturedMark {
    const running = this.running();
    const made = { id: `mark-${++this.#made}`, atMs: running.keptMs, mark, text, concernId };
    const raised = concernId === null ? running.raised : [...running.raised, concernId];
    this.say({
      running: { ...running, marks: [...running.marks, made], marksInAll: running.marksInAll + 1, raised },
    });
    return made;
  }

  end(): Recording {
    const running = this.running();
    const { world } = this.#fake;
    const kept = keptOf(world.recordings.length + 1, running);
    this.say({ state: 'sealing' });
    world.recordings.push(kept);
    this.say({ state: 'idle', running: null, device: null, reason: null, level: null, feedWanted: false });
    return kept;
  }

  recover(captureId: string, instead: string | null | undefined): Recording {
    const lost = this.interrupted.find((one) => one.captureId === captureId);
    if (lost?.state !== 'recoverable') throw wire('not-found');
    this.interrupted = this.interrupted.filter((one) => one !== lost);
    const running = { ...runningOf(instead ?? lost.meetingId, lost.keptMs, 'yes'), captureId };
    const kept = keptOf(this.#fake.world.recordings.length + 1, running);
    this.#fake.world.recordings.push(kept);
    return kept;
  }
}

function runningOf(meetingId: string, keptMs: number, announced: 'yes' | 'no' | 'not-yet') {
  return {
    captureId: 'capture-1',
    meetingId,
    startedAt: '2026-11-22T15:00:00.000Z',
    elapsedMs: ms(keptMs),
    keptMs: ms(keptMs),
    gaps: { count: 0, totalMs: ms(0) },
    announced: { answer: announced, atMs: announced === 'not-yet' ? null : ms(0) },
    marks: [],
    marksInAll: 0,
    raised: [],
  };
}

function keptOf(ordinal: number, running: NonNullable<CaptureState['running']>): Recording {
  const answer = running.announced.answer;
  return recordingSchema.parse({
    id: running.captureId,
    meetingId: running.meetingId,
    sessionId: 'session-1',
    ordinal,
    label: null,
    source: 'parent',
    announced: answer === 'not-yet' ? 'unknown' : answer,
    recordedBy: null,
    dateByParent: '2026-11-22',
    device: 'Built-in Microphone',
    originalName: 'recorded-2026-11-22.opus',
    importedAt: NOW,
    sha256: 'b'.repeat(64),
    bytes: 400_000,
    durationMs: running.keptMs,
    samples: running.keptMs * 48,
    container: 'ogg',
    codec: 'opus',
    sampleRate: 48_000,
    channels: 1,
    hasVideo: false,
    soundTracks: 1,
    trackNames: null,
    cutShort: null,
    dateInFile: null,
    dateOnDisk: null,
  });
}

/** The calls of the made-up recorder. */
export function captureCalls(capture: FakeCapture): KeptwordApi['capture'] {
  return {
    devices: async () => capture.devices(),
    chooseDevice: async ({ deviceId }) => capture.choose(deviceId),
    startTest: async ({ deviceId }) =>
      capture.say({
        state: 'testing',
        device: capture.device(deviceId),
        feedWanted: capture.device(deviceId).source === 'window',
        level: { db: -60, words: 'nothing' },
      }),
    stopTest: async () =>
      capture.state.state === 'testing'
        ? capture.say({ state: 'idle', device: null, level: null, feedWanted: false })
        : capture.state,
    start: async (input) => capture.begin(input),
    state: async () => capture.state,
    announced: async ({ answer }) => {
      const running = capture.running();
      return capture.say({ running: { ...running, announced: { answer, atMs: running.keptMs } } });
    },
    mark: async ({ mark, text = '' }) => capture.put(mark, text),
    raise: async ({ concernId, text }) => capture.put(null, text, concernId),
    async note({ text }) {
      capture.draft = null;
      return capture.put(null, text);
    },
    async draftNote({ text, begunMsAgo }) {
      capture.draft = text === '' ? null : { text, begunMsAgo: ms(begunMsAgo ?? 0) };
    },
    async place() {
      await capture.placing;
      const mark = capture.put(null, '');
      capture.places.push(mark.id);
      return mark;
    },
    noteDraft: async () => capture.draft,
    pause: async () => {
      capture.put('break', '');
      return capture.say({ state: 'paused', level: null });
    },
    resume: async () => capture.say({ state: 'recording' }),
    stillHere: async () =>
      capture.say({ warnings: capture.state.warnings.filter((one) => one !== 'still-recording') }),
    stop: async () => capture.end(),
    interrupted: async () => capture.interrupted,
    recover: async ({ captureId, meetingId }) => capture.recover(captureId, meetingId),
    async seen({ captureId }) {
      capture.interrupted = capture.interrupted.filter((one) => one.captureId !== captureId);
    },
    gaps: async ({ recordingId }) => capture.gaps.filter((one) => one.recordingId === recordingId),
    feed: async ({ stream, number, pcm }) => {
      capture.pieces.push({ stream, number, bytes: pcm.length });
      return { wanted: capture.state.feedWanted };
    },
  };
}
