import type { Ffmpeg } from '../media/index.ts';
import type { Log } from '../platform/index.ts';
import { type LevelTest, levelTest } from './level-test.ts';
import type { Microphones } from './microphones.ts';
import { WINDOW } from './source.ts';

type Tested = Pick<LevelTest, 'device' | 'reason'>;

/** At most one microphone that is tested before the meeting. */
export function tryOut(of: {
  microphones: Microphones;
  log: Log;
  tell: () => void;
  /** The time for a test is up. */
  over: () => void;
}) {
  const { microphones } = of;
  let test: LevelTest | null = null;

  function end(): void {
    test?.stop();
    test = null;
  }

  /**
   * A test of one microphone. When the system's gives nothing, the window's is tested in its place; when that one gives
   * nothing either, the first again, and the bar says so.
   */
  function run(ffmpeg: Ffmpeg, tested: Tested, before: Tested | null = null, mayChange = true): void {
    end();
    const over = () => {
      end();
      of.over();
    };
    const silent = () => {
      if (!mayChange) return;
      if (before) {
        microphones.forgive(before.device.deviceId);
        run(ffmpeg, before, null, false);
      } else if (microphones.mayFallBack(tested.device)) {
        microphones.gaveNothing(tested.device);
        of.log.warn('capture-fell-back', { from: 'system', to: 'window' });
        run(ffmpeg, { device: WINDOW, reason: 'system-silent' }, tested);
      }
      of.tell();
    };
    test = levelTest(microphones.open(ffmpeg, tested.device), { reason: tested.reason, over, silent });
  }

  return {
    get test() {
      return test;
    },
    run: (ffmpeg: Ffmpeg, tested: Tested) => run(ffmpeg, tested),
    end,
  };
}
