import type { OpenArchive } from '../archive/index.ts';
import { type Log, systemCode } from '../platform/index.ts';
import { type Headroom, headroomOf, reserveFor } from './headroom.ts';

/** The room that is left on the archive's disk while one recording runs, and the reserve that its end will need. */
export function diskRoom(archive: OpenArchive, of: { captureId: string; reserveBytes: number; log: Log }) {
  let reserved = 0;
  let reserving = false;
  return {
    /** Null when the disk does not say. `liveBytes` is what the recording's journals hold. */
    async look(liveBytes: number): Promise<Headroom | null> {
      const free = await archive.files.space(archive.folder).catch(() => null);
      return free === null ? null : headroomOf(free, liveBytes, reserved);
    },
    /** Lets the reserve grow with the recording. A disk that refuses is only logged: recording goes on. */
    async keepReserve(liveBytes: number): Promise<void> {
      const wanted = reserveFor(liveBytes, of.reserveBytes);
      if (reserving || wanted <= reserved) return;
      reserving = true;
      try {
        await archive.vault.live.reserve(of.captureId, wanted);
        reserved = wanted;
      } catch (error) {
        of.log.warn('capture-reserve', { code: systemCode(error) ?? 'unknown' });
      } finally {
        reserving = false;
      }
    },
  };
}
