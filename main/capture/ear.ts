import type { CaptureDevice } from '../../shared/contract/index.ts';
import { type Log, systemCode } from '../platform/index.ts';
import { REOPEN_MS } from './limits.ts';
import type { OpenedSource } from './source.ts';

export type EarOptions = {
  /** Opens a microphone; `again` counts the tries since sound last came. */
  open: (again: number) => Promise<OpenedSource>;
  /** What is heard. The promise: whoever can wait may wait. */
  take: (pcm: Buffer) => Promise<void> | undefined;
  /** False during a break and at the end: nothing is opened then. */
  wanted: () => boolean;
  nowMs: () => number;
  log: Log;
  /** Another microphone than before listens now. */
  onDevice: (device: CaptureDevice) => void;
  /** The microphone went away. */
  onGone: () => void;
  /** What was given is at its end. */
  onOver: () => void;
};

export type Ear = ReturnType<typeof openEar>;

/** The microphone of one recording: opened, listened to, and opened again when it goes away. */
export function openEar(options: EarOptions) {
  const { log } = options;
  let source: OpenedSource | null = null;
  let device: CaptureDevice | null = null;
  let opening = false;
  let triedMs = Number.NEGATIVE_INFINITY;
  let tries = 0;
  /** Counts what was closed: a microphone that was still being opened then is not the wanted one any more. */
  let closed = 0;

  async function listenTo(opened: OpenedSource): Promise<void> {
    try {
      for await (const pcm of opened.chunks) {
        if (source !== opened) break;
        tries = 0;
        const waited = options.take(pcm);
        if (waited && opened.kind === 'given') await waited;
      }
    } catch (error) {
      log.warn('capture-source-broke', { code: systemCode(error) ?? 'unknown' });
    }
    const over = await opened.over;
    if (source !== opened) return;
    source = null;
    if (opened.kind === 'given' || (over === 'ended' && opened.device.deviceId.startsWith('lavfi:'))) {
      return options.onOver();
    }
    log.warn('capture-source-gone');
    options.onGone();
    void reopen();
  }

  async function reopen(): Promise<void> {
    if (source !== null || opening || !options.wanted() || options.nowMs() - triedMs < REOPEN_MS) return;
    opening = true;
    triedMs = options.nowMs();
    const before = closed;
    try {
      const opened = await options.open(tries++);
      if (!options.wanted() || before !== closed) return opened.stop();
      source = opened;
      if (opened.device.deviceId !== device?.deviceId) options.onDevice(opened.device);
      device = opened.device;
      void listenTo(opened);
    } catch (error) {
      log.warn('capture-source-not-there', { code: systemCode(error) ?? 'unknown' });
    } finally {
      opening = false;
    }
  }

  return {
    get device() {
      return device;
    },
    get kind() {
      return source?.kind ?? null;
    },
    /** Opens a microphone if none is open; not more often than the limits say. */
    reopen,
    /** Closes the one that is open, and lets the next `reopen` be at once. */
    close(): void {
      triedMs = Number.NEGATIVE_INFINITY;
      closed += 1;
      const before = source;
      source = null;
      before?.stop();
    },
    /** When it was last opened, or tried. */
    get triedMs() {
      return triedMs;
    },
    /** Forgets failed tries: the wanted microphone is the next. */
    startOver: () => {
      tries = 0;
    },
  };
}
