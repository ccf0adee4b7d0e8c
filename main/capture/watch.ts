import type { CaptureLevel } from '../../shared/contract/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Log } from '../platform/index.ts';
import { diskRoom } from './disk-room.ts';
import type { Ear } from './ear.ts';
import type { Headroom } from './headroom.ts';
import type { Hearing } from './hearing.ts';
import type { Journals } from './journals.ts';
import { DISK_MS, FORGOTTEN_MS, NO_DATA_MS, SILENCE_SAMPLES, STUCK_MS } from './limits.ts';
import type { Standing } from './session-types.ts';
import type { CaptureTimeline } from './timeline.ts';
import type { RaisedWarnings } from './warnings.ts';

export type Watch = ReturnType<typeof watchOver>;

/** What is looked at four times a second while a recording runs: sound, the microphone, the disk, whether anybody is there. */
export function watchOver(of: {
  archive: OpenArchive;
  captureId: string;
  reserveBytes: number;
  log: Log;
  nowMs: () => number;
  standing: Standing;
  timeline: CaptureTimeline;
  journals: Journals;
  heard: Hearing;
  ear: Ear;
  warnings: RaisedWarnings;
  noticeSleep: () => void;
  /** The disk is at its reserve. */
  onFull: () => void;
}) {
  const { standing, timeline, journals, ear, warnings } = of;
  const { meter } = of.heard;
  const disk = diskRoom(of.archive, of);
  let headroom: Headroom = { hours: 0, low: false, full: false };
  let diskMs = Number.NEGATIVE_INFINITY;
  let level: CaptureLevel | null = null;

  async function lookAtDisk(): Promise<void> {
    diskMs = of.nowMs();
    const seen = await disk.look(journals.bytes);
    if (seen === null || standing.ending) return;
    headroom = seen;
    if (headroom.low) warnings.raise('disk-low');
    else warnings.clear('disk-low');
    if (headroom.full) of.onFull();
    else await disk.keepReserve(journals.bytes);
  }

  function listen(now: number): void {
    const quietMs = now - standing.heardMs;
    if (quietMs >= NO_DATA_MS) {
      warnings.raise('no-sound');
      if (ear.kind === 'fed') warnings.raise('window-lost');
    }
    if (meter.silentSamples >= SILENCE_SAMPLES) warnings.raise('silence');
    else warnings.clear('silence');
    if (ear.kind === 'live' && quietMs >= STUCK_MS && now - ear.triedMs >= STUCK_MS) {
      timeline.lost('no-data');
      ear.close();
    }
    void ear.reopen();
  }

  return {
    lookAtDisk,
    look(): void {
      of.noticeSleep();
      level = meter.read();
      const now = of.nowMs();
      if (now - diskMs >= DISK_MS) void lookAtDisk();
      if (now - standing.touchedMs >= FORGOTTEN_MS) warnings.raise('still-recording');
      if (!standing.paused) listen(now);
    },
    /** The level at the last look. */
    get level() {
      return level;
    },
    /** Hours that still fit on the disk. */
    get diskHours() {
      return headroom.hours;
    },
  };
}
