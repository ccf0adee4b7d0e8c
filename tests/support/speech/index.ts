/** Sound with the ups and downs of speech, computed from a seed: what alignment needs, on any machine, in no time. */
import { Buffer } from 'node:buffer';

export const SPEECH_RATE = 8_000;

/** 0 ≤ x < 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Syllables of 80 to 320 ms, each with its own pitch and vowel (three resonances), with pauses between words and
 * sentences. No two stretches of it are alike.
 */
export function speechLike(seconds: number, seed: number): Float32Array {
  const next = random(seed);
  const out = new Float32Array(seconds * SPEECH_RATE);
  let at = 0;
  while (at < out.length) {
    const length = Math.round((0.08 + 0.24 * next()) * SPEECH_RATE);
    const pitch = 90 + 140 * next();
    const vowel = [300 + 500 * next(), 900 + 1300 * next(), 2300 + 900 * next()];
    const loud = 0.08 + 0.3 * next();
    const partials = Array.from({ length: Math.floor(3400 / pitch) }, (_, i) => {
      const hz = pitch * (i + 1);
      const near = Math.max(...vowel.map((formant) => Math.exp(-(((hz - formant) / 140) ** 2))));
      return { step: (2 * Math.PI * hz) / SPEECH_RATE, gain: loud * (0.03 + near) };
    }).filter(({ gain }) => gain > loud * 0.08);
    const end = Math.min(length, out.length - at);
    for (const { step, gain } of partials) addTone(out, at, end, step, gain);
    for (let i = 0; i < end; i += 1) {
      out[at + i] = 0.5 * Math.sin((Math.PI * i) / length) ** 2 * (out[at + i] as number);
    }
    at += length;
    const pause = next();
    at += Math.round((pause < 0.7 ? 0.02 : pause < 0.93 ? 0.15 : 0.7) * (0.5 + next()) * SPEECH_RATE);
  }
  return out;
}

/** A sine without asking for each of its values: turned on by one step each time. */
function addTone(out: Float32Array, at: number, length: number, step: number, gain: number): void {
  const [turnRe, turnIm] = [Math.cos(step), Math.sin(step)];
  let re = 1;
  let im = 0;
  for (let i = at; i < at + length; i += 1) {
    out[i] = (out[i] as number) + gain * im;
    const next = re * turnRe - im * turnIm;
    im = re * turnIm + im * turnRe;
    re = next;
  }
}

/** As a clock that counts `ppm` millionths more samples for the same sound would have recorded it. */
export function byClock(sound: Float32Array, ppm: number): Float32Array {
  const scale = 1 + ppm / 1e6;
  return Float32Array.from({ length: Math.floor(sound.length * scale) }, (_, i) => {
    const at = i / scale;
    const whole = Math.floor(at);
    const a = sound[whole] ?? 0;
    const b = sound[whole + 1] ?? a;
    return a + (b - a) * (at - whole);
  });
}

/** White noise so many dB below the sound. */
export function withNoise(sound: Float32Array, decibels: number, seed: number): Float32Array {
  const next = random(seed);
  const power = sound.reduce((sum, value) => sum + value * value, 0) / sound.length;
  // A uniform value has a third of the power of its reach squared.
  const reach = Math.sqrt(3 * power * 10 ** (-decibels / 10));
  return sound.map((value) => value + reach * (2 * next() - 1));
}

export function joinedSound(...parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** From one second to another. */
export function cutOf(sound: Float32Array, from: number, to: number): Float32Array {
  return sound.subarray(Math.round(from * SPEECH_RATE), Math.round(to * SPEECH_RATE));
}

/** Signed 16-bit little-endian. */
export function pcmOf(sound: Float32Array): Buffer {
  const pcm = Buffer.alloc(sound.length * 2);
  sound.forEach((value, i) => {
    pcm.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), i * 2);
  });
  return pcm;
}

/** A mono WAV file of it. */
export function wavOf(sound: Float32Array): Buffer {
  const pcm = pcmOf(sound);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + pcm.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SPEECH_RATE, 24);
  head.writeUInt32LE(SPEECH_RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]);
}
