import type { FileHandle } from 'node:fs/promises';
import type { Entry } from 'yauzl';

/** The list of a ZIP and its end (APPNOTE 4.3.12 to 4.3.16): what stands behind the last file. */
const ENTRY = 46;
const END = 22;
const WIDE = 56;
const LOCATOR = 20;
/** In a 16- or 32-bit field whose value is in the ZIP64 record. */
const IN_WIDE_16 = 0xffff;
const IN_WIDE_32 = 0xffffffff;
/** How zip.ts has its entries written: made on Unix by version 6.3, an ordinary file with mode 644. */
const OUR_MAKER = 0x033f;
const OUR_ATTRIBUTES = 0o100644 * 0x10000;
/** Info-ZIP's field for a time in UTC. We give all files the same. */
const TIME = 0x5455;

/** Where the list begins, its bytes, and its entries, as the end of the ZIP says. */
export type ZipEnd = { from: number; length: number; entries: number };

/**
 * The end of a ZIP that holds a bundle: the list ends at the end mark, and behind that there is nothing, no comment and no
 * second mark. Read before anything else: yauzl goes wherever a ZIP64 mark points, and a place that no file has ends the
 * whole program. @throws Error when it is not so
 */
export async function endOfZip(file: FileHandle): Promise<ZipEnd> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, WIDE + LOCATOR + END));
  await file.read(tail, 0, tail.length, size - tail.length);
  const mark = tail.subarray(tail.length - END);
  if (mark.length < END || mark.readUInt32LE(0) !== 0x06054b50) throw new Error('its end is missing');
  const narrow = {
    entries: mark.readUInt16LE(10),
    length: mark.readUInt32LE(12),
    from: mark.readUInt32LE(16),
  };
  if (ends(narrow, END, size) && isTheEnd(mark, narrow)) return narrow;
  if (tail.length < WIDE + LOCATOR + END) throw new Error('its end does not fit the rest');
  const wide = {
    entries: Number(tail.readBigUInt64LE(24)),
    length: Number(tail.readBigUInt64LE(40)),
    from: Number(tail.readBigUInt64LE(48)),
  };
  if (ends(wide, tail.length, size) && isTheEnd(tail, wide)) return wide;
  throw new Error('its end does not fit the rest');
}

function ends({ from, length }: ZipEnd, tail: number, size: number): boolean {
  return from + length + tail === size;
}

/**
 * The list follows the last file, which ends at `last`, and is as long as its entries: no gap in which files that no
 * program lists could lie. Null when it is not so; else the names of entries that were changed where it does not show in
 * their files.
 */
export async function changedInList(
  file: FileHandle,
  last: number,
  entries: readonly Entry[],
): Promise<string[] | null> {
  const end = await endOfZip(file);
  const length = entries.reduce((sum, entry) => sum + lengthOf(entry), 0);
  if (end.from !== last || end.length !== length || end.entries !== entries.length) return null;
  const list = Buffer.alloc(length);
  await file.read(list, 0, length, last);
  return unlikeTheOthers(list, entries);
}

function lengthOf({ fileNameLength, extraFieldLength, fileCommentLength }: Entry): number {
  return ENTRY + fileNameLength + extraFieldLength + fileCommentLength;
}

/** Every number of the end mark, and of the ZIP64 record before it, is the one that it must be. */
function isTheEnd(tail: Buffer, of: ZipEnd): boolean {
  const mark = tail.subarray(tail.length - END);
  const wide = tail.length > END;
  const is16 = (at: number, value: number) => {
    const said = mark.readUInt16LE(at);
    return said === value || (wide && said === IN_WIDE_16);
  };
  const is32 = (at: number, value: number) => {
    const said = mark.readUInt32LE(at);
    return said === value || (wide && said === IN_WIDE_32);
  };
  return (
    mark.readUInt32LE(0) === 0x06054b50 &&
    is16(4, 0) &&
    is16(6, 0) &&
    is16(8, of.entries) &&
    is16(10, of.entries) &&
    is32(12, of.length) &&
    is32(16, of.from) &&
    mark.readUInt16LE(20) === 0 &&
    (!wide || isWideEnd(tail, of))
  );
}

function isWideEnd(tail: Buffer, of: ZipEnd): boolean {
  const is = (at: number, value: number) => tail.readBigUInt64LE(at) === BigInt(value);
  return (
    tail.readUInt32LE(0) === 0x06064b50 &&
    is(4, WIDE - 12) &&
    tail.readUInt32LE(16) === 0 &&
    tail.readUInt32LE(20) === 0 &&
    is(24, of.entries) &&
    is(32, of.entries) &&
    is(40, of.length) &&
    is(48, of.from) &&
    tail.readUInt32LE(WIDE) === 0x07064b50 &&
    tail.readUInt32LE(WIDE + 4) === 0 &&
    is(WIDE + 8, of.from + of.length) &&
    tail.readUInt32LE(WIDE + 16) === 1
  );
}

/**
 * A mode, a time or a maker says nothing of a file's bytes, and every program writes its own. But where most entries are
 * to the bit as Keptword writes them, the one that is not was changed afterwards. A ZIP of another program has all of
 * them its own way, and none is named.
 */
function unlikeTheOthers(list: Buffer, entries: readonly Entry[]): string[] {
  const times = entries.map(timeOf);
  const usual = mostFrequent(times);
  const odd: string[] = [];
  let at = 0;
  for (const [index, entry] of entries.entries()) {
    const ours =
      list.readUInt16LE(at + 4) === OUR_MAKER &&
      list.readUInt32LE(at + 34) === 0 &&
      list.readUInt32LE(at + 38) === OUR_ATTRIBUTES &&
      times[index] === usual;
    if (!ours) odd.push(entry.fileName);
    at += lengthOf(entry);
  }
  return odd.length * 2 < entries.length ? odd : [];
}

/** All that stands in the extra fields beside ZIP64's sizes, which are compared elsewhere; as text. */
function timeOf({ extraFields }: Entry): string {
  return extraFields
    .filter(({ id }) => id !== 1)
    .map(({ id, data }) => `${id === TIME ? 'time' : id} ${data.toString('hex')}`)
    .join();
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
