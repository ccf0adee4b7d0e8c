import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, type LocalFileHeader, openPromise, type ZipFile } from 'yauzl';
import type { BundleFinding } from '../../../shared/domain/index.ts';
import { type Bag, badName, MOST_FILES, sameNameTwice } from './bag.ts';
import { changedInList, endOfZip } from './zip-list.ts';

/** A text file that somebody else's program packed may be deflated; more than this of them is a bomb. */
const MOST_INFLATED = 16 * 1024 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
/** General purpose bit 3: sizes follow the file. */
const LATE_SIZES = 8;
/** Stands in a 32-bit size whose value is in the ZIP64 field. */
const IN_ZIP64 = 0xffffffff;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;

/**
 * A bundle in a ZIP that holds one folder. Read entry by entry from the ZIP itself, nothing is unpacked: names are only
 * keys. Links, encryption, double and overlapping entries, and names that lead out are findings.
 */
export async function zipBag(path: string): Promise<Bag> {
  const findings: BundleFinding[] = [];
  const entries = new Map<string, Entry>();
  await refuseBadEnd(path);
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true });
  try {
    const all = await readEntries(zip, entries, findings);
    await readHeads(zip, path, all, findings);
  } catch (error) {
    zip.close();
    throw error;
  }
  const inRoot = belowOneFolder(entries, findings);
  for (const name of sameNameTwice(inRoot.keys())) {
    findings.push({ file: name, problem: 'Another file has the same name in other letters.' });
  }
  const budget = { left: MOST_INFLATED };
  return {
    files: new Map([...inRoot].map(([name, entry]) => [name, entry.uncompressedSize])),
    findings,
    read: (name) => inflate(zip, inRoot.get(name), budget),
    close: async () => zip.close(),
  };
}

async function refuseBadEnd(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await endOfZip(file);
  } finally {
    await file.close();
  }
}

/** Returns all entries, folders too; `entries` gets the files that may be read. */
async function readEntries(
  zip: ZipFile,
  entries: Map<string, Entry>,
  findings: BundleFinding[],
): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (all.length >= MOST_FILES || findings.length > 1000) {
      findings.push({ file: null, problem: 'There are far too many files.' });
      break;
    }
    all.push(entry);
    const problem = entryProblem(entry);
    if (problem !== null) findings.push({ file: name, problem });
    else if (entries.has(name)) findings.push({ file: name, problem: 'The ZIP holds this file twice.' });
    else if (!name.endsWith('/')) entries.set(name, entry);
  }
  return all;
}

function entryProblem(entry: Entry): string | null {
  const folder = entry.fileName.endsWith('/');
  const bad = badName(folder ? entry.fileName.slice(0, -1) : entry.fileName);
  if (bad !== null) return bad;
  if (entry.isEncrypted()) return 'It is locked with a password. A bundle never is.';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return 'It is packed in an unusual way.';
  }
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (!folder && type !== 0 && type !== REGULAR_FILE) return 'This is a link or a device, not a file.';
  if (folder && entry.uncompressedSize !== 0) return 'A folder holds bytes of its own.';
  if (entry.fileCommentLength !== 0) return 'A comment is hidden at it in the ZIP.';
  return null;
}

type Span = { entry: Entry; from: number; to: number; lateSizes: boolean };

/**
 * The ZIP says everything twice: before each file, and in its list at the end. Both must agree, no file may lie on
 * another, and no byte before the list may belong to no file; else two programs could unpack two different bundles from
 * one ZIP, or a small ZIP a giant one.
 */
async function readHeads(
  zip: ZipFile,
  path: string,
  all: readonly Entry[],
  findings: BundleFinding[],
): Promise<void> {
  const spans: Span[] = [];
  for (const entry of all) {
    // Asked before: a place that no file has would end the whole program.
    if (entry.relativeOffsetOfLocalHeader >= zip.fileSize) {
      findings.push({ file: entry.fileName, problem: 'The ZIP says that it begins behind its own end.' });
      continue;
    }
    const head = await zip.readLocalFileHeaderPromise(entry);
    const lateSizes = (head.generalPurposeBitFlag & LATE_SIZES) !== 0;
    if (!headAgrees(head, entry, lateSizes) || !hasOneName(entry, head)) {
      findings.push({ file: entry.fileName, problem: 'The ZIP says two different things about this file.' });
    }
    const from = entry.relativeOffsetOfLocalHeader;
    spans.push({ entry, from, to: head.fileDataStart + entry.compressedSize, lateSizes });
  }
  spans.sort((a, b) => a.from - b.from);
  const file = await open(path, 'r');
  try {
    let end = 0;
    for (const span of spans) {
      if (span.from < end)
        findings.push({ file: span.entry.fileName, problem: 'It lies over another file in the ZIP.' });
      if (span.from > end)
        findings.push({ file: span.entry.fileName, problem: 'Bytes before it belong to no file.' });
      end = span.to + (span.lateSizes ? await tailLength(file, span, findings) : 0);
    }
    const changed = await changedInList(file, end, all);
    if (changed === null) {
      findings.push({ file: null, problem: 'The ZIP holds bytes that belong to no file of its list.' });
    }
    for (const name of changed ?? []) {
      findings.push({ file: name, problem: 'What the ZIP says about it was changed.' });
    }
  } finally {
    await file.close();
  }
}

/** Info-ZIP's field for a second name (0x7075): some programs unpack under it, some under the plain one. */
function hasOneName(entry: Entry, head: LocalFileHeader): boolean {
  const second = 0x7075;
  return (
    entry.fileNameRaw.toString('utf8') === entry.fileName &&
    entry.extraFields.every(({ id }) => id !== second) &&
    field(head.extraField, second) === null
  );
}

/** One extra field of a local head (APPNOTE 4.5.1); null when it is not there. */
function field(extra: Buffer, wanted: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const next = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === wanted) return extra.subarray(at + 4, next);
    at = next;
  }
  return null;
}

function headAgrees(head: LocalFileHeader, entry: Entry, lateSizes: boolean): boolean {
  const zip64 = field(head.extraField, 1);
  const wide = (at: number) => (zip64 && zip64.length >= at + 8 ? Number(zip64.readBigUInt64LE(at)) : -1);
  const same = (early: number, zip64At: number, late: number) => {
    const said = early === IN_ZIP64 ? wide(zip64At) : early;
    return said === late || (lateSizes && said === 0);
  };
  return (
    head.fileName.equals(entry.fileNameRaw) &&
    sameVersion(head.versionNeededToExtract, entry.versionNeededToExtract) &&
    head.compressionMethod === entry.compressionMethod &&
    head.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    head.lastModFileDate === entry.lastModFileDate &&
    head.lastModFileTime === entry.lastModFileTime &&
    same(head.compressedSize, 8, entry.compressedSize) &&
    same(head.uncompressedSize, 0, entry.uncompressedSize) &&
    (head.crc32 === entry.crc32 || (lateSizes && head.crc32 === 0))
  );
}

/** Before a file that begins above 4 GB stands 20, and in the list 45: only there the place takes ZIP64. */
function sameVersion(head: number, list: number): boolean {
  return head === list || (head === 20 && list === 45);
}

/** The sizes that follow a file (APPNOTE 4.3.9): with or without a mark, of 32 or of 64 bits. Returns their length. */
async function tailLength(file: FileHandle, { entry, to }: Span, findings: BundleFinding[]): Promise<number> {
  const { buffer } = await file.read(Buffer.alloc(24), 0, 24, to);
  const marked = buffer.readUInt32LE(0) === 0x08074b50;
  const at = marked ? 4 : 0;
  const narrow =
    buffer.readUInt32LE(at + 4) === entry.compressedSize &&
    buffer.readUInt32LE(at + 8) === entry.uncompressedSize;
  const wide =
    buffer.readBigUInt64LE(at + 4) === BigInt(entry.compressedSize) &&
    (at + 20 > buffer.length || buffer.readBigUInt64LE(at + 12) === BigInt(entry.uncompressedSize));
  if (buffer.readUInt32LE(at) !== entry.crc32 || !(narrow || wide)) {
    findings.push({ file: entry.fileName, problem: 'The ZIP says two different things about this file.' });
  }
  return at + (narrow ? 12 : 20);
}

/** Takes the one folder's name away. A ZIP made from inside the folder is accepted too. */
function belowOneFolder(entries: Map<string, Entry>, findings: BundleFinding[]): Map<string, Entry> {
  if (entries.has('bagit.txt')) return entries;
  const root = [...entries.keys()].find((name) => /^[^/]+\/bagit\.txt$/.test(name))?.replace('bagit.txt', '');
  if (root === undefined) {
    findings.push({ file: null, problem: 'There is no bundle in this ZIP: bagit.txt is missing.' });
    return new Map();
  }
  const below = new Map<string, Entry>();
  for (const [name, entry] of entries) {
    if (name.startsWith(root)) below.set(name.slice(root.length), entry);
    else findings.push({ file: name, problem: "This file is beside the bundle's folder in the ZIP." });
  }
  return below;
}

async function* inflate(
  zip: ZipFile,
  entry: Entry | undefined,
  budget: { left: number },
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw new Error('no such entry');
  const stream = await zip.openReadStreamPromise(entry);
  let check = 0;
  try {
    for await (const piece of stream) {
      const bytes: Uint8Array = piece;
      if (entry.compressionMethod === DEFLATED) budget.left -= bytes.length;
      if (budget.left < 0) throw new Error('it inflates to far more than a bundle can hold');
      check = crc32(bytes, check);
      yield bytes;
    }
    if (check !== entry.crc32) throw new Error("the ZIP's own check value does not fit");
  } finally {
    stream.destroy();
  }
}
