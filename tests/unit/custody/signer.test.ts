import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../../main/custody/signer.ts';

/** The same key made by another library, as FORMAT.md says. */
function independent(subkey: Uint8Array) {
  const bits = hkdf(sha256, subkey, undefined, new TextEncoder().encode('keptword/v1/custody/p256'), 48);
  const order = p256.Point.Fn.ORDER;
  const scalar = (BigInt(`0x${Buffer.from(bits).toString('hex')}`) % (order - 1n)) + 1n;
  const secret = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  return { point: p256.getPublicKey(secret, false) };
}

describe('the signing key', () => {
  it('is what FORMAT.md says, made by an independent library', () => {
    for (let round = 0; round < 20; round += 1) {
      const subkey = randomBytes(32);
      const der = createPublicKey(createSigner(subkey).publicKeyPem).export({ type: 'spki', format: 'der' });
      expect(Buffer.from(der.subarray(-65))).toEqual(Buffer.from(independent(subkey).point));
    }
  });

  it('is fixed for a fixed subkey', () => {
    const signer = createSigner(Buffer.alloc(32, 7));
    expect(signer.fingerprint).toMatchInlineSnapshot(
      `"F725 D6E5 7224 982D 0A56 59F7 CC1E CEA0 50DB 1AAF B8E3 DCCB A424 4836 A299 77F2"`,
    );
    expect(createSigner(Buffer.alloc(32, 7)).publicKeyPem).toBe(signer.publicKeyPem);
    expect(createSigner(Buffer.alloc(32, 8)).publicKeyPem).not.toBe(signer.publicKeyPem);
  });

  it('signs so that another library says yes, and no to any other bytes', () => {
    const subkey = randomBytes(32);
    const signer = createSigner(subkey);
    const { point } = independent(subkey);
    const bytes = randomBytes(100);
    const signature = signer.sign(bytes);
    const options = { format: 'der', lowS: false } as const;
    expect(p256.verify(signature, bytes, point, options)).toBe(true);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(p256.verify(signature, bytes, point, options)).toBe(false);
  });

  it('its fingerprint is the SHA-256 of the public key, in groups of four', () => {
    const signer = createSigner(randomBytes(32));
    const der = createPublicKey(signer.publicKeyPem).export({ type: 'spki', format: 'der' });
    expect(signer.fingerprint).toMatch(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/);
    expect(signer.fingerprint.replaceAll(' ', '').toLowerCase()).toBe(
      createHash('sha256').update(der).digest('hex'),
    );
  });
});
