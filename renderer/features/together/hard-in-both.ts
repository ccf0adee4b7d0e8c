import { type AlignmentView, type HardPart, sameMoment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

/**
 * What is hard to hear in one of two recordings of the same minutes is so in the other: each part is added where the
 * other one has it too, whoever marked it where.
 */
export function hardInBoth(alignment: AlignmentView, parts: readonly HardPart[]): readonly HardPart[] {
  const { firstId, secondId } = alignment;
  const across = parts.flatMap((part): HardPart[] => {
    const from = part.recordingId === firstId ? 'first' : part.recordingId === secondId ? 'second' : null;
    if (from === null) return [];
    const begin = sameMoment(alignment, from, part.startMs);
    const end = sameMoment(alignment, from, part.endMs);
    if (!begin.there && !end.there) return [];
    const [startMs, endMs] = [begin.atMs, end.atMs].map(Math.round);
    if (startMs === undefined || endMs === undefined || endMs <= startMs) return [];
    const recordingId = from === 'first' ? secondId : firstId;
    return [{ recordingId, startMs: ms(startMs), endMs: ms(endMs) }];
  });
  return across.length === 0 ? parts : [...parts, ...across];
}
