import type { CaptureDevice, CaptureLevel } from '../../shared/contract/index.ts';
import { levelMeter } from './levels.ts';
import type { OpenedSource } from './source.ts';

/** As often as the state is told while recording. */
const READ_MS = 250;
/** A test that nobody ends is ended: a microphone is never left open. */
const TEST_MS = 120_000;

/** A microphone that is listened to before the meeting; nothing of it is kept. */
export type LevelTest = {
  source: OpenedSource;
  device: CaptureDevice;
  level: CaptureLevel | null;
  stop: () => void;
};

/** Listens until `stop`; calls `over` when the time for a test is up. */
export function levelTest(source: OpenedSource, over: () => void): LevelTest {
  const meter = levelMeter();
  const mine: LevelTest = { source, device: source.device, level: null, stop: () => undefined };
  const reading = setInterval(() => {
    mine.level = meter.read();
  }, READ_MS);
  const limit = setTimeout(over, TEST_MS);
  mine.stop = () => {
    clearInterval(reading);
    clearTimeout(limit);
    source.stop();
  };
  const listening = async () => {
    for await (const pcm of source.chunks) meter.add(pcm);
  };
  listening().catch(() => undefined);
  return mine;
}
