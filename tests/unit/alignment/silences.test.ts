import { beforeAll, describe, expect, it } from 'vitest';
import { FRAMES_A_SECOND, levelsBuilder } from '../../../main/alignment/bands.ts';
import { compareLevels } from '../../../main/alignment/compare.ts';
import { hearingOf, silencesIn } from '../../../main/alignment/silences.ts';
import { cutOf, pcmOf, SPEECH_RATE, speechLike, withNoise } from '../../support/speech/index.ts';

function heard(sound: Float32Array) {
  const builder = levelsBuilder();
  builder.add(pcmOf(sound));
  return builder.finish();
}
/** The second begins 10 s later: where they lie is not what these tests are about. */
function silences(first: Float32Array, second: Float32Array) {
  const run = { from: 10 * FRAMES_A_SECOND, to: 150 * FRAMES_A_SECOND, lag: -10 * FRAMES_A_SECOND };
  return silencesIn([run], 0, hearingOf(heard(first)), hearingOf(heard(second)));
}

/** The same sound with nothing in it between these seconds. */
function muted(sound: Float32Array, ...spans: [from: number, to: number][]): Float32Array {
  const copy = sound.slice();
  for (const [from, to] of spans) copy.fill(0, from * SPEECH_RATE, to * SPEECH_RATE);
  return copy;
}

describe('a recording that is silent while the other is not', () => {
  let talk: Float32Array = new Float32Array();
  let theirs: Float32Array = new Float32Array();
  beforeAll(() => {
    talk = speechLike(150, 31);
    theirs = withNoise(cutOf(talk, 10, 150), 10, 32);
  });
  const near = (value: number | undefined, ms: number) =>
    expect(Math.abs((value ?? Number.NaN) - ms)).toBeLessThan(60);

  it('is told with its place', () => {
    const [one, ...others] = silences(talk, muted(theirs, [50, 62]));
    expect(others).toEqual([]);
    expect(one?.silentIn).toBe('second');
    near(one?.startMs, 60_000);
    near(one?.endMs, 72_000);
  });

  it('may be either of them; the two still run together through it, and to the end', () => {
    const found = compareLevels(heard(muted(talk, [30, 33])), heard(muted(theirs, [125, 140])));
    expect(found.pieces).toHaveLength(1);
    expect(found.silences.map(({ silentIn }) => silentIn)).toEqual(['first', 'second']);
    near(found.silences[0]?.startMs, 30_000);
    near(found.silences[1]?.startMs, 135_000);
    near(found.pieces[0]?.endMs, 150_000);
  }, 90_000);

  it('is not one where both are silent, where it is only quieter, or for less than half a second', () => {
    expect(silences(muted(talk, [60, 70]), muted(theirs, [50, 60]))).toEqual([]);
    const softer = theirs.map((value, at) =>
      at > 50 * SPEECH_RATE && at < 62 * SPEECH_RATE ? value / 6 : value,
    );
    expect(silences(talk, softer)).toEqual([]);
    expect(silences(talk, muted(theirs, [50, 50.4]))).toEqual([]);
    expect(silences(talk, theirs)).toEqual([]);
  });

  it('is not one where the other recorder cuts off the noise between words', () => {
    const gated = cutOf(talk, 10, 150);
    const frame = SPEECH_RATE / 50;
    for (let at = 0; at < gated.length; at += frame) {
      const part = gated.subarray(at, at + frame);
      if (part.every((value) => Math.abs(value) < 0.02)) part.fill(0);
    }
    expect(silences(talk, gated)).toEqual([]);
  });
});
