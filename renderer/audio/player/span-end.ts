import type { Milliseconds } from '../../../shared/time/index.ts';
import type { PlayerState } from './player-shape.ts';

/** A timer never fires early by more than this; closer than it counts as "at the end". */
const CLOSE_ENOUGH_MS = 4;

/**
 * Stops a stretch exactly at its end. The element reports its place only four times a second, far too coarse to stop
 * at the end of a sentence. So a timer is set for the moment at which the end will be reached, and set again (`arm`)
 * after every change of speed or place. `reached` is called once there.
 */
export function spanEnd(of: {
  state: () => PlayerState;
  now: () => Milliseconds;
  reached: (endMs: Milliseconds) => void;
}) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => clearTimeout(timer);

  function arm(): void {
    clear();
    const { span, playing, speed } = of.state();
    if (!span || !playing) return;
    const left = ((span.endMs - of.now()) * 100) / speed;
    timer = setTimeout(check, Math.max(1, left));
  }

  function check(): void {
    const { span, playing } = of.state();
    if (!span || !playing) return;
    if (of.now() < span.endMs - CLOSE_ENOUGH_MS) {
      arm();
      return;
    }
    clear();
    of.reached(span.endMs);
  }

  return { arm, check, clear };
}
