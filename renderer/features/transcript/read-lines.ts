import type { KeptwordApi } from '../../../shared/contract/index.ts';
import type { Transcript } from '../../../shared/domain/index.ts';
import { type Line, linesOf } from './lines.ts';

/**
 * Lines that cross in one message. Reading a message is one task of the window: 20,000 lines at once take 90 ms, in which
 * no key is heard; 2,500 take an eighth of it (decision 225).
 */
const PART_LINES = 2500;

export type Opened = { transcript: Transcript; revision: number; lines: Line[] };

/** All lines, part by part; from the beginning again when they were changed in between. Null when nobody waits any more. */
export async function readLines(
  open: KeptwordApi['transcripts']['open'],
  id: string,
  isWanted: () => boolean,
): Promise<Opened | null> {
  let lines: Line[] = [];
  let first = -1;
  while (isWanted()) {
    const { transcript, revision, ...part } = await open({ id, from: lines.length, most: PART_LINES });
    if (lines.length > 0 && revision !== first) {
      lines = [];
      continue;
    }
    first = revision;
    lines = [...lines, ...linesOf(part.lines)];
    if (part.lines.id.length < PART_LINES) return { transcript, revision, lines };
  }
  return null;
}
