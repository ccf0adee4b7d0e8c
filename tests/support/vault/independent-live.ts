/** A second reader of the journal of a recording, made from main/vault/FORMAT.md §4 alone, on @noble. */
import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Opened } from './independent.ts';

const uuid = (text: string) => hexToBytes(text.replaceAll('-', ''));
const derive = (key: Uint8Array, salt: Uint8Array, info: string) =>
  hkdf(sha256, key, salt, utf8ToBytes(info), 32);

/** §4: the records of a journal, and whether it was ended. Throws when the header does not fit. */
export function readJournal(
  file: Uint8Array,
  archive: Opened,
  id: string,
  kind: number,
): { records: Uint8Array[]; ended: boolean } {
  const fields = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file[11] !== 2 || file[12] !== kind) throw new Error('not such a journal');
  if (bytesToHex(file.subarray(40, 56)) !== bytesToHex(uuid(id))) throw new Error('file id');
  const salt = file.subarray(56, 88);
  const mac = file.subarray(160, 192);
  const fileKey = derive(archive.archiveKey, uuid(archive.archiveId), 'keptword/v1/file');
  const contentKey = gcm(fileKey, file.subarray(192, 204), file.subarray(0, 192)).decrypt(
    file.subarray(204, 252),
  );
  const expected = hmac(sha256, derive(contentKey, salt, 'keptword/v1/header'), file.subarray(0, 160));
  if (bytesToHex(expected) !== bytesToHex(mac)) throw new Error('header MAC');
  const payloadKey = derive(contentKey, salt, 'keptword/v1/payload');
  const records: Uint8Array[] = [];
  for (let at = 256, index = 0; at + 4 <= file.length; index += 1) {
    const length = fields.getUint32(at);
    const sealed = file.subarray(at + 4, at + 4 + length + 16);
    if (sealed.length < length + 16) break;
    const final = length === 0;
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setBigUint64(3, BigInt(index));
    nonce[11] = final ? 1 : 0;
    const bound = new Uint8Array(45);
    bound.set(mac);
    new DataView(bound.buffer).setBigUint64(32, BigInt(index));
    bound[40] = 2;
    bound.set(file.subarray(at, at + 4), 41);
    const plain = gcm(payloadKey, nonce, bound).decrypt(sealed);
    if (final) return { records, ended: true };
    records.push(plain);
    at += 4 + length + 16;
  }
  return { records, ended: false };
}
