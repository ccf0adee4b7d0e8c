import { describe, expect, it } from 'vitest';
import { giveBack } from '../../../main/platform/index.ts';

describe('giving memory back', () => {
  it('empties bytes that have memory of their own', () => {
    const bytes = Buffer.from(new ArrayBuffer(64 * 1024));
    giveBack(bytes);
    expect(bytes.length).toBe(0);
    expect(bytes.buffer.byteLength).toBe(0);
  });

  it('leaves alone what shares its memory with others', () => {
    const whole = new Uint8Array(64 * 1024).fill(7);
    const part = whole.subarray(0, 32 * 1024);
    giveBack(part);
    expect(part).toHaveLength(32 * 1024);
    expect(whole.every((byte) => byte === 7)).toBe(true);
  });

  it('leaves memory alone that threads share, and small pieces', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(64 * 1024));
    const small = new Uint8Array(16).fill(7);
    giveBack(shared);
    giveBack(small);
    expect(shared).toHaveLength(64 * 1024);
    expect(small).toEqual(new Uint8Array(16).fill(7));
  });

  it('may be asked twice', () => {
    const bytes = new Uint8Array(8192);
    giveBack(bytes);
    giveBack(bytes);
    expect(bytes).toHaveLength(0);
  });
});
