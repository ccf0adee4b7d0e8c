import type { OpenArchive } from '../archive/index.ts';

/** 32 kbit/s of Opus with its pages and seals, per hour, rounded up; measured 14.6-15.4 MB. */
const LIVE_BYTES_PER_HOUR = 16_000_000;
/** While it is sealed, a recording lies on the disk twice, and its waveform once. */
const SEALED_TOO = 2.1;
/** SAFETY §1: a file of 64 MiB keeps the room that sealing needs; it is given up to seal. */
export const RESERVE_BYTES = 64 * 1024 * 1024;
/** About five minutes of recording, and what the index needs to write. */
const MARGIN_BYTES = 6 * 1024 * 1024;
/** The reserve grows in steps of this size with the recording. */
const STEP_BYTES = 8 * 1024 * 1024;

export type Headroom = {
  /** Hours that can still be recorded. */
  hours: number;
  /** Less than half an hour. */
  low: boolean;
  /** Stop now: what is left is for sealing. */
  full: boolean;
};

/** What a recording of so many bytes needs for its sealing, in whole steps. */
export function reserveFor(liveBytes: number, least: number): number {
  const needed = liveBytes * (SEALED_TOO - 1) + MARGIN_BYTES;
  return Math.max(least, Math.ceil(needed / STEP_BYTES) * STEP_BYTES);
}

/** How long the disk lasts. `reserved` is the size of the reserve file as it is. */
export function headroomOf(freeBytes: number, liveBytes: number, reserved: number): Headroom {
  const forSealing = Math.max(0, liveBytes * (SEALED_TOO - 1) + MARGIN_BYTES - reserved);
  const usable = freeBytes - forSealing - MARGIN_BYTES / 2;
  const hours = Math.max(0, usable / (LIVE_BYTES_PER_HOUR * SEALED_TOO));
  return { hours: Math.round(hours * 100) / 100, low: hours < 0.5, full: usable <= 0 };
}

/** The same before a recording begins, when the reserve is not there yet. */
export async function headroomBefore(archive: OpenArchive, reserve: number): Promise<Headroom> {
  const free = await archive.files.space(archive.folder);
  const { hours, low, full } = headroomOf(free - reserve, 0, reserve);
  return { hours, low, full };
}
