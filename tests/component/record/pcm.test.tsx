import { describe, expect, it } from 'vitest';
import { PIECE_SAMPLES, Pieces, toS16 } from '../../../renderer/audio/microphone/pcm.ts';

function gathered() {
  const pieces: { number: number; pcm: Uint8Array }[] = [];
  return { pieces, gather: new Pieces((number, pcm) => pieces.push({ number, pcm })) };
}

describe('the microphone’s pieces', () => {
  it('are 200 ms long and numbered without a hole, however the sound comes in', () => {
    const { pieces, gather } = gathered();
    const sound = Float32Array.from({ length: PIECE_SAMPLES * 3 + 17 }, (_, at) => Math.sin(at / 50));
    for (let at = 0; at < sound.length; at += 128) gather.add(sound.subarray(at, at + 128));
    expect(pieces.map((one) => one.number)).toEqual([0, 1, 2]);
    expect(pieces.every((one) => one.pcm.length === PIECE_SAMPLES * 2)).toBe(true);
    const bytes = Buffer.concat(pieces.map((one) => one.pcm));
    for (const at of [0, 1, 127, 128, PIECE_SAMPLES - 1, PIECE_SAMPLES, PIECE_SAMPLES * 3 - 1]) {
      expect(bytes.readInt16LE(at * 2)).toBe(toS16(sound[at] ?? 0));
    }
  });

  it('keep silence silent and cut off what is too loud, without turning it over', () => {
    expect(toS16(0)).toBe(0);
    expect(toS16(1)).toBe(32_767);
    expect(toS16(-1)).toBe(-32_767);
    expect(toS16(1.7)).toBe(32_767);
    expect(toS16(-3)).toBe(-32_767);
  });
});
