import type { HeardAt } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { Clip } from '../../audio/index.ts';
import { LEAD_IN_MS } from './places.ts';

/** Long enough to understand what was said, when only a point in time is known. */
const LEAST_HEARD_MS = 4_000;

/** The sound of a hit, from a little before. */
export function hitClip({ sound }: { sound: HeardAt }): Clip {
  const { recordingId, durationMs, startMs, endMs } = sound;
  return {
    track: { recordingId, durationMs },
    span: {
      startMs: ms(Math.max(0, startMs - LEAD_IN_MS)),
      endMs: ms(Math.min(durationMs, Math.max(endMs, startMs + LEAST_HEARD_MS))),
    },
  };
}
