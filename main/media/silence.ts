import { Buffer } from 'node:buffer';
import { oggPage } from './ogg.ts';

/** What stands in the place of lost pages of our own copies: mono Opus at 48 kHz in Ogg. */
export type Gap = {
  /** Bytes that must be filled, to the byte: whatever lies behind stays where it is. */
  bytes: number;
  serial: number;
  /** Number of the first page here. */
  sequence: number;
  /** Pages that were lost, as far as is known: so many are made when they fit. */
  pages: number | null;
  /** Granule positions before and behind. */
  from: number;
  to: number;
  /** The stream begins here: its two heads are made too. */
  head: { preSkip: number } | null;
  /** The stream ends here. */
  last: boolean;
};

/** Samples of a frame, and the first byte of a packet of such frames: CELT, full band, mono, any number of frames. */
const LONG = { samples: 960, toc: (31 << 3) | 3 };
const SHORT = { samples: 120, toc: (28 << 3) | 3 };
/** 120 ms at most (RFC 6716 §3.2.5). */
const MOST_FRAMES = 6;
/** A silent frame as the encoder writes one; the first byte before it says how long it is. */
const SILENCE = [0xff, 0xfe];
const PADDED = 0x40;
const PAGE_HEADER = 27;
const MOST_PAGE_BYTES = 40_000;
const MOST_PACKETS = 80;

/**
 * Pages of silence of exactly so many bytes and so many samples: a player plays on, a seek behind them lands where it
 * did, and no moment behind them moves. Packets are drawn out with padding (RFC 6716 §3.2.5), which decoders pass over.
 * Null when it cannot be made to fit.
 */
export function silentPages(gap: Gap): Buffer | null {
  const heads = gap.head ? headPages(gap.serial, gap.head.preSkip) : [];
  const room = gap.bytes - heads.reduce((sum, { length }) => sum + length, 0);
  const frames = Math.ceil((gap.to - gap.from) / LONG.samples);
  const lost = gap.pages === null ? [] : [gap.pages - heads.length];
  const least = Math.max(
    1,
    Math.ceil(room / MOST_PAGE_BYTES),
    Math.ceil(frames / (MOST_PACKETS * MOST_FRAMES)),
  );
  const tries = [...lost, ...Array.from({ length: 400 }, (_, more) => least + more)];
  for (const count of tries) {
    if (count < least || count > frames) continue;
    const pages = audioPages({ ...gap, bytes: room, sequence: gap.sequence + heads.length }, count, frames);
    if (pages !== null) return Buffer.concat([...heads, ...pages]);
  }
  return null;
}

/** The two packets that every Opus stream in Ogg begins with (RFC 7845 §5). */
function headPages(serial: number, preSkip: number): Buffer[] {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head.set([1, 1], 8);
  head.writeUInt16LE(preSkip, 10);
  head.writeUInt32LE(48_000, 12);
  const tags = Buffer.alloc(24);
  tags.write('OpusTags', 0, 'latin1');
  tags.writeUInt32LE(8, 8);
  tags.write('Keptword', 12, 'latin1');
  const page = { granule: 0, last: false, serial };
  return [
    oggPage({ ...page, first: true, sequence: 0, packets: [head] }),
    oggPage({ ...page, first: false, sequence: 1, packets: [tags] }),
  ];
}

/** `count` pages with `frames` frames; null when a page's share of the bytes is too small, or one that cannot be met. */
function audioPages(gap: Gap, count: number, frames: number): Buffer[] | null {
  const pages: Buffer[] = [];
  let bytes = gap.bytes;
  let left = frames;
  let granule = gap.from;
  for (let nth = 0; nth < count; nth += 1) {
    const share = Math.ceil(left / (count - nth));
    left -= share;
    const isLast = nth === count - 1;
    granule = left === 0 ? gap.to : granule + share * LONG.samples;
    // A stream that ends here may say in its granule that its last frame is not heard to its end. Elsewhere it must fit.
    const cut = left === 0 && !gap.last ? (gap.to - gap.from) % LONG.samples : 0;
    const kinds = packetKinds(share, cut);
    const page = {
      granule,
      first: false,
      last: gap.last && isLast,
      serial: gap.serial,
      sequence: gap.sequence + nth,
    };
    const average = Math.floor(bytes / (count - nth));
    const made = (isLast ? [bytes] : [average, average - 1])
      .map((size) => onePage(page, kinds, size))
      .find(Boolean);
    if (!made) return null;
    pages.push(made);
    bytes -= made.length;
  }
  return pages;
}

type Kind = { toc: number; frames: number };

/** `frames` long ones; where the last of them is only begun (`cut` samples of it), short ones in its place. */
function packetKinds(frames: number, cut: number): Kind[] {
  const kinds: Kind[] = [];
  for (let left = cut > 0 ? frames - 1 : frames; left > 0; left -= MOST_FRAMES)
    kinds.push({ toc: LONG.toc, frames: Math.min(MOST_FRAMES, left) });
  if (cut > 0) kinds.push({ toc: SHORT.toc, frames: Math.round(cut / SHORT.samples) });
  return kinds;
}

/** One page of exactly so many bytes, or null. */
function onePage(
  page: Omit<Parameters<typeof oggPage>[0], 'packets'>,
  kinds: readonly Kind[],
  bytes: number,
): Buffer | null {
  let rest = bytes - PAGE_HEADER;
  const packets: Buffer[] = [];
  for (const [at, kind] of kinds.entries()) {
    const behind = kinds.length - at - 1;
    let share = Math.floor(rest / (behind + 1));
    // With its lacing, a packet never takes a multiple of 256 bytes: see `packetFor`.
    while (behind > 0 && (share % 256 === 0 || (behind === 1 && (rest - share) % 256 === 0))) share -= 1;
    const packet = packetFor(kind, share);
    if (packet === null) return null;
    packets.push(packet);
    rest -= share;
  }
  return rest === 0 ? oggPage({ ...page, packets }) : null;
}

/** A silent packet that takes so many bytes in a page: its own, and one of lacing for each 255 of them and one more. */
function packetFor({ toc, frames }: Kind, bytes: number): Buffer | null {
  if (bytes % 256 === 0) return null;
  const length = bytes - 1 - Math.floor(bytes / 256);
  const bare = 2 + frames * SILENCE.length;
  const extra = length - bare;
  if (extra < 0) return null;
  const packet = Buffer.alloc(length);
  packet.writeUInt8(toc, 0);
  packet.writeUInt8(frames | (extra > 0 ? PADDED : 0), 1);
  let at = 2;
  if (extra > 0) {
    // Each 255 stands for 254 bytes of padding and one more length byte.
    const lengths = Math.ceil(extra / 255);
    packet.fill(255, at, at + lengths - 1);
    packet.writeUInt8(extra - 255 * lengths + 254, at + lengths - 1);
    at += lengths;
  }
  for (let frame = 0; frame < frames; frame += 1) packet.set(SILENCE, at + frame * SILENCE.length);
  return packet;
}
