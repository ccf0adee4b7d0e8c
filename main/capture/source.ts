import type { CaptureDevice, CaptureDevices } from '../../shared/contract/index.ts';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type Ffmpeg,
  listen,
  listMicrophones,
  type Microphone,
  type MicrophoneSystem,
} from '../media/index.ts';

/** Sound as it comes: 48 kHz mono s16le in whole samples. */
export type Source = {
  chunks: AsyncIterable<Buffer>;
  stop(): void;
  /** Settles when no more will come. `ended`: it was at its end; `failed`: it went away. */
  over: Promise<'ended' | 'failed'>;
};

/**
 * How a source behaves.
 * - `live`: a microphone. It is reopened when it goes away, and nobody can make it wait.
 * - `fed`: the window sends pieces when it likes; it is never reopened from here.
 * - `given`: bytes that somebody pipes in, as fast as they are taken; their end is the end of the recording.
 */
export type SourceKind = 'live' | 'fed' | 'given';

export type OpenedSource = Source & { kind: SourceKind; device: CaptureDevice };

export const WINDOW: CaptureDevice = { deviceId: 'window', name: '', source: 'window', isDefault: false };
const STDIN = 'stdin';
const SYSTEMS: readonly MicrophoneSystem[] = ['pulse', 'alsa', 'avfoundation', 'dshow', 'lavfi'];

const idOf = ({ system, name }: Microphone) => `${system}:${name}`;

/** The microphone that a device id names; null for the window and for stdin. @throws not-found */
function microphoneOf(deviceId: string): Microphone | null {
  if (deviceId === WINDOW.deviceId || deviceId === STDIN) return null;
  const colon = deviceId.indexOf(':');
  const system = SYSTEMS.find((one) => one === deviceId.slice(0, colon));
  const name = deviceId.slice(colon + 1);
  // A name is an argument of its own behind -i, so that nothing in it can become an option.
  if (system && name !== '') return { system, name };
  throw new KeptwordError('not-found', 'This microphone is not known any more. Choose another one.', {
    details: deviceId,
  });
}

/** The microphones, which to take, and why. */
export async function devicesNow(ffmpeg: Ffmpeg, remembered: string | null): Promise<CaptureDevices> {
  const { system, microphones } = await listMicrophones(ffmpeg);
  const found: CaptureDevice[] = microphones.map((one) => ({
    deviceId: idOf(one),
    name: one.label || one.name,
    source: 'system',
    isDefault: one.isDefault,
  }));
  const devices = [...found, WINDOW];
  const chosen = devices.find(({ deviceId }) => deviceId === remembered);
  if (chosen) return { devices, chosenId: chosen.deviceId, source: chosen.source, reason: 'chosen' };
  const first = found.find(({ isDefault }) => isDefault) ?? found[0];
  if (first) return { devices, chosenId: first.deviceId, source: 'system', reason: 'works' };
  const reason = system === null ? 'no-system-input' : 'no-microphone';
  return { devices, chosenId: WINDOW.deviceId, source: 'window', reason };
}

/** A device by its id, with the name the list gives it where it is in the list. @throws not-found */
export function deviceOf(deviceId: string, known: readonly CaptureDevice[]): CaptureDevice {
  const listed = known.find((one) => one.deviceId === deviceId);
  if (listed) return listed;
  const microphone = microphoneOf(deviceId);
  return { deviceId, name: microphone?.name ?? deviceId, source: 'system', isDefault: false };
}

/** Starts listening. Whether anything is heard shows in the chunks. @throws not-found */
export function openSource(
  device: CaptureDevice,
  from: { ffmpeg: Ffmpeg; window: () => Source; stdin: () => AsyncIterable<Buffer> },
): OpenedSource {
  if (device.source === 'window') return { ...from.window(), kind: 'fed', device };
  const microphone = microphoneOf(device.deviceId);
  if (microphone === null) return { ...pipedIn(from.stdin()), kind: 'given', device };
  const running = listen(from.ffmpeg, microphone);
  return {
    chunks: wholeSamples(running.output),
    stop: () => running.stop(),
    over: running.ended.then(({ failed }) => (failed === null ? 'ended' : 'failed')),
    kind: 'live',
    device,
  };
}

function pipedIn(input: AsyncIterable<Buffer>): Source {
  const over = Promise.withResolvers<'ended' | 'failed'>();
  let stopped = false;
  async function* until(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of input) {
        if (stopped) return;
        yield chunk;
      }
    } finally {
      over.resolve('ended');
    }
  }
  return {
    chunks: wholeSamples(until()),
    stop() {
      stopped = true;
      over.resolve('ended');
    },
    over: over.promise,
  };
}

/** A pipe may cut a sample in two: its first byte then waits for its second. */
async function* wholeSamples(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let half: Buffer | null = null;
  for await (const chunk of input) {
    const bytes: Buffer = half ? Buffer.concat([half, chunk]) : chunk;
    const even = bytes.length - (bytes.length % 2);
    half = even < bytes.length ? Buffer.from(bytes.subarray(even)) : null;
    if (even > 0) yield bytes.subarray(0, even);
  }
}
