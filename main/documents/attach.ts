import { createHash, randomUUID } from 'node:crypto';
import { type AttachResult, KeptwordError, type WireError } from '../../shared/contract/index.ts';
import {
  type DocumentAbout,
  type DocumentType,
  documentAbout,
  documentCode,
  documentFields,
  type Paper,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import { failureOf, refuseCancelled } from '../platform/index.ts';
import { wholeFile } from './file.ts';
import { type ReadingLimits, type ReadPage, readText } from './reading.ts';
import { recognise } from './recognise.ts';
import { sealedBytes } from './sealed.ts';

export type AttachRequest = {
  /**
   * `name` is what the person calls the file; `path` never leaves main. `password` opens a PDF that asks for one: it is
   * kept with the document, for the file stays as it came.
   */
  files: readonly { fileId: string; path: string; name: string; password?: string | null }[];
  about?: DocumentAbout;
};
/** Files done of all files; `item` is the one at work. */
export type AttachProgress = { phase: 'attaching'; done: number; total: number; item: string };
export type AttachOptions = {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: AttachProgress) => void) | undefined;
  /** Only tests give others. */
  limits?: ReadingLimits;
};

const LONGEST_NAME = 255;
const UNEXPECTED = 'Something went wrong with this file. Nothing was added. Please try it once more.';
const PIECE = 1_048_576;

/**
 * Attaches files, one after the other, byte for byte. A file that fails does not stop the others: its result says why.
 * When cancelled, what was finished stays and the rest fails as `cancelled`, leaving nothing.
 * @throws KeptwordError not-found (meeting, child), archive-read-only, invalid-input: then no file was touched
 */
export async function attachDocuments(
  archive: OpenArchive,
  request: AttachRequest,
  options: AttachOptions = {},
): Promise<AttachResult[]> {
  const about = checked(archive, request.about ?? {});
  const results: AttachResult[] = [];
  const total = request.files.length;
  for (const [at, { fileId, path, name: given, password = null }] of request.files.entries()) {
    const name = given.toWellFormed().slice(0, LONGEST_NAME);
    const tell = (part: number) =>
      options.onProgress?.({ phase: 'attaching', done: at + part, total, item: name });
    tell(0);
    const outcome = await attachOne(archive, { path, name, about, password }, { ...options, tell });
    results.push({ fileId, name, ...outcome });
    tell(1);
  }
  return results;
}

type Outcome =
  | { outcome: 'attached' | 'duplicate' | 'restored'; document: Paper }
  | { outcome: 'failed'; error: WireError };
type One = { path: string; name: string; about: DocumentAbout; password: string | null };
type Work = Pick<AttachOptions, 'signal' | 'limits'> & { tell(part: number): void };

/** What is said of the files must be sayable before the first of them is read. */
function checked({ index, readOnly }: OpenArchive, given: DocumentAbout): DocumentAbout {
  const about = parsed(documentAbout, given);
  if (about.meetingId) found(index.meetings.get(about.meetingId), 'meeting');
  if (about.studentId) found(index.students.get(about.studentId), 'child');
  if (readOnly) {
    throw new KeptwordError(
      'archive-read-only',
      'This archive is open for reading only. Nothing was changed. Copy it to a place you can write to.',
    );
  }
  return about;
}

async function attachOne(archive: OpenArchive, one: One, work: Work): Promise<Outcome> {
  try {
    refuseCancelled(work.signal);
    const bytes = await wholeFile(one.path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = archive.index.documents.findByHash(sha256);
    if (known?.takenOut) {
      commitChange(archive, { what: 'document', before: null, after: known.document });
      return { outcome: 'restored', document: known.document };
    }
    if (known) return { outcome: 'duplicate', document: known.document };
    const type = await recognise(Buffer.from(bytes.buffer));
    return { outcome: 'attached', document: await seal(archive, { ...one, bytes, sha256, type }, work) };
  } catch (error) {
    return { outcome: 'failed', error: failureOf(error, UNEXPECTED) };
  }
}

type Known = One & { bytes: Uint8Array<ArrayBuffer>; sha256: string; type: DocumentType };

/** Seals the bytes, reads their text, and enters both; when one of it fails, nothing is left. */
async function seal(archive: OpenArchive, known: Known, work: Work): Promise<Paper> {
  const size = known.bytes.length;
  const writer = await archive.blobs.create('document', { digest: false });
  try {
    for (let at = 0; at < size; at += PIECE) await writer.write(known.bytes.subarray(at, at + PIECE));
    await writer.finish();
    // A reading uses its bytes up: the next one takes them out of the archive.
    let inMemory: Uint8Array<ArrayBuffer> | null = known.bytes;
    const supply = async () => {
      const first = inMemory;
      inMemory = null;
      return first ?? (await sealedBytes(archive, writer.id));
    };
    const read = await opened(known.password, (password) => pagesOf(known.type, supply, { password, work }));
    refuseCancelled(work.signal);
    return enter(archive, known, { ...read, size, blobId: writer.id });
  } catch (error) {
    // The failure that brought us here is the one to tell; the integrity check finds a blob that would not go.
    await writer.abort().catch(() => undefined);
    await archive.blobs.remove(writer.id).catch(() => undefined);
    throw error;
  }
}

type Read = { pages: ReadPage[]; password: string | null };

/** A password is tried, and kept, only where the file asks for one: what opens without is not said to be locked. */
async function opened(
  given: string | null,
  pagesWith: (password: string | null) => Promise<ReadPage[]>,
): Promise<Read> {
  try {
    return { pages: await pagesWith(null), password: null };
  } catch (error) {
    const asks = error instanceof KeptwordError && error.code === 'document-needs-password';
    if (!asks || given === null) throw error;
    return { pages: await pagesWith(given), password: given };
  }
}

async function pagesOf(
  type: DocumentType,
  supply: () => Promise<Uint8Array<ArrayBuffer>>,
  { password, work }: { password: string | null; work: Work },
): Promise<ReadPage[]> {
  if (type.startsWith('image/')) return [{ page: 1, text: '', source: 'none' }];
  return readText(type, supply, {
    signal: work.signal,
    password,
    ...(work.limits && { limits: work.limits }),
    onPage: (done, pages) => work.tell((0.95 * done) / pages),
  });
}

/** The row, its pages and its custody entry, together or not at all. */
function enter(
  archive: OpenArchive,
  { about, name, sha256, type }: Known,
  { size, pages, password, blobId }: Read & { size: number; blobId: string },
): Paper {
  const { index, custody, clock } = archive;
  return index.transaction(() => {
    const title = about.title ?? titleFrom(name);
    const given = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
    const document: Paper = {
      ...parsed(documentFields, { ...given, title }),
      id: randomUUID(),
      ordinal: index.documents.nextOrdinal(),
      originalName: name,
      mediaType: type,
      sha256,
      bytes: size,
      pages: type.includes('wordprocessing') ? null : pages.length,
      createdAt: clock.now().toISOString(),
    };
    index.documents.insert({ ...document, blobId });
    if (password !== null) index.documents.keepPassword(document.id, password);
    for (const { page, text, source } of pages) {
      index.documentPages.insert({ id: randomUUID(), documentId: document.id, page, text, source });
    }
    const { id, ordinal, title: _title, sender: _sender, createdAt: _at, ...facts } = document;
    custody.append('document-added', id, { ...facts, code: documentCode(ordinal) });
    return document;
  });
}

/** The file's own name without its ending; the parent can change it. */
function titleFrom(name: string): string {
  const title = name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return title === '' ? name.trim() || '?' : title;
}
