import { z } from 'zod';

declare const unit: unique symbol;

/** Whole milliseconds. A seconds value does not compile where one of these is asked. */
export type Milliseconds = number & { readonly [unit]: 'ms' };

/** One rate for every playback copy, clip and peak: it is Opus's own (RFC 7587 §4.1), so nothing is resampled twice. */
export const SAMPLE_RATE = 48_000;

export const milliseconds = z
  .number()
  .int()
  .min(0)
  .max(7 * 24 * 3_600_000)
  .transform((value) => value as Milliseconds);

/** Rounds to whole milliseconds. Throws RangeError on a negative or non-finite value. */
export function ms(value: number): Milliseconds {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`not a duration in ms: ${value}`);
  return Math.round(value) as Milliseconds;
}

/** Exact: 48 samples a millisecond. */
export function msToSamples(value: Milliseconds): number {
  return value * (SAMPLE_RATE / 1000);
}

/** Rounds down: a moment never claims sound that is not there. */
export function samplesToMs(samples: number): Milliseconds {
  return Math.floor(samples / (SAMPLE_RATE / 1000)) as Milliseconds;
}

/** A calendar day as the parent says it, with no time zone: `2026-10-20`. */
export const isoDate = z.iso.date();
export type IsoDate = z.infer<typeof isoDate>;

/** A moment in UTC as `2026-10-20T15:30:00.000Z`. */
export const utcInstant = z.iso.datetime();
export type UtcInstant = z.infer<typeof utcInstant>;
