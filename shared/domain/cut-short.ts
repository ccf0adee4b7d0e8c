import { z } from 'zod';
import { milliseconds } from '../time/index.ts';

/** A week: what a header may say and be believed, as for every time here. */
const BELIEVED_MS = 7 * 24 * 3_600_000;

/** Some ffmpegs make a length up from what is there, and round it. */
const ROUNDED_MS = 50;

/**
 * Of a file that was cut short and kept, since it is the only one (decision 232): what shows it, and what its own
 * header says of the whole. Fixed, like everything else that a recording is.
 */
export const cutShort = z.object({
  /** In technical words, for a second person who looks: never of what is said in it. */
  why: z.string().min(1).max(300),
  /** So many bytes the whole file has at least; null where the file does not say. */
  bytesExpected: z.number().int().min(0).nullable(),
  /** So long is the whole, as its header says; null where it does not. */
  msExpected: milliseconds.nullable(),
});
export type CutShort = z.infer<typeof cutShort>;

/** Puts together what is known of a cut: a length is only told where it is more than can be heard, and can be true. */
export function cutShortOf(of: {
  why: string;
  bytesExpected: number | null;
  declaredMs: number | null;
  playableMs: number;
}): CutShort {
  const { why, bytesExpected, declaredMs, playableMs } = of;
  const believed = declaredMs !== null && declaredMs > playableMs + ROUNDED_MS && declaredMs <= BELIEVED_MS;
  return cutShort.parse({
    why: why.slice(0, 300),
    bytesExpected,
    msExpected: believed ? Math.round(declaredMs) : null,
  });
}

/** How the custody log holds it: flat, and only where there is something to say. */
export function cutShortFacts(cut: CutShort | null): Record<string, string | number | null> {
  if (cut === null) return {};
  return { cutShort: cut.why, bytesExpected: cut.bytesExpected, msExpected: cut.msExpected };
}
