import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import { passphraseKey } from './kdf.ts';

/**
 * Known answers, each from a publication that is not ours. A library that was built wrongly, or replaced, is found
 * before it touches an archive.
 */
const hex = (text: string) => Buffer.from(text, 'hex');

/** FIPS 180-4's example "abc". */
function sha256(): boolean {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  return createHash('sha256').update('abc').digest('hex') === expected;
}

/** RFC 5869, appendix A.1. */
function hkdf(): boolean {
  const okm = hkdfSync(
    'sha256',
    Buffer.alloc(22, 0x0b),
    hex('000102030405060708090a0b0c'),
    hex('f0f1f2f3f4f5f6f7f8f9'),
    42,
  );
  const expected = '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865';
  return Buffer.from(okm).toString('hex') === expected;
}

/** McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16 (AES-256 with associated data). */
function aesGcm(): boolean {
  const key = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
  const nonce = hex('cafebabefacedbaddecaf888');
  const aad = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
  const plain = hex(
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  );
  const sealed = hex(
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
  );
  const tag = hex('76fc6ece0f4e1768cddf8853bb2d551b');
  const seal = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  if (!Buffer.concat([seal.update(plain), seal.final()]).equals(sealed)) return false;
  if (!seal.getAuthTag().equals(tag)) return false;
  const wrongTag = Buffer.from(tag);
  wrongTag[0] = 0;
  const open = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(aad);
  open.setAuthTag(wrongTag).update(sealed);
  return throws(() => open.final());
}

/** The reference implementation's own test (phc-winner-argon2, src/test.c): version 19, t=2, m=2^8 KiB, p=1. */
async function argon2id(): Promise<boolean> {
  const key = await passphraseKey('password', Buffer.from('somesalt'), {
    memoryKiB: 256,
    passes: 2,
    lanes: 1,
  });
  return key.toString('hex') === '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe';
}

/** RFC 6979, appendix A.2.5: P-256, SHA-256, message "sample"; and a signature of our own that must verify. */
function ecdsaP256(): boolean {
  const point = {
    kty: 'EC',
    crv: 'P-256',
    x: hex('60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6').toString('base64url'),
    y: hex('7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299').toString('base64url'),
  };
  const d = hex('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721').toString('base64url');
  const publicKey = createPublicKey({ key: point, format: 'jwk' });
  const privateKey = createPrivateKey({ key: { ...point, d }, format: 'jwk' });
  const known = hex(
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  );
  const raw = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from('sample'), raw, known)) return false;
  if (verify('sha256', Buffer.from('Sample'), raw, known)) return false;
  return verify('sha256', Buffer.from('own'), publicKey, sign('sha256', Buffer.from('own'), privateKey));
}

/** Runs every known answer. False as soon as one is wrong or a primitive is not there. */
export async function cryptoSelfTest(): Promise<boolean> {
  try {
    return sha256() && hkdf() && aesGcm() && ecdsaP256() && (await argon2id());
  } catch {
    return false;
  }
}

let result: Promise<boolean> | null = null;

/** Runs the self-test once a process. Throws `crypto-self-test-failed`: no archive is touched then. */
export async function assertCrypto(): Promise<void> {
  result ??= cryptoSelfTest();
  if (await result) return;
  throw new KeptwordError(
    'crypto-self-test-failed',
    'Keptword’s encryption does not work on this computer. No archive was touched. Install Keptword again.',
  );
}

function throws(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}
