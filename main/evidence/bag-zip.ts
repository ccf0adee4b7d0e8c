import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { BundleFinding } from '../../shared/domain/index.ts';
import { type Bag, badName, MOST_FILES, sameNameTwice } from './bag-files.ts';

/** A text file that somebody else's program packed may be deflated; more than this of them is a bomb. */
const MOST_INFLATED = 16 * 1024 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;

/**
 * A bundle in a ZIP that holds one folder. Read entry by entry from the ZIP itself, nothing is unpacked: names are only
 * keys. Links, encryption, double and overlapping entries, and names that lead out are findings.
 */
export async function zipBag(path: string): Promise<Bag> {
  const findings: BundleFinding[] = [];
  const entries = new Map<string, Entry>();
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true });
  try {
    await readEntries(zip, entries, findings);
    await readHeads(zip, entries, findings);
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

async function readEntries(
  zip: ZipFile,
  entries: Map<string, Entry>,
  findings: BundleFinding[],
): Promise<void> {
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (entries.size >= MOST_FILES || findings.length > 1000) {
      findings.push({ file: null, problem: 'There are far too many files.' });
      return;
    }
    const problem = entryProblem(entry);
    if (problem !== null) findings.push({ file: name, problem });
    else if (entries.has(name)) findings.push({ file: name, problem: 'The ZIP holds this file twice.' });
    else if (!name.endsWith('/')) entries.set(name, entry);
  }
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
  return null;
}

/**
 * The ZIP says everything twice: before each file, and in its list at the end. Both must agree, and no file may lie on
 * another; else two programs could unpack two different bundles from one ZIP, or a small ZIP a giant one.
 */
async function readHeads(
  zip: ZipFile,
  entries: Map<string, Entry>,
  findings: BundleFinding[],
): Promise<void> {
  const spans: { name: string; from: number; to: number }[] = [];
  for (const [name, entry] of entries) {
    const head = await zip.readLocalFileHeaderPromise(entry);
    const lateSizes = (head.generalPurposeBitFlag & 8) !== 0;
    const big = head.compressedSize === 0xffffffff || head.uncompressedSize === 0xffffffff;
    const agrees =
      head.fileName.equals(entry.fileNameRaw) &&
      head.compressionMethod === entry.compressionMethod &&
      head.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
      head.lastModFileDate === entry.lastModFileDate &&
      head.lastModFileTime === entry.lastModFileTime &&
      (lateSizes ||
        big ||
        (head.compressedSize === entry.compressedSize &&
          head.uncompressedSize === entry.uncompressedSize &&
          head.crc32 === entry.crc32));
    if (!agrees) findings.push({ file: name, problem: 'The ZIP says two different things about this file.' });
    spans.push({
      name,
      from: entry.relativeOffsetOfLocalHeader,
      to: head.fileDataStart + entry.compressedSize,
    });
  }
  spans.sort((a, b) => a.from - b.from);
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 1];
    if (before !== undefined && span.from < before.to) {
      findings.push({ file: span.name, problem: 'It lies over another file in the ZIP.' });
    }
  }
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
  try {
    for await (const piece of stream) {
      const bytes: Uint8Array = piece;
      if (entry.compressionMethod === DEFLATED) budget.left -= bytes.length;
      if (budget.left < 0) throw new Error('it inflates to far more than a bundle can hold');
      yield bytes;
    }
  } finally {
    stream.destroy();
  }
}
