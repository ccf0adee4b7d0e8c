import type { CaptureDevice, CaptureLevel, CaptureSourceReason } from '../../shared/contract/index.ts';
import { levelMeter } from './levels.ts';
import type { OpenedSource } from './source.ts';

/** As often as the state is told while recording. */
const READ_MS = 250;
/** A test that nobody ends is ended: a microphone is never left open. */
const TEST_MS = 120_000;
/** Nothing, or only digital silence, for so long: no room is that still. The window must open its microphone first. */
const SILENT_MS = { system: 3_000, window: 8_000 } as const;

/** A microphone that is listened to before the meeting; nothing of it is kept. */
export type LevelTest = {
  source: OpenedSource;
  device: CaptureDevice;
  /** Why this one, when it is not simply the one that was asked for. */
  reason: CaptureSourceReason | null;
  level: CaptureLevel | null;
  stop: () => void;
};

/** Listens until `stop`. `over`: the time for a test is up. `silent`: it gave nothing so far. Each is called once. */
export function levelTest(
  source: OpenedSource,
  of: { reason: CaptureSourceReason | null; over: () => void; silent: () => void },
): LevelTest {
  const meter = levelMeter();
  const { device } = source;
  const mine: LevelTest = { source, device, reason: of.reason, level: null, stop: () => undefined };
  const reading = setInterval(() => {
    mine.level = meter.read();
  }, READ_MS);
  const limit = setTimeout(of.over, TEST_MS);
  const mute = setTimeout(() => {
    if (!meter.heardSound) of.silent();
  }, SILENT_MS[device.source]);
  mine.stop = () => {
    clearInterval(reading);
    clearTimeout(limit);
    clearTimeout(mute);
    source.stop();
  };
  const listening = async () => {
    for await (const pcm of source.chunks) meter.add(pcm);
  };
  listening().catch(() => undefined);
  return mine;
}
