import { SAMPLE_RATE } from '../../shared/time/index.ts';
import { openEar } from './ear.ts';
import { gapNotes } from './gap-notes.ts';
import { hearing } from './hearing.ts';
import { openJournals } from './journals.ts';
import { LATEST_PIECE_MS, SYNC_MS, WATCH_MS } from './limits.ts';
import { liveNotes } from './live-notes.ts';
import type { SessionOptions, Standing } from './session-types.ts';
import { sleepNotes, sleepWatch } from './sleep.ts';
import { captureTime } from './time.ts';
import { captureTimeline } from './timeline.ts';
import { raisedWarnings } from './warnings.ts';
import { watchOver } from './watch.ts';

/** The parts of one recording while it runs. */
export type Course = Awaited<ReturnType<typeof openCourse>>;

/**
 * Puts the parts of a recording together and sets them going; the microphone is not opened yet.
 * @throws what the disk says; then nothing is left of it
 */
export async function openCourse(options: SessionOptions) {
  const { archive, start, log } = options;
  const time = captureTime(archive.clock);
  const { nowMs } = time;
  const sleep = sleepWatch(time);
  const timeline = captureTimeline();
  const warnings = raisedWarnings(options.onWarning);
  const standing: Standing = { paused: false, ending: false, heardMs: 0, touchedMs: 0 };
  const journals = await openJournals(archive.vault.live, start, {
    warnings,
    log,
    onFull: () => !standing.ending && options.onMustStop('disk'),
  });
  const startedMs = nowMs();
  Object.assign(standing, { heardMs: startedMs, touchedMs: startedMs });

  const wallBefore = (agoMs: number) => new Date(archive.clock.now().getTime() - agoMs).toISOString();
  const wallNow = () => wallBefore(0);
  const noteGaps = gapNotes(timeline, {
    write: journals.write,
    wallAt: (atMs) => wallBefore(nowMs() - atMs),
    now: wallNow,
  });
  const noticeSleep = sleepNotes(sleep, { standing, timeline, warnings, log });
  const shared = { log, nowMs, standing, timeline, journals, warnings, noticeSleep };
  const heard = hearing({ ...shared, ffmpeg: options.ffmpeg });
  const ear = openEar({
    open: options.open,
    take: heard.take,
    wanted: () => !standing.paused && !standing.ending,
    nowMs,
    log,
    onDevice({ name, source }) {
      void journals.write({ t: 'device', device: name, source, reason: options.reason(), at: wallNow() });
    },
    onGone() {
      timeline.lost('unplugged');
      warnings.raise('device-gone');
    },
    onOver() {
      heard.first.resolve();
      if (!standing.ending) options.onMustStop('ended');
    },
  });
  const watch = watchOver({
    ...shared,
    ...{ archive, captureId: start.captureId, reserveBytes: options.reserveBytes },
    ...{ heard, ear, onFull: () => options.onMustStop('disk') },
  });

  async function sync(): Promise<void> {
    noteGaps();
    await journals.sync();
  }
  const ticking = [setInterval(() => void sync(), SYNC_MS), setInterval(watch.look, WATCH_MS)];
  const stopTicking = () => {
    for (const timer of ticking) clearInterval(timer);
  };

  function touch(): void {
    standing.touchedMs = nowMs();
    warnings.clear('still-recording');
  }

  /** The sample that is being spoken now: a little behind the newest that came. */
  function place(): number {
    if (standing.paused) return timeline.samples;
    const sinceMs = Math.min(LATEST_PIECE_MS, nowMs() - standing.heardMs);
    return timeline.samples + Math.round((sinceMs * SAMPLE_RATE) / 1000);
  }
  const hand = liveNotes({
    ...{ notes: journals.notes, write: journals.write, sync: journals.syncMarks },
    ...{ place, nowMs, at: wallNow, touch },
  });

  return {
    ...{ archive, start, startedMs, standing, nowMs, wallNow },
    ...{ timeline, journals, warnings, sleep, heard, ear, watch, hand },
    ...{ noteGaps, sync, touch, stopTicking },
  };
}
