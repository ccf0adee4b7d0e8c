import { type CaptureDevice, type CaptureDevices, KeptwordError } from '../../shared/contract/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { deviceOf, devicesNow, type OpenedSource, openSource, type Source, WINDOW } from './source.ts';

/**
 * The microphones of this computer: which to take, and why. One of the system's that gave nothing, or only digital
 * silence, is passed over for the window's until somebody chooses it again.
 */
export function microphones(options: {
  ffmpeg: () => Promise<Ffmpeg>;
  remembered: () => Promise<string | null>;
  window: () => Source;
  stdin: (() => AsyncIterable<Buffer>) | undefined;
  /** Whether there is a window that could listen. */
  hasWindow: boolean;
}) {
  let known: CaptureDevices | null = null;
  const silent = new Set<string>();

  const stdin = (): AsyncIterable<Buffer> => {
    if (options.stdin) return options.stdin();
    throw new KeptwordError('not-found', 'Nothing is piped in here. Choose a microphone.');
  };
  const open = (ffmpeg: Ffmpeg, device: CaptureDevice): OpenedSource =>
    openSource(device, { ffmpeg, window: options.window, stdin });

  return {
    open,
    /** What was listed last. */
    get known() {
      return known;
    },
    async list(): Promise<CaptureDevices> {
      const now = await devicesNow(await options.ffmpeg(), await options.remembered());
      known = silent.has(now.chosenId)
        ? { ...now, chosenId: WINDOW.deviceId, source: 'window', reason: 'system-silent' }
        : now;
      return known;
    },
    /** @throws not-found */
    named: (deviceId: string): CaptureDevice => deviceOf(deviceId, known?.devices ?? []),
    /** Whether the window may take this one's place by itself: a made-up sound and a pipe are what they are. */
    mayFallBack: (device: CaptureDevice) =>
      options.hasWindow && device.source === 'system' && canStandIn(device),
    gaveNothing: (device: CaptureDevice) => void silent.add(device.deviceId),
    forgive: (deviceId: string) => void silent.delete(deviceId),
    /** What to listen to at the n-th try: the wanted microphone, and by turns whatever the system has. */
    async openAt(again: number, of: { ffmpeg: Ffmpeg; wanted: CaptureDevice }): Promise<OpenedSource> {
      const { ffmpeg, wanted } = of;
      if (again % 2 === 0 || wanted.source === 'window' || !canStandIn(wanted)) return open(ffmpeg, wanted);
      const { devices: there } = await devicesNow(ffmpeg, null);
      const other =
        there.find(({ deviceId }) => deviceId === wanted.deviceId) ??
        there.find(({ source, isDefault }) => source === 'system' && isDefault) ??
        there.find(({ source }) => source === 'system');
      return open(ffmpeg, other ?? wanted);
    },
  };
}
export type Microphones = ReturnType<typeof microphones>;

function canStandIn({ deviceId }: CaptureDevice): boolean {
  return !deviceId.startsWith('lavfi:') && deviceId !== 'stdin';
}
