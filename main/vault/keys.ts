import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What the archive key is split into. Each use has its own key, so that none can be turned against another. */
export type Purpose = 'index' | 'file' | 'custody' | 'backup' | 'drill';

/** HKDF-SHA-256 (RFC 5869) of the archive key: salt = the archive id's 16 bytes, info = `keptword/v1/<purpose>`. */
export function subkey(archiveKey: Uint8Array, archiveId: Uint8Array, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', archiveKey, archiveId, `keptword/v1/${purpose}`, 32));
}

export type Wrapped = { readonly nonce: Buffer; readonly sealed: Buffer };

/** Seals 32 bytes with AES-256-GCM under a random nonce. `sealed` is ciphertext and tag, 48 bytes. */
export function wrap(key: Uint8Array, secret: Uint8Array, bound: Uint8Array): Wrapped {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  return { nonce, sealed: Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]) };
}

/** The 32 bytes, or null when key, nonce, tag or `bound` do not fit together. */
export function unwrap(key: Uint8Array, wrapped: Wrapped, bound: Uint8Array): Buffer | null {
  const cipher = createDecipheriv('aes-256-gcm', key, wrapped.nonce, { authTagLength: 16 });
  cipher.setAAD(bound).setAuthTag(wrapped.sealed.subarray(32));
  const secret = cipher.update(wrapped.sealed.subarray(0, 32));
  try {
    cipher.final();
    return secret;
  } catch {
    secret.fill(0);
    return null;
  }
}
