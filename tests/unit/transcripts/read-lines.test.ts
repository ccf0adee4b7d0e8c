import { describe, expect, it } from 'vitest';
import { readLines } from '../../../renderer/features/transcript/read-lines.ts';
import type { KeptwordApi } from '../../../shared/contract/index.ts';
import { aTranscript } from '../../support/archive/lines.ts';

type Open = KeptwordApi['transcripts']['open'];
const LINES = 6000;

/** Main with a transcript whose revision is what `revisionAt` says at each call. */
function main(revisionAt: (call: number) => number) {
  const asked: number[] = [];
  const open: Open = async ({ from, most }) => {
    asked.push(from);
    const ids = Array.from({ length: LINES }, (_, at) => `line-${at}`).slice(from, from + most);
    const all = <T>(value: T) => ids.map(() => value);
    return {
      transcript: aTranscript('recording'),
      revision: revisionAt(asked.length),
      lines: {
        id: ids,
        startMs: all(0),
        endMs: all(1),
        timing: all('file' as const),
        text: all(''),
        speaker: all(-1),
        speakers: [],
        check: all(-1),
        checks: [],
      },
    };
  };
  return { asked, open };
}

describe('lines that cross in parts', () => {
  it('are all there, each once and in order', async () => {
    const { asked, open } = main(() => 7);
    const read = await readLines(open, 'one', () => true);
    expect(read?.lines.map(({ id }) => id)).toEqual(Array.from({ length: LINES }, (_, at) => `line-${at}`));
    expect([read?.revision, asked]).toEqual([7, [0, 2500, 5000]]);
  });

  it('are read from the beginning again when something changed in between', async () => {
    const { asked, open } = main((call) => (call < 3 ? 7 : 8));
    const read = await readLines(open, 'one', () => true);
    expect([read?.revision, read?.lines.length]).toEqual([8, LINES]);
    expect(asked).toEqual([0, 2500, 5000, 0, 2500, 5000]);
  });

  it('are not read on when nobody waits any more', async () => {
    const { asked, open } = main(() => 7);
    expect(await readLines(open, 'one', () => asked.length < 1)).toBeNull();
    expect(asked).toEqual([0]);
  });
});
