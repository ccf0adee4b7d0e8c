import { SAMPLE_RATE } from '../../shared/time/index.ts';

/* How long a recording waits for what, and how much it holds. Milliseconds, samples at 48 kHz, bytes. */

/** How often what is recorded is made sure of on the disk. */
export const SYNC_MS = 1_000;
export const WATCH_MS = 250;
export const DISK_MS = 10_000;
export const NO_DATA_MS = 2_000;
/** A microphone whose program lives but gives nothing for so long is opened anew. */
export const STUCK_MS = 5_000;
export const SILENCE_SAMPLES = 10 * SAMPLE_RATE;
export const REOPEN_MS = 400;
/** SAFETY, Meetily#531: a recording that nobody has touched for so long is asked about, never stopped. */
export const FORGOTTEN_MS = 4 * 3_600_000;
/** Packed sound that the disk does not take is held in memory, about two hours of it. */
export const HELD_BYTES = 32 * 1024 * 1024;
/** A pause between two pieces is shown in the place of a mark only up to here. */
export const LATEST_PIECE_MS = 500;
