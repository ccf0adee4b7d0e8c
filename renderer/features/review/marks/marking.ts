import {
  isAboutMe,
  type MarkOnKey,
  meaningOf,
  type NewMoment,
  spanOfMark,
  spanOfTemplate,
  type TemplateMark,
  templateOf,
} from '../../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../../shared/time/index.ts';

export type { MarkOnKey } from '../../../../shared/domain/index.ts';

export type PendingSpan = { recordingId: string; startMs: number; endMs: number | null };

/**
 * The span of a moment marked now: what was set by hand, else a sensible one around now, as far as its template
 * reaches. Always inside the recording and never without length, unless the recording itself has none.
 */
export function spanAround(
  now: { recordingId: string; atMs: number; durationMs: number },
  pending: PendingSpan | null,
  template: TemplateMark | null = null,
): { startMs: Milliseconds; endMs: Milliseconds } {
  if (pending?.recordingId === now.recordingId) {
    const end = pending.endMs ?? now.atMs;
    const clamp = (value: number) => ms(Math.min(now.durationMs, Math.max(0, value)));
    if (end > pending.startMs) return { startMs: clamp(pending.startMs), endMs: clamp(end) };
  }
  if (template === null) return spanOfMark(now.atMs, now.durationMs);
  return spanOfTemplate(template, now.atMs, now.durationMs);
}

/** A new moment for one of the five marks. */
export function markedMoment(
  recordingId: string,
  span: { startMs: Milliseconds; endMs: Milliseconds },
  mark: MarkOnKey,
): NewMoment {
  return { recordingId, ...span, type: 'statement', ...meaningOf(mark), mark };
}

/** A new moment for a template, with its first words. */
export function templateMoment(
  recordingId: string,
  span: { startMs: Milliseconds; endMs: Milliseconds },
  mark: TemplateMark,
  text: string,
): NewMoment {
  return { recordingId, ...span, type: templateOf(mark).type, mark, text, private: isAboutMe(mark) };
}

/** A span that was set by hand and has no mark yet. */
export function plainMoment(
  recordingId: string,
  span: { startMs: Milliseconds; endMs: Milliseconds },
): NewMoment {
  return { recordingId, ...span, type: 'statement' };
}
