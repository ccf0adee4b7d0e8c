import type { Mark, NewMoment } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';

/** Who hears something that matters presses the key a little later: the sentence is behind, its end just ahead. */
const BEFORE_MS = 10_000;
const AFTER_MS = 5_000;

export type PendingSpan = { recordingId: string; startMs: number; endMs: number | null };

/**
 * The span of a moment marked now: what was set by hand, else a sensible one around now. Always inside the recording
 * and never without length, unless the recording itself has none.
 */
export function spanAround(
  now: { recordingId: string; atMs: number; durationMs: number },
  pending: PendingSpan | null,
): { startMs: Milliseconds; endMs: Milliseconds } {
  const clamp = (value: number) => ms(Math.min(now.durationMs, Math.max(0, value)));
  if (pending?.recordingId === now.recordingId) {
    const end = pending.endMs ?? now.atMs;
    if (end > pending.startMs) return { startMs: clamp(pending.startMs), endMs: clamp(end) };
  }
  return { startMs: clamp(now.atMs - BEFORE_MS), endMs: clamp(now.atMs + AFTER_MS) };
}

export type MarkOnKey = 'agreed' | 'not-agreed' | 'promised' | 'did-not-understand' | 'disputed';

/** What each of the five marks says of a moment; everything else is refined later (EXPERIENCE, Review). */
const MEANING: Record<MarkOnKey, Pick<NewMoment, 'type' | 'outcome' | 'dispute'>> = {
  agreed: { type: 'decision', outcome: 'agreed' },
  'not-agreed': { type: 'statement', outcome: 'not-agreed' },
  promised: { type: 'promise' },
  'did-not-understand': { type: 'question' },
  disputed: { type: 'statement', dispute: { claim: '' } },
};

/** A new moment for one of the five marks. */
export function markedMoment(
  recordingId: string,
  span: { startMs: Milliseconds; endMs: Milliseconds },
  mark: MarkOnKey,
): NewMoment {
  return { recordingId, ...span, ...MEANING[mark], mark: mark satisfies Mark };
}

/** A span that was set by hand and has no mark yet. */
export function plainMoment(
  recordingId: string,
  span: { startMs: Milliseconds; endMs: Milliseconds },
): NewMoment {
  return { recordingId, ...span, type: 'statement' };
}
