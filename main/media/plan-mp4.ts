import { giveBack } from '../platform/index.ts';
import { type MovedMoov, moveSamples } from './moov.ts';
import type { CutSign, RandomAccess, StreamPlan } from './plan.ts';

/** A box at the top of an MP4, MOV, M4A or 3GP file (ISO/IEC 14496-12 §4.2). */
type Box = { type: string; from: number; header: number; to: number };

/** More than any camera's sample tables (a 12-hour video has about 40 MB); above it the tables stay where they are. */
export const LARGEST_MOOV = 64 * 1024 * 1024;
/** A fragmented 5-hour recording has some 40,000 boxes. */
const MOST_BOXES = 200_000;

/** The length of the whole stands in the table, and ffmpeg tells it. */
const UNSAID = { bytesExpected: null, msExpected: null, nothingPlays: false };

const FIRST_TYPES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp', 'uuid']);

/**
 * Phones write the table of samples (`moov`) behind the sound (`mdat`); from a pipe ffmpeg needs it in front. The plan
 * puts it there, with every offset in it moved by as much as the sound moves.
 * Null when the source is not of this family.
 */
export async function planMp4(source: RandomAccess, head: Buffer): Promise<StreamPlan | null> {
  if (head.length < 8 || !FIRST_TYPES.has(head.toString('latin1', 4, 8))) return null;
  const { boxes, overrun } = await topBoxes(source);
  const moov = boxes.find((box) => box.type === 'moov');
  const mdat = boxes.find((box) => box.type === 'mdat');
  const asIs: StreamPlan = { splices: [], cutShort: null, seekOnly: null };

  const cut = overrun ? cutBox(overrun, source.bytes) : null;
  if (!moov) {
    const why = cut?.why ?? (mdat ? 'sound without its table (no moov box)' : 'no moov box');
    return { ...asIs, cutShort: { ...UNSAID, ...cut, why, nothingPlays: true } };
  }
  const size = moov.to - moov.from;
  if (size > LARGEST_MOOV) return { ...asIs, cutShort: cut, seekOnly: `moov box of ${size} bytes` };
  const content = await readWhole(source, moov.from + moov.header, moov.to);
  const insertAt = mdat && mdat.from < moov.from ? mdat.from : null;
  const moved = moveSamples(content, shiftOf(insertAt, moov));
  giveBack(content);
  if (!moved.ok) return { ...asIs, cutShort: cut, seekOnly: moved.why };
  const cutShort = cut ?? cutTable(moved.lastChunk, source.bytes);
  return { ...asIs, cutShort, splices: insertAt === null ? [] : movedFront(insertAt, moov, moved) };
}

/** A box that ends behind the end. One that holds no sound may be cut: the sound is whole. */
function cutBox({ type, to }: Box, bytes: number): CutSign | null {
  if (!['moov', 'mdat', 'moof'].includes(type)) return null;
  const why = `box ${type} ends ${to - bytes} bytes behind the end`;
  return { ...UNSAID, why, bytesExpected: to };
}

/** A table of samples that goes on behind the end. */
function cutTable(lastChunk: number, bytes: number): CutSign | null {
  if (lastChunk < bytes) return null;
  const why = `a sample at ${lastChunk}, the file has ${bytes} bytes`;
  return { ...UNSAID, why, bytesExpected: lastChunk + 1 };
}

function movedFront(insertAt: number, moov: Box, moved: MovedMoov): StreamPlan['splices'] {
  return [
    { at: insertAt, remove: 0, insert: moved.box },
    { at: moov.from, remove: moov.to - moov.from, insert: Buffer.alloc(0) },
  ];
}

/** By how much a byte moves when a moov of a given new size stands at `insertAt` and the old one is left out. */
function shiftOf(insertAt: number | null, moov: Box): (offset: number, newSize: number) => number {
  return (offset, newSize) => {
    if (insertAt === null || offset < insertAt) return 0;
    return offset >= moov.to ? newSize - (moov.to - moov.from) : newSize;
  };
}

/** The boxes at the top, in order. `overrun` = the one that claims to end behind the end of the source. */
async function topBoxes(source: RandomAccess): Promise<{ boxes: Box[]; overrun: Box | null }> {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= source.bytes && boxes.length < MOST_BOXES) {
    const box = readBox(await source.read(at, 16), at, source.bytes);
    // Not a box: some phones append notes of their own behind the last one. What is before it counts.
    if (!box) break;
    if (box.to > source.bytes) return { boxes, overrun: box };
    boxes.push(box);
    at = box.to;
  }
  return { boxes, overrun: null };
}

function readBox(bytes: Buffer, from: number, end: number): Box | null {
  if (bytes.length < 8) return null;
  const size = bytes.readUInt32BE(0);
  const type = bytes.toString('latin1', 4, 8);
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
  if (size === 0) return { type, from, header: 8, to: end };
  if (size === 1) {
    if (bytes.length < 16) return null;
    const large = bytes.readBigUInt64BE(8);
    if (large < 16n) return null;
    const to =
      large > BigInt(Number.MAX_SAFE_INTEGER - from) ? Number.MAX_SAFE_INTEGER : from + Number(large);
    return { type, from, header: 16, to };
  }
  return size < 8 ? null : { type, from, header: 8, to: from + size };
}

async function readWhole(source: RandomAccess, from: number, to: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(to - from);
  let filled = 0;
  while (filled < whole.length) {
    const part = await source.read(from + filled, Math.min(whole.length - filled, 1024 * 1024));
    if (part.length === 0) break;
    filled += part.copy(whole, filled);
    giveBack(part);
  }
  return whole.subarray(0, filled);
}
