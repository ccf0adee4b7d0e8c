import { createHash } from 'node:crypto';
import { type Ffmpeg, liveEncoder, peaksBuilder } from '../media/index.ts';
import type { Log } from '../platform/index.ts';
import type { Journals } from './journals.ts';
import { levelMeter } from './levels.ts';
import { HELD_BYTES } from './limits.ts';
import { createPacker } from './packer.ts';
import type { Standing } from './session-types.ts';
import type { CaptureTimeline } from './timeline.ts';
import type { RaisedWarnings } from './warnings.ts';

export type Hearing = ReturnType<typeof hearing>;

/** What becomes of each piece of sound: its place in time, its level, its peaks, and its pages in the journal. */
export function hearing(of: {
  ffmpeg: Ffmpeg;
  log: Log;
  nowMs: () => number;
  standing: Standing;
  timeline: CaptureTimeline;
  journals: Journals;
  warnings: RaisedWarnings;
  /** Asked first: what comes after a sleep must find it noted. */
  noticeSleep: () => void;
}) {
  const { standing, timeline, journals, warnings } = of;
  const meter = levelMeter();
  const peaks = peaksBuilder();
  const hash = createHash('sha256');
  const first = Promise.withResolvers<void>();
  const packer = createPacker({
    start: () => liveEncoder(of.ffmpeg),
    onPage(page) {
      hash.update(page);
      journals.page(page);
    },
    onRestart() {
      of.log.warn('capture-encoder-restarted');
      warnings.raise('encoder-restarted');
      warnings.clear('encoder-restarted');
    },
  });

  return {
    meter,
    packer,
    /** Resolves when the first piece is there, or when none will come. */
    first,
    take(pcm: Buffer): Promise<void> | undefined {
      of.noticeSleep();
      const now = of.nowMs();
      const samples = pcm.length / 2;
      standing.heardMs = now;
      timeline.heard(samples, now);
      meter.add(pcm);
      for (const kind of ['no-sound', 'device-gone', 'window-lost'] as const) warnings.clear(kind);
      first.resolve();
      if (journals.waiting > HELD_BYTES) {
        timeline.dropped(samples, 'disk', now);
        return undefined;
      }
      const waited = packer.write(pcm);
      if (waited === false) {
        timeline.dropped(samples, 'encoder', now);
        return undefined;
      }
      peaks.add(pcm);
      return waited;
    },
    /** Once, when the packer has ended: the hash of all pages, and the peaks of what was kept. */
    sealed: () => ({ sha256: hash.digest('hex'), peaks: peaks.finish() }),
  };
}
