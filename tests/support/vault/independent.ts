/**
 * A second reader and writer of the archive format, made from main/vault/FORMAT.md alone: no line of main/vault is used,
 * and every primitive comes from @noble. If the page and the program part ways, the tests that use this fail.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';

type Json = string | number | null | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

const HEADER = 256;
const TAG = 16;

const uuid = (text: string) => hexToBytes(text.replaceAll('-', ''));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const derive = (key: Uint8Array, salt: Uint8Array, info: string) =>
  hkdf(sha256, key, salt, utf8ToBytes(info), 32);

/** §1. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
}

function object(value: Json | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  return value;
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('not a string');
  return value;
}

function number(value: Json | undefined): number {
  if (typeof value !== 'number') throw new Error('not a number');
  return value;
}

export type Opened = { archiveId: string; archiveKey: Uint8Array };

/** §1 and §2: opens a key file. Throws when anything does not fit. */
export function openKeyFile(
  json: string,
  secret: { passphrase: string } | { words: readonly string[] },
): Opened {
  const { checksum, ...body } = object(JSON.parse(json));
  if (bytesToHex(sha256(utf8ToBytes(canonical(body)))) !== checksum) throw new Error('checksum');
  const archiveId = text(body.archiveId);
  const type = 'passphrase' in secret ? 'passphrase' : 'recovery';
  const slots = Array.isArray(body.slots) ? body.slots.map(object) : [];
  const slot = object(slots.find((one) => one.type === type));
  const kdf = object(slot.kdf);
  const salt = fromBase64(text(kdf.salt));
  const key =
    'passphrase' in secret
      ? argon2id(utf8ToBytes(secret.passphrase.normalize('NFKC')), salt, {
          m: number(kdf.memoryKiB),
          t: number(kdf.passes),
          p: number(kdf.lanes),
          version: number(kdf.version),
          dkLen: 32,
        })
      : derive(entropy(secret.words), salt, 'keptword/v1/recovery');
  return { archiveId, archiveKey: slotCipher(key, slot, archiveId).decrypt(fromBase64(text(slot.sealed))) };
}

function slotCipher(key: Uint8Array, slot: JsonObject, archiveId: string) {
  const bound = canonical({ archiveId, id: slot.id ?? null, kdf: slot.kdf ?? null, type: slot.type ?? null });
  return gcm(key, fromBase64(text(slot.nonce)), utf8ToBytes(bound));
}

/** BIP39: 24 words of 11 bits are 256 bits and 8 bits of SHA-256. */
function entropy(words: readonly string[]): Uint8Array {
  const bits = words.map((word) => wordlist.indexOf(word).toString(2).padStart(11, '0')).join('');
  const bytes = Uint8Array.from({ length: 33 }, (_, at) =>
    Number.parseInt(bits.slice(8 * at, 8 * at + 8), 2),
  );
  if (sha256(bytes.subarray(0, 32))[0] !== bytes[32]) throw new Error('words');
  return bytes.slice(0, 32);
}

function wordsFor(secret: Uint8Array): string[] {
  const bytes = concatBytes(secret, sha256(secret).slice(0, 1));
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(
    { length: 24 },
    (_, at) => wordlist[Number.parseInt(bits.slice(11 * at, 11 * at + 11), 2)] ?? '',
  );
}

/** §1 and §2: makes a key file with both slots. */
export function makeKeyFile(passphrase: string): Opened & { json: string; words: string[] } {
  const archiveId = crypto.randomUUID();
  const archiveKey = randomBytes(32);
  const secret = randomBytes(32);
  const cost = { memoryKiB: 64, passes: 2, lanes: 1 };

  const sealSlot = (key: Uint8Array, start: JsonObject): JsonObject => {
    const slot = { ...start, id: crypto.randomUUID(), nonce: toBase64(randomBytes(12)) };
    return { ...slot, sealed: toBase64(slotCipher(key, slot, archiveId).encrypt(archiveKey)) };
  };

  const salt = randomBytes(16);
  const passphraseKey = argon2id(utf8ToBytes(passphrase.normalize('NFKC')), salt, {
    m: cost.memoryKiB,
    t: cost.passes,
    p: cost.lanes,
    dkLen: 32,
  });
  const kdf = { name: 'argon2id', version: 19, ...cost, salt: toBase64(salt) };
  const recoverySalt = randomBytes(32);
  const recovery = sealSlot(derive(secret, recoverySalt, 'keptword/v1/recovery'), {
    type: 'recovery',
    kdf: { name: 'hkdf-sha256', salt: toBase64(recoverySalt) },
  });
  const drillKey = derive(archiveKey, uuid(archiveId), 'keptword/v1/drill');
  const drillNonce = randomBytes(12);
  const pending = gcm(drillKey, drillNonce, uuid(text(recovery.id))).encrypt(secret);
  const body: JsonObject = {
    format: 'keptword-archive',
    formatVersion: 1,
    archiveId,
    generation: 1,
    slots: [
      sealSlot(passphraseKey, { type: 'passphrase', kdf }),
      { ...recovery, drill: { state: 'pending', nonce: toBase64(drillNonce), sealed: toBase64(pending) } },
    ],
  };
  const checksum = bytesToHex(sha256(utf8ToBytes(canonical(body))));
  return { archiveId, archiveKey, words: wordsFor(secret), json: JSON.stringify({ ...body, checksum }) };
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function chunk(payloadKey: Uint8Array, mac: Uint8Array, index: number, final: boolean) {
  const nonce = new Uint8Array(12);
  view(nonce).setBigUint64(3, BigInt(index));
  nonce[11] = final ? 1 : 0;
  const bound = new Uint8Array(41);
  bound.set(mac);
  view(bound).setBigUint64(32, BigInt(index));
  bound[40] = 1;
  return gcm(payloadKey, nonce, bound);
}

/** §3: the content of a sealed file. Throws when anything does not fit. */
export function openSealed(file: Uint8Array, archive: Opened, id: string): Uint8Array {
  const header = file.subarray(0, HEADER);
  const fields = view(header);
  const ascii = String.fromCharCode(...header.subarray(0, 8));
  if (ascii !== 'KEPTWORD' || fields.getUint16(8) !== 1 || header[10] !== 1 || header[11] !== 1) {
    throw new Error('not a sealed file of version 1');
  }
  if (fields.getUint32(20) !== HEADER) throw new Error('header size');
  for (const [from, to] of [
    [13, 16],
    [88, 160],
    [252, 256],
  ] as const) {
    if (header.subarray(from, to).some((byte) => byte !== 0)) throw new Error('reserved');
  }
  if (bytesToHex(header.subarray(24, 40)) !== bytesToHex(uuid(archive.archiveId))) throw new Error('archive');
  if (bytesToHex(header.subarray(40, 56)) !== bytesToHex(uuid(id))) throw new Error('file id');
  const salt = header.subarray(56, 88);
  const mac = header.subarray(160, 192);
  const fileKey = derive(archive.archiveKey, uuid(archive.archiveId), 'keptword/v1/file');
  const contentKey = gcm(fileKey, header.subarray(192, 204), header.subarray(0, 192)).decrypt(
    header.subarray(204, 252),
  );
  const expected = hmac(sha256, derive(contentKey, salt, 'keptword/v1/header'), header.subarray(0, 160));
  if (bytesToHex(expected) !== bytesToHex(mac)) throw new Error('header MAC');
  const payloadKey = derive(contentKey, salt, 'keptword/v1/payload');
  const step = fields.getUint32(16) + TAG;
  const chunks = Math.ceil((file.length - HEADER) / step);
  if (chunks === 0) throw new Error('interrupted');
  const pieces: Uint8Array[] = [];
  for (let index = 0; index < chunks; index++) {
    const sealed = file.subarray(HEADER + index * step, HEADER + (index + 1) * step);
    pieces.push(chunk(payloadKey, mac, index, index === chunks - 1).decrypt(sealed));
  }
  return concatBytes(...pieces);
}

/** §3: a sealed file. */
export function seal(content: Uint8Array, archive: Opened, id: string, chunkBytes = 65_536): Uint8Array {
  const start = new Uint8Array(160);
  start.set(utf8ToBytes('KEPTWORD'));
  const fields = view(start);
  fields.setUint16(8, 1);
  start.set([1, 1, 1], 10);
  fields.setUint32(16, chunkBytes);
  fields.setUint32(20, HEADER);
  start.set(uuid(archive.archiveId), 24);
  start.set(uuid(id), 40);
  const salt = randomBytes(32);
  start.set(salt, 56);
  const contentKey = randomBytes(32);
  const mac = hmac(sha256, derive(contentKey, salt, 'keptword/v1/header'), start);
  const bound = concatBytes(start, mac);
  const wrapNonce = randomBytes(12);
  const fileKey = derive(archive.archiveKey, uuid(archive.archiveId), 'keptword/v1/file');
  const wrapped = gcm(fileKey, wrapNonce, bound).encrypt(contentKey);
  const payloadKey = derive(contentKey, salt, 'keptword/v1/payload');
  const chunks = Math.max(1, Math.ceil(content.length / chunkBytes));
  const pieces: Uint8Array[] = [bound, wrapNonce, wrapped, new Uint8Array(4)];
  for (let index = 0; index < chunks; index++) {
    const plain = content.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    pieces.push(chunk(payloadKey, mac, index, index === chunks - 1).encrypt(plain));
  }
  return concatBytes(...pieces);
}
