/**
 * Ogg pages (RFC 3533) with Opus in them (RFC 7845), as far as a recording needs them: packets out of an encoder's
 * pages, and pages around packets. So an encoder that was started again goes on in the same stream, which every player
 * plays and seeks as one, and a journal is cut at whole pages.
 */
import { Buffer } from 'node:buffer';

const HEADER = 27;
const CONTINUED = 1;
const FIRST = 2;
const LAST = 4;
/** Segments of a page; a packet takes one for each 255 bytes, and one that says "less". */
const MOST_SEGMENTS = 255;
/** The polynomial of RFC 3533 §6, with neither reflection nor final inversion: not the one of ZIP. */
const POLYNOMIAL = 0x04c11db7;
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ POLYNOMIAL : value << 1;
  return value >>> 0;
});

export type OggPage = {
  /** Granule position: samples at 48 kHz up to the end of this page, pre-skip included. */
  granule: number;
  first: boolean;
  last: boolean;
  serial: number;
  sequence: number;
  packets: Buffer[];
  /** Bytes of the whole page. */
  size: number;
};

/**
 * Splits a stream into its pages, whatever pieces it comes in. Bytes between pages and pages with a wrong checksum are
 * passed over. Packets that run over a page's edge are not for us: no Opus packet of a recording is that long.
 */
export function oggPages(): (bytes: Uint8Array) => OggPage[] {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
    const found: OggPage[] = [];
    while (true) {
      const at = rest.indexOf('OggS', 0, 'latin1');
      if (at < 0) {
        rest = rest.subarray(Math.max(0, rest.length - 3));
        return found;
      }
      rest = rest.subarray(at);
      const size = sizeOf(rest);
      if (size === null || size > rest.length) return found;
      const page = size === 0 ? null : readPage(rest.subarray(0, size));
      if (page) found.push(page);
      rest = rest.subarray(page ? size : 4);
    }
  };
}

/** Null: not enough bytes to tell. 0: no page. */
function sizeOf(bytes: Buffer): number | null {
  if (bytes.length < HEADER) return null;
  // Four letters may stand anywhere; version and flags tell most of them from a page.
  if (bytes.readUInt8(4) !== 0 || bytes.readUInt8(5) > (CONTINUED | FIRST | LAST)) return 0;
  const segments = bytes.readUInt8(26);
  if (bytes.length < HEADER + segments) return null;
  let size = HEADER + segments;
  for (let i = 0; i < segments; i += 1) size += bytes.readUInt8(HEADER + i);
  return size;
}

/**
 * One page that fills the bytes exactly and is known to be whole, such as a record whose tag was checked: its checksum
 * is not computed, which is most of the work. Null when it is no page.
 */
export function oggPageIn(bytes: Buffer): OggPage | null {
  if (bytes.toString('latin1', 0, 4) !== 'OggS' || sizeOf(bytes) !== bytes.length) return null;
  return parsePage(bytes);
}

function readPage(bytes: Buffer): OggPage | null {
  return checksum(bytes) === bytes.readUInt32LE(22) ? parsePage(bytes) : null;
}

function parsePage(bytes: Buffer): OggPage | null {
  const flags = bytes.readUInt8(5);
  if ((flags & CONTINUED) !== 0) return null;
  const segments = bytes.readUInt8(26);
  const packets: Buffer[] = [];
  let from = HEADER + segments;
  let length = 0;
  for (let i = 0; i < segments; i += 1) {
    const lacing = bytes.readUInt8(HEADER + i);
    length += lacing;
    if (lacing === 255) continue;
    packets.push(bytes.subarray(from, from + length));
    from += length;
    length = 0;
  }
  return {
    granule: Number(bytes.readBigInt64LE(6)),
    first: (flags & FIRST) !== 0,
    last: (flags & LAST) !== 0,
    serial: bytes.readUInt32LE(14),
    sequence: bytes.readUInt32LE(18),
    packets,
    size: bytes.length,
  };
}

/** The whole pages in these bytes whose checksum fits, each with its place; what lies between them is passed over. */
export function pagesWithin(bytes: Buffer): { at: number; page: OggPage }[] {
  const found: { at: number; page: OggPage }[] = [];
  for (let at = bytes.indexOf('OggS', 0, 'latin1'); at >= 0; ) {
    const size = sizeOf(bytes.subarray(at)) ?? 0;
    const page = size > 0 && at + size <= bytes.length ? readPage(bytes.subarray(at, at + size)) : null;
    if (page) found.push({ at, page });
    at = bytes.indexOf('OggS', at + (page ? size : 4), 'latin1');
  }
  return found;
}

/** Samples at 48 kHz in an Opus packet, by its first bytes (RFC 6716 §3.1 and §3.2). */
export function packetSamples(packet: Buffer): number {
  const [toc = 0, second = 0] = packet;
  const config = toc >> 3;
  const tenths = config < 12 ? [100, 200, 400, 600] : config < 16 ? [100, 200, 100, 200] : [25, 50, 100, 200];
  const code = toc & 3;
  const frames = code === 0 ? 1 : code === 3 ? second & 63 : 2;
  return ((tenths[config % 4] ?? 0) * frames * 48) / 10;
}

/** One page around whole packets. @throws RangeError when they do not fit into a page */
export function oggPage(page: Omit<OggPage, 'size'>): Buffer {
  const lacing: number[] = [];
  for (const { length } of page.packets) {
    for (let left = length; ; left -= 255) {
      lacing.push(Math.min(255, left));
      if (left < 255) break;
    }
  }
  if (lacing.length > MOST_SEGMENTS) throw new RangeError('too much for an Ogg page');
  const header = Buffer.alloc(HEADER + lacing.length);
  header.write('OggS', 0, 'latin1');
  header.writeUInt8((page.first ? FIRST : 0) | (page.last ? LAST : 0), 5);
  header.writeBigInt64LE(BigInt(page.granule), 6);
  header.writeUInt32LE(page.serial, 14);
  header.writeUInt32LE(page.sequence, 18);
  header.writeUInt8(lacing.length, 26);
  header.set(lacing, HEADER);
  const whole = Buffer.concat([header, ...page.packets]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

/** Of the page with its checksum field taken as zero. */
function checksum(page: Buffer): number {
  let value = 0;
  for (let i = 0; i < page.length; i += 1) {
    const byte = i >= 22 && i < 26 ? 0 : (page[i] as number);
    value = ((value << 8) ^ (CRC[((value >>> 24) ^ byte) & 0xff] as number)) >>> 0;
  }
  return value;
}

/** Samples that a player drops at the start: the encoder's delay, from its head packet (RFC 7845 §5.1). */
export function preSkipOf(head: Buffer): number {
  if (head.toString('latin1', 0, 8) !== 'OpusHead') throw new RangeError('not an Opus head');
  return head.readUInt16LE(10);
}
