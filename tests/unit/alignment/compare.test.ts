import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { levelsBuilder } from '../../../main/alignment/bands.ts';
import { type Comparison, compareLevels } from '../../../main/alignment/compare.ts';
import { sameMoment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  byClock,
  cutOf,
  joinedSound,
  pcmOf,
  SPEECH_RATE,
  speechLike,
  withNoise,
} from '../../support/speech/index.ts';

/** What is promised of a place. */
const PROMISED_MS = 20;

function heard(sound: Float32Array) {
  const builder = levelsBuilder();
  builder.add(pcmOf(sound));
  return builder.finish();
}

const compared = (first: Float32Array, second: Float32Array) => compareLevels(heard(first), heard(second));

function laid({ pieces, driftPpm }: Comparison) {
  const whole = pieces.map((one) => ({ ...one, startMs: ms(one.startMs), endMs: ms(one.endMs) }));
  return { pieces: whole, driftPpm };
}

/** The largest error over a stretch of the first, against where the same sound truly lies in the second. */
function worst(found: Comparison, [from, to]: [number, number], truth: (ms: number) => number): number {
  let most = 0;
  for (let at = from; at <= to; at += 500) {
    const there = sameMoment(laid(found), 'first', at);
    most = Math.max(most, there.there ? Math.abs(there.atMs - truth(at)) : Number.POSITIVE_INFINITY);
  }
  return most;
}

describe('two recordings by their sound', () => {
  let talk: Float32Array = new Float32Array();
  beforeAll(() => {
    talk = speechLike(300, 7);
  });

  it('finds the beginning, to 20 ms, in another gain and in noise', () => {
    const second = withNoise(cutOf(talk, 37.123, 290), 10, 3).map((value) => value * 0.2);
    const found = compared(cutOf(talk, 0, 240), second);
    expect(found.pieces).toHaveLength(1);
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(worst(found, [38_000, 239_000], (at) => at - 37_123)).toBeLessThanOrEqual(PROMISED_MS);
  });

  it('takes the drift of two clocks into account', () => {
    const second = withNoise(byClock(cutOf(talk, 20, 300), 200), 10, 4);
    const found = compared(talk, second);
    expect(found.driftPpm).toBeGreaterThan(120);
    expect(found.driftPpm).toBeLessThan(280);
    expect(worst(found, [21_000, 298_000], (at) => (at - 20_000) * 1.0002)).toBeLessThanOrEqual(PROMISED_MS);
  });

  it('finds what was cut out of one of them, and where', () => {
    const second = joinedSound(cutOf(talk, 0, 130), cutOf(talk, 155, 300));
    const found = compared(talk, withNoise(second, 20, 5));
    expect(found.pieces).toHaveLength(2);
    const [a, b] = found.pieces;
    expect(Math.abs((a?.endMs ?? 0) - 130_000)).toBeLessThan(500);
    expect(Math.abs((b?.startMs ?? 0) - 155_000)).toBeLessThan(500);
    expect(worst(found, [1_000, 129_000], (at) => at)).toBeLessThanOrEqual(PROMISED_MS);
    expect(worst(found, [156_000, 299_000], (at) => at - 25_000)).toBeLessThanOrEqual(PROMISED_MS);
  });

  it('finds a pause of the first, which only the second has', () => {
    const first = joinedSound(cutOf(talk, 0, 140), cutOf(talk, 180, 300));
    const found = compared(first, talk);
    expect(found.pieces).toHaveLength(2);
    expect(worst(found, [141_000, 259_000], (at) => at + 40_000)).toBeLessThanOrEqual(PROMISED_MS);
  });

  it('leaves out what follows in both but is not the same', () => {
    const first = joinedSound(cutOf(talk, 0, 200), speechLike(60, 100));
    const second = joinedSound(cutOf(talk, 10, 200), speechLike(60, 200));
    const [piece] = compared(first, second).pieces;
    expect(Math.abs((piece?.endMs ?? 0) - 200_000)).toBeLessThan(1_000);
  });

  it('says so when the two have nothing in common', () => {
    expect(compared(cutOf(talk, 0, 200), speechLike(220, 99)).pieces).toEqual([]);
  });

  it('finds nothing in silence, in noise alone, and in what is too short', () => {
    const silence = new Float32Array(60 * SPEECH_RATE);
    const noise = withNoise(cutOf(talk, 0, 60), -60, 8);
    expect(compared(silence, cutOf(talk, 0, 60)).pieces).toEqual([]);
    expect(compared(silence, silence).pieces).toEqual([]);
    expect(compared(noise, cutOf(talk, 0, 60)).pieces).toEqual([]);
    expect(compared(cutOf(talk, 0, 1), cutOf(talk, 0, 60)).pieces).toEqual([]);
    expect(compared(new Float32Array(), cutOf(talk, 0, 60)).pieces).toEqual([]);
  });

  it('hears the same in pieces of any size', () => {
    const pcm = pcmOf(cutOf(talk, 0, 5));
    const whole = levelsBuilder();
    whole.add(pcm);
    const pieces = levelsBuilder();
    for (let at = 0, size = 1; at < pcm.length; at += size, size = (size * 7 + 3) % 1001) {
      pieces.add(pcm.subarray(at, at + size));
    }
    expect(pieces.finish()).toEqual(whole.finish());
  });

  it('holds 20 ms for any beginning and any usual drift', () => {
    const shift = fc.integer({ min: 0, max: 60_000 });
    const ppm = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(shift, ppm, (shiftMs, drift) => {
        const second = withNoise(byClock(cutOf(talk, shiftMs / 1000, 200), drift), 12, shiftMs);
        const found = compared(cutOf(talk, 0, 180), second);
        const truth = (at: number) => (at - shiftMs) * (1 + drift / 1e6);
        expect(worst(found, [shiftMs + 1_000, 179_000], truth)).toBeLessThanOrEqual(PROMISED_MS);
      }),
      { numRuns: 5 },
    );
  });
});
