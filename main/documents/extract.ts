import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, resolve, sep } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { documentCode, type Paper } from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { liesIn, type OpenFile } from '../platform/index.ts';

/**
 * Writes a document's file, byte for byte, to a place of the person's choice. It is there whole and with the hash that
 * the index knows, or not at all; one that was there before is replaced.
 * @throws KeptwordError not-found, invalid-input, blob-missing, blob-damaged, disk-full, file-system, cancelled
 */
export async function extractDocument(
  archive: OpenArchive,
  id: string,
  outPath: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ bytes: number; sha256: string }> {
  const document = found(archive.index.documents.get(id), 'document');
  const out = resolve(outPath);
  if (liesIn(archive.folder, out)) {
    throw new KeptwordError('invalid-input', 'Please choose a place outside the archive folder.');
  }
  const temporary = `${dirname(out)}${sep}.${basename(out).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await archive.files.open(temporary, 'create');
    try {
      await copy(archive, document, file, signal);
      await file.sync();
    } finally {
      await file.close();
    }
    await archive.files.rename(temporary, out);
    try {
      await archive.files.syncFolder(dirname(out));
      note(archive, document);
    } catch (error) {
      // What cannot be logged is taken back, as with sound.
      await archive.files.unlink(out).catch(() => undefined);
      throw error;
    }
  } catch (error) {
    await archive.files.unlink(temporary).catch(() => undefined);
    throw error;
  }
  return { bytes: document.bytes, sha256: document.sha256 };
}

async function copy(
  archive: OpenArchive,
  document: Paper,
  file: OpenFile,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reader = await archive.blobs.open(found(archive.index.documents.blobOf(document.id), 'document'));
  const hash = createHash('sha256');
  let at = 0;
  try {
    for await (const piece of reader.stream()) {
      if (signal?.aborted) throw new KeptwordError('cancelled', 'You stopped this. No file was written.');
      hash.update(piece);
      await file.write(piece, at);
      at += piece.length;
    }
  } finally {
    await reader.close();
  }
  const sha256 = hash.digest('hex');
  if (sha256 !== document.sha256 || at !== document.bytes) {
    throw new KeptwordError(
      'blob-damaged',
      'The kept document does not match its fingerprint, so it was not written. Please check the archive and use a backup.',
      { details: `${documentCode(document.ordinal)}: ${at} bytes, SHA-256 ${sha256}` },
    );
  }
}

/** An archive that is open for reading only can still be copied from; then nothing is written down. */
function note(archive: OpenArchive, { id, ordinal, bytes, sha256 }: Paper): void {
  if (archive.readOnly) return;
  archive.index.transaction(() =>
    archive.custody.append('document-extracted', id, { code: documentCode(ordinal), bytes, sha256 }),
  );
}
