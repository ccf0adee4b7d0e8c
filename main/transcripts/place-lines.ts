import { randomUUID } from 'node:crypto';
import { placedEvenly, type TranscriptLine } from '../../shared/domain/index.ts';
import { ms } from '../../shared/time/index.ts';
import type { ReadLine } from './reading/index.ts';

/**
 * Lines as the archive keeps them, in the order of the file. One with a start and no end lasts until the next that has a
 * start, or to the end of the recording. One without a start is placed evenly among its neighbours, and says so.
 */
export function placeLines(
  transcriptId: string,
  read: readonly ReadLine[],
  durationMs: number,
): TranscriptLine[] {
  const spans = placedEvenly(withEnds(read, durationMs), durationMs);
  return read.map(({ startMs, speaker, text }, at): TranscriptLine => {
    const span = spans[at];
    return {
      id: randomUUID(),
      transcriptId,
      position: at,
      startMs: ms(span?.startMs ?? 0),
      endMs: ms(span?.endMs ?? 0),
      timing: startMs === null ? 'placed' : 'file',
      speakerId: null,
      speakerLabel: speaker,
      speakerHow: null,
      text,
      checkedBy: null,
      checkedAt: null,
    };
  });
}

function withEnds(read: readonly ReadLine[], durationMs: number) {
  let next = durationMs;
  // Backwards, so that each line knows the next start that is not before its own.
  const spans = read.toReversed().map(({ startMs, endMs }) => {
    if (startMs === null) return { startMs: 0, endMs: 0, placed: true };
    const span = { startMs, endMs: endMs ?? Math.max(startMs, next), placed: false };
    next = startMs;
    return span;
  });
  return spans.toReversed();
}
