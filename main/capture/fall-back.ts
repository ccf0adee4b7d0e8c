import type { Log } from '../platform/index.ts';
import type { Microphones } from './microphones.ts';
import type { Listening } from './running.ts';
import type { Session } from './session.ts';
import { WINDOW } from './source.ts';

/** Nothing but digital silence for so long after the start: no room is that still, so nothing is connected. */
const SILENT_MS = 3_000;
/** So long the window has: it must open the microphone first. */
const WINDOW_MS = 8_000;

/** Takes the window's microphone for one of the system's that gives nothing. The recording is the same, the change noted. */
export async function fallBack(
  of: { session: Session; listening: Listening },
  to: { microphones: Microphones; log: Log },
): Promise<void> {
  to.microphones.gaveNothing(of.listening.device);
  to.log.warn('capture-fell-back', { from: 'system', to: 'window' });
  Object.assign(of.listening, { device: WINDOW, reason: 'system-silent' } satisfies Listening);
  await of.session.switchDevice();
}

/**
 * Looks after a recording that has just begun: a system's microphone that gives only digital silence is left for the
 * window's. Should that one be silent too, the first is taken again, and what is wrong is told as for any microphone.
 * Returns the function that ends the watch.
 */
export function watchForSilence(
  of: { session: Session; listening: Listening },
  to: { microphones: Microphones; log: Log; tell: () => void },
): () => void {
  if (!to.microphones.mayFallBack(of.listening.device)) return () => undefined;
  const before = { ...of.listening };
  let timer = setTimeout(look, SILENT_MS);

  /** Somebody has chosen, paused, or been heard: then nothing is to be done. */
  const isMute = (deviceId: string) => {
    const { heardSound, paused } = of.session.state();
    return !heardSound && !paused && of.listening.device.deviceId === deviceId;
  };
  function look(): void {
    if (!isMute(before.device.deviceId)) return;
    timer = setTimeout(lookAgain, WINDOW_MS);
    void fallBack(of, to).then(to.tell);
  }
  function lookAgain(): void {
    if (!isMute(WINDOW.deviceId)) return;
    to.microphones.forgive(before.device.deviceId);
    to.log.warn('capture-went-back');
    Object.assign(of.listening, before);
    void of.session.switchDevice().then(to.tell);
  }
  return () => clearTimeout(timer);
}
