import { KeptwordError } from '../../../shared/contract/index.ts';
import type { BlobKind, LivePart } from '../types.ts';

/**
 * The sealed container's layout: FORMAT.md §3 in numbers. All integers are big-endian.
 * STREAM: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance"
 * (CRYPTO 2015); counter and final flag in the nonce as in age v1.
 */
export const HEADER_BYTES = 256;
export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;

const MAGIC = Buffer.from('KEPTWORD', 'latin1');
const VERSION = 1;
/** AES-256-GCM in STREAM, HKDF-SHA-256, HMAC-SHA-256. */
const SUITE = 1;
/** A v1 reader takes any chunk size in this range, so that recordings may use small chunks. */
const MIN_CHUNK_BYTES = 1024;
const MAX_CHUNK_BYTES = 1024 * 1024;

/** Offsets of the fields. `AUTHENTICATED` bytes go into the header MAC, `WRAP` up to `RESERVED_END` hold the content key. */
export const AT = {
  magic: 0,
  version: 8,
  suite: 10,
  state: 11,
  kind: 12,
  zeroA: 13,
  chunkBytes: 16,
  headerBytes: 20,
  archiveId: 24,
  fileId: 40,
  salt: 56,
  zeroB: 88,
  mac: 160,
  wrapNonce: 192,
  wrapped: 204,
  zeroC: 252,
} as const;

/** Sealed: finished, in full chunks. Journal: a recording still being appended, see FORMAT.md §4. */
export const STATE = { sealed: 1, journal: 2 } as const;

export type ContainerKind = BlobKind | `live-${LivePart}`;
export type ContainerState = keyof typeof STATE;

const KINDS: Readonly<Record<ContainerKind, number>> = {
  original: 1,
  playback: 2,
  peaks: 3,
  document: 4,
  voice: 5,
  'live-sound': 6,
  'live-marks': 7,
  transcript: 8,
  'live-voice': 9,
};

export type ContainerHeader = {
  readonly kind: ContainerKind | 'other';
  readonly state: ContainerState;
  readonly chunkBytes: number;
  readonly archiveId: Buffer;
  readonly fileId: Buffer;
  readonly salt: Buffer;
  readonly mac: Buffer;
  readonly wrapNonce: Buffer;
  readonly wrapped: Buffer;
  /** The first 160 bytes: what the MAC covers. */
  readonly authenticated: Buffer;
  /** The first 192 bytes: what the wrapped key is bound to. */
  readonly bound: Buffer;
};

/** The 160 bytes that the MAC covers. */
export function encodeAuthenticated(of: {
  kind: ContainerKind;
  state: ContainerState;
  chunkBytes: number;
  archiveId: Uint8Array;
  fileId: Uint8Array;
  salt: Uint8Array;
}): Buffer {
  const bytes = Buffer.alloc(AT.mac);
  MAGIC.copy(bytes, AT.magic);
  bytes.writeUInt16BE(VERSION, AT.version);
  bytes.writeUInt8(SUITE, AT.suite);
  bytes.writeUInt8(STATE[of.state], AT.state);
  bytes.writeUInt8(KINDS[of.kind], AT.kind);
  bytes.writeUInt32BE(of.chunkBytes, AT.chunkBytes);
  bytes.writeUInt32BE(HEADER_BYTES, AT.headerBytes);
  bytes.set(of.archiveId, AT.archiveId);
  bytes.set(of.fileId, AT.fileId);
  bytes.set(of.salt, AT.salt);
  return bytes;
}

/**
 * Reads a header. Nothing in it is trusted yet: the MAC is checked by `openHeader`.
 * Throws `archive-newer` for a later version, `blob-missing` for a destroyed key, else `blob-damaged`.
 */
export function decodeHeader(bytes: Buffer, id: string, state: ContainerState = 'sealed'): ContainerHeader {
  if (bytes.length < HEADER_BYTES) throw damaged(id, 'the header is cut off');
  if (!bytes.subarray(AT.magic, AT.version).equals(MAGIC)) throw damaged(id, 'not a sealed file');
  const version = bytes.readUInt16BE(AT.version);
  if (version > VERSION) throw newer(id, version);
  if (version < VERSION) throw damaged(id, `container version ${version}`);
  if (bytes.readUInt8(AT.suite) !== SUITE) throw damaged(id, 'unknown cipher suite');
  if (bytes.readUInt8(AT.state) !== STATE[state]) throw damaged(id, `not in the ${state} state`);
  if (bytes.readUInt32BE(AT.headerBytes) !== HEADER_BYTES) throw damaged(id, 'unexpected header length');
  const chunkBytes = bytes.readUInt32BE(AT.chunkBytes);
  if (chunkBytes < MIN_CHUNK_BYTES || chunkBytes > MAX_CHUNK_BYTES)
    throw damaged(id, 'chunk size out of range');
  if (
    !isZero(bytes, AT.zeroA, AT.chunkBytes) ||
    !isZero(bytes, AT.zeroB, AT.mac) ||
    !isZero(bytes, AT.zeroC)
  ) {
    throw damaged(id, 'a reserved field is in use');
  }
  if (isZero(bytes, AT.wrapNonce, AT.zeroC)) throw missing(id, 'its key was destroyed');
  return {
    kind: kindOf(bytes.readUInt8(AT.kind)),
    state,
    chunkBytes,
    archiveId: bytes.subarray(AT.archiveId, AT.fileId),
    fileId: bytes.subarray(AT.fileId, AT.salt),
    salt: bytes.subarray(AT.salt, AT.zeroB),
    mac: bytes.subarray(AT.mac, AT.wrapNonce),
    wrapNonce: bytes.subarray(AT.wrapNonce, AT.wrapped),
    wrapped: bytes.subarray(AT.wrapped, AT.zeroC),
    authenticated: bytes.subarray(0, AT.mac),
    bound: bytes.subarray(0, AT.wrapNonce),
  };
}

function kindOf(code: number): ContainerKind | 'other' {
  const known = Object.entries(KINDS).find(([, number]) => number === code);
  return known ? (known[0] as ContainerKind) : 'other';
}

function isZero(bytes: Buffer, from: number, to: number = HEADER_BYTES): boolean {
  return bytes.subarray(from, to).every((byte) => byte === 0);
}

/** A UUID as its 16 bytes. */
export function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function damaged(id: string, why: string, cause?: unknown): KeptwordError {
  return new KeptwordError(
    'blob-damaged',
    'A part of this recording is damaged on the disk. The other parts are safe. Copy the archive back from a backup if you have one.',
    { details: `blob ${id}: ${why}`, cause },
  );
}

export function interrupted(id: string, why: string): KeptwordError {
  return new KeptwordError(
    'blob-damaged',
    'The end of this recording is missing on the disk. What is there is safe. Copy the archive back from a backup if you have one.',
    { details: `blob ${id}: interrupted: ${why}` },
  );
}

export function missing(id: string, why: string): KeptwordError {
  return new KeptwordError(
    'blob-missing',
    'The file of this recording is not in the archive folder. Nothing else was changed. Check that the whole folder is here, or copy it back from a backup.',
    { details: `blob ${id}: ${why}` },
  );
}

function newer(id: string, version: number): KeptwordError {
  return new KeptwordError(
    'archive-newer',
    'This recording was saved by a newer Keptword. Nothing was changed. Open it with the newest version.',
    { details: `blob ${id}: container version ${version}` },
  );
}

/** Said by whatever is used after the archive was locked. */
export function locked(): KeptwordError {
  return new KeptwordError(
    'archive-locked',
    'The archive is locked. Nothing was lost. Unlock it and try again.',
  );
}
