import type { OpenArchive } from '../archive/index.ts';
import type { Clock } from '../platform/index.ts';
import { headroomBefore } from './headroom.ts';
import { DISK_MS } from './limits.ts';

/** The room for a recording that has not begun, as far as it was looked at: before the meeting one wants to know. */
export function idleRoom(of: { archive: () => OpenArchive | null; reserve: number; clock: Clock }) {
  let hours: number | null = null;
  let looked: { archive: OpenArchive; atMs: number } | null = null;
  return {
    /** Null while no archive is open, and on a disk that does not say. */
    get hours() {
      return of.archive() === null ? null : hours;
    },
    /** Measures at most every ten seconds. */
    async look(): Promise<void> {
      const archive = of.archive();
      const atMs = of.clock.monotonicMs();
      if (archive === null) return;
      if (looked?.archive === archive && atMs - looked.atMs < DISK_MS) return;
      looked = { archive, atMs };
      hours = await headroomBefore(archive, of.reserve).then(
        (room) => room.hours,
        () => null,
      );
    },
  };
}
