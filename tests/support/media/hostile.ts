import { gzipSync } from 'node:zlib';
import { box, moov, stco, u32 } from './boxes.ts';

/** A WAV header with any claim in it. */
export function wav(of: {
  rate: number;
  channels: number;
  bits: number;
  format?: number;
  data?: Buffer;
}): Buffer {
  const data = of.data ?? Buffer.alloc(4_096, 7);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(of.format ?? 1, 20);
  header.writeUInt16LE(of.channels, 22);
  header.writeUInt32LE(of.rate, 24);
  header.writeUInt32LE((of.rate * of.channels * (of.bits / 8)) >>> 0, 28);
  header.writeUInt16LE((of.channels * (of.bits / 8)) & 0xffff, 32);
  header.writeUInt16LE(of.bits, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

const FTYP = box('ftyp', Buffer.from('M4A \0\0\x02\0isom'));

/** A moov of many empty tracks. */
function manyTracks(count: number): Buffer {
  const hdlr = box('hdlr', Buffer.concat([u32(0, 0), Buffer.from('soun'), u32(0, 0, 0), Buffer.from('\0')]));
  const stsd = box('stsd', Buffer.concat([u32(0, 1), box('mp4a', Buffer.alloc(28))]));
  const track = box(
    'trak',
    box('mdia', Buffer.concat([hdlr, box('minf', box('stbl', Buffer.concat([stsd, stco([40])])))])),
  );
  return box(
    'moov',
    Buffer.concat([box('mvhd', Buffer.alloc(100)), ...Array.from({ length: count }, () => track)]),
  );
}

/** A table that claims so many entries that reading it would fill the memory. */
function hugeTable(type: string, claimed: number): Buffer {
  const stsd = box('stsd', Buffer.concat([u32(0, 1), box('mp4a', Buffer.alloc(28))]));
  const hdlr = box('hdlr', Buffer.concat([u32(0, 0), Buffer.from('soun'), u32(0, 0, 0)]));
  const table = box(type, u32(0, 0, claimed));
  return box(
    'moov',
    box('trak', box('mdia', Buffer.concat([hdlr, box('minf', box('stbl', Buffer.concat([stsd, table])))]))),
  );
}

/** A compressed moov that unpacks to a gigabyte of zeros. */
function packedBomb(): Buffer {
  const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024)).subarray(10);
  const dcom = box('dcom', Buffer.from('zlib'));
  const cmvd = box('cmvd', Buffer.concat([u32(1024 * 1024 * 1024), packed]));
  return box('moov', box('cmov', Buffer.concat([dcom, cmvd])));
}

/** Files that were made to hurt, none of them a recording. */
export const HOSTILE: Record<string, Buffer> = {
  'rate-2-31.wav': wav({ rate: 0x8000_0000, channels: 1, bits: 16 }),
  'rate-2-32.wav': wav({ rate: 0xffff_ffff, channels: 2, bits: 32 }),
  'rate-0.wav': wav({ rate: 0, channels: 1, bits: 16 }),
  'rate-1.wav': wav({ rate: 1, channels: 1, bits: 8, data: Buffer.alloc(2_000_000) }),
  'channels-65535.wav': wav({ rate: 48_000, channels: 65_535, bits: 16 }),
  'channels-0.wav': wav({ rate: 48_000, channels: 0, bits: 16 }),
  'bits-65535.wav': wav({ rate: 48_000, channels: 1, bits: 65_528 }),
  'unknown-format.wav': wav({ rate: 48_000, channels: 1, bits: 16, format: 0xbeef }),
  'a-thousand-tracks.m4a': Buffer.concat([FTYP, manyTracks(1_000), box('mdat', Buffer.alloc(400))]),
  'a-thousand-tracks-at-the-end.m4a': Buffer.concat([
    FTYP,
    box('mdat', Buffer.alloc(400)),
    manyTracks(1_000),
  ]),
  'endless-sizes.m4a': Buffer.concat([FTYP, box('mdat', Buffer.alloc(400)), hugeTable('stsz', 0x3fff_ffff)]),
  'endless-times.m4a': Buffer.concat([FTYP, hugeTable('stts', 0x0fff_ffff), box('mdat', Buffer.alloc(400))]),
  'packed-bomb.mov': Buffer.concat([FTYP, box('mdat', Buffer.alloc(400)), packedBomb()]),
  'reference.mov': Buffer.concat([
    FTYP,
    box('mdat', Buffer.alloc(400)),
    box('moov', box('rmra', Buffer.alloc(99))),
  ]),
  'zip-bomb.m4a': gzipSync(Buffer.alloc(32 * 1024 * 1024)),
  'zeros.mp3': Buffer.alloc(300_000),
  'ones.aac': Buffer.alloc(300_000, 0xff),
  'id3-without-end.mp3': Buffer.concat([Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f'), Buffer.alloc(5_000, 1)]),
  'empty-table.m4a': Buffer.concat([FTYP, box('mdat', Buffer.alloc(10)), moov([stco([])])]),
  'deep-boxes.mp4': Buffer.concat([FTYP, box('mdat', Buffer.alloc(9)), deep(400)]),
};

function deep(levels: number): Buffer {
  let inner = box('free', Buffer.alloc(4));
  for (let i = 0; i < levels; i += 1) inner = box(i % 2 === 0 ? 'trak' : 'mdia', inner);
  return box('moov', inner);
}
