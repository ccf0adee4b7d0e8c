import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Signer } from './types.ts';

const CURVE = 'prime256v1';
/** Order of the group of P-256 (SP 800-186 §3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const INFO = 'keptword/v1/custody/p256';
/** PKCS #8 (RFC 5958) of a P-256 key is these bytes, the scalar, these bytes, the public point. */
const PKCS8_HEAD = Buffer.from(
  '308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420',
  'hex',
);
const PKCS8_MIDDLE = Buffer.from('a144034200', 'hex');

/**
 * The archive's signing key, always the same for the same 32-byte subkey. The scalar is made as FIPS 186-5 §A.2.1 makes
 * one from random bits: 384 bits (HKDF-SHA-256 of the subkey) modulo n - 1, plus 1, so that no scalar is likelier than
 * another. Only calls that OpenSSL and BoringSSL both have. The key never becomes text; the caller overwrites `subkey`.
 */
export function createSigner(subkey: Buffer): Signer {
  const privateKey = privateKeyFrom(subkey);
  const publicKey = createPublicKey(privateKey);
  return {
    sign: (bytes) => sign('sha256', bytes, privateKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(publicKey),
  };
}

function privateKeyFrom(subkey: Buffer): KeyObject {
  const bits = Buffer.from(hkdfSync('sha256', subkey, Buffer.alloc(0), INFO, 48));
  const scalar = Buffer.alloc(32);
  let number = (BigInt(`0x${bits.toString('hex')}`) % (ORDER - 1n)) + 1n;
  for (let at = 31; at >= 0; at -= 1) {
    scalar[at] = Number(number & 0xffn);
    number >>= 8n;
  }
  const curve = createECDH(CURVE);
  curve.setPrivateKey(scalar);
  const der = Buffer.concat([PKCS8_HEAD, scalar, PKCS8_MIDDLE, curve.getPublicKey()]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    for (const secret of [bits, scalar, der]) secret.fill(0);
  }
}

/** SHA-256 of the SubjectPublicKeyInfo, in groups of four: what is printed in a letter and read out on the phone. */
export function fingerprintOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return hex.match(/.{4}/g)?.join(' ') ?? '';
}

/** The key of a PEM text, or null when it is not a P-256 public key. */
export function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    const curve = key.asymmetricKeyDetails?.namedCurve;
    return key.asymmetricKeyType === 'ec' && curve === CURVE ? key : null;
  } catch {
    return null;
  }
}

/** True when `signature` (DER) is this key's over the bytes. Never throws: a mangled signature is a false one. */
export function isSignedBy(publicKey: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify('sha256', bytes, publicKey, signature);
  } catch {
    return false;
  }
}
