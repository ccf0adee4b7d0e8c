import type { CutSign, RandomAccess } from './plan.ts';

/** An Ogg page is at most 65,307 bytes (RFC 3533 §6), so the last one begins within this. */
const TAIL = 66 * 1024;

/** What a recorder that writes to a pipe, or that was stopped hard, leaves in a size field: 0, or about the largest. */
function neverFilledIn(size: number): boolean {
  return size === 0 || size >= 0xffff_ff00 || (size >= 0x7fff_ff00 && size <= 0x7fff_ffff);
}

/**
 * Why a file was cut short, as far as its container says how long it should be: WAV, Wave64 and AVI, AIFF, CAF, Ogg, Matroska.
 * Null when it is whole, or when the format does not say. MP4 is judged by its plan.
 */
export async function cutShort(source: RandomAccess): Promise<CutSign | null> {
  const head = await source.read(0, 4096);
  const magic = head.toString('latin1', 0, 4);
  if (magic === 'RIFF' && head.length >= 12) return riff(source, head);
  if (magic === 'riff' && head.length >= 24) return w64(source, head);
  if (magic === 'FORM' && head.length >= 8) return outside(source, 'FORM chunk', 8 + head.readUInt32BE(4));
  if (magic === 'caff') return caf(source);
  if (magic === 'OggS') return ogg(source);
  if (head.length >= 5 && head.readUInt32BE(0) === 0x1a45_dfa3) return matroska(source, head);
  return null;
}

function outside(source: RandomAccess, what: string, end: number): CutSign | null {
  return end > source.bytes ? sign(`${what} ends ${end - source.bytes} bytes behind the end`, end) : null;
}

function sign(why: string, bytesExpected: number | null): CutSign {
  return { why, bytesExpected, msExpected: null, nothingPlays: false };
}

/** Format tags whose sound has so many bytes in every second: PCM, float, and either of them with more said. */
const EVEN = new Set([1, 3, 0xfffe]);

/** RIFF chunks (Microsoft/IBM 1991). Sizes that a recorder never filled in are left alone. */
async function riff(source: RandomAccess, head: Buffer): Promise<CutSign | null> {
  const isWave = head.toString('latin1', 8, 12) === 'WAVE';
  const total = head.readUInt32LE(4);
  if (!isWave) return neverFilledIn(total) ? null : outside(source, 'RIFF chunk', 8 + total);
  let at = 12;
  let bytesPerSecond = 0;
  for (let chunks = 0; chunks < 1000 && at + 8 <= source.bytes; chunks += 1) {
    const chunk = await source.read(at, 20);
    if (chunk.length < 8) return null;
    const size = chunk.readUInt32LE(4);
    const type = chunk.toString('latin1', 0, 4);
    if (type === 'fmt ' && chunk.length === 20 && EVEN.has(chunk.readUInt16LE(8)))
      bytesPerSecond = chunk.readUInt32LE(16);
    if (type === 'data') {
      const cut = neverFilledIn(size) ? null : outside(source, 'data chunk', at + 8 + size);
      return cut && { ...cut, msExpected: bytesPerSecond > 0 ? (size / bytesPerSecond) * 1000 : null };
    }
    at += 8 + size + (size % 2);
  }
  return at > source.bytes + 1 || at + 8 > source.bytes ? sign('no data chunk', null) : null;
}

/** Sony Wave64: the same idea with 64-bit sizes that count from the first byte. */
function w64(source: RandomAccess, head: Buffer): CutSign | null {
  const size = head.readBigUInt64LE(16);
  return size < BigInt(Number.MAX_SAFE_INTEGER) ? outside(source, 'riff chunk', Number(size)) : null;
}

/** CAF chunks (Apple Core Audio Format 1.0): a 64-bit size, -1 for "to the end". */
async function caf(source: RandomAccess): Promise<CutSign | null> {
  let at = 8;
  for (let chunks = 0; chunks < 1000 && at + 12 <= source.bytes; chunks += 1) {
    const chunk = await source.read(at, 12);
    if (chunk.length < 12) return null;
    const size = chunk.readBigInt64BE(4);
    if (size < 0n) return null;
    const end = BigInt(at) + 12n + size;
    if (end > BigInt(source.bytes)) {
      const whole = end < BigInt(Number.MAX_SAFE_INTEGER) ? Number(end) : null;
      return sign(`chunk ends ${end - BigInt(source.bytes)} bytes behind the end`, whole);
    }
    at = Number(end);
  }
  return null;
}

/** The last page must be whole. A recorder that was stopped hard leaves whole pages: that is not a cut. */
async function ogg(source: RandomAccess): Promise<CutSign | null> {
  const from = Math.max(0, source.bytes - TAIL);
  const tail = await source.read(from, TAIL);
  const page = tail.lastIndexOf('OggS', undefined, 'latin1');
  if (page === -1) return null;
  const segments = tail[page + 26];
  if (segments === undefined || page + 27 + segments > tail.length)
    return sign('last Ogg page has no whole header', null);
  const body = tail.subarray(page + 27, page + 27 + segments).reduce((sum, lacing) => sum + lacing, 0);
  return outside(source, 'last Ogg page', from + page + 27 + segments + body);
}

/** EBML header, then the Segment with its size, unless that is unknown as in live recordings (RFC 8794, RFC 9559). */
function matroska(source: RandomAccess, head: Buffer): CutSign | null {
  const header = elementSize(head, 4);
  if (header?.size == null) return null;
  const at = 4 + header.width + header.size;
  if (at + 12 > head.length || head.readUInt32BE(at) !== 0x1853_8067) return null;
  const segment = elementSize(head, at + 4);
  if (segment?.size == null) return null;
  return outside(source, 'segment', at + 4 + segment.width + segment.size);
}

/** An EBML variable-size integer (RFC 8794 §4): its width, and its value, null when all ones = unknown. */
function elementSize(bytes: Buffer, at: number): { width: number; size: number | null } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const width = Math.clz32(first) - 23;
  if (at + width > bytes.length) return null;
  let value = first & (0xff >> width);
  let ones = value === 0xff >> width;
  for (let i = 1; i < width; i += 1) {
    const byte = bytes[at + i] ?? 0;
    value = value * 256 + byte;
    ones &&= byte === 0xff;
  }
  return { width, size: ones || !Number.isSafeInteger(value) ? null : value };
}
