import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type DocumentChange,
  type DocumentPage,
  documentChange,
  documentCode,
  documentPage,
  merged,
  type Paper,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

/** What the parent says of a document; undo takes it back. @throws KeptwordError not-found, invalid-input */
export function describeDocument(
  archive: OpenArchive,
  { id, change }: { id: string; change: DocumentChange },
): Paper {
  const { index } = archive;
  const before = found(index.documents.get(id), 'document');
  const given = parsed(documentChange, change);
  if (given.meetingId && given.meetingId !== before.meetingId) {
    found(index.meetings.get(given.meetingId), 'meeting');
  }
  if (given.studentId && given.studentId !== before.studentId) {
    found(index.students.get(given.studentId), 'child');
  }
  const after = merged(before, given);
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    commitChange(archive, { what: 'document', before, after });
  }
  return after;
}

/** Takes a document out of the lists; its sealed file stays. @throws KeptwordError not-found */
export function takeOutDocument(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.documents.get(id), 'document');
  commitChange(archive, { what: 'document', before, after: null });
}

/** Brings a document back that was taken out. @throws KeptwordError not-found */
export function bringBackDocument(archive: OpenArchive, { id }: { id: string }): Paper {
  const { documents } = archive.index;
  const there = documents.get(id);
  if (there) return there;
  const after = found(documents.evenTakenOut(id), 'document');
  commitChange(archive, { what: 'document', before: null, after });
  return after;
}

/**
 * Deletes a document for good, also one that was taken out. Two steps: the caller asks for its code (D01) typed out, and
 * for a reason. The row stays as a tombstone with name, hash and dates; its text, the words of its passages, the
 * content key and the sealed bytes are destroyed.
 * @throws KeptwordError not-found, invalid-input (wrong code, no reason), file-system
 */
export async function removeDocument(
  archive: OpenArchive,
  { id, ...confirm }: { id: string; code: string; reason: string },
): Promise<void> {
  const { index, custody, clock } = archive;
  const document = found(index.documents.evenTakenOut(id), 'document');
  const code = documentCode(document.ordinal);
  const reason = confirm.reason.trim();
  if (confirm.code.trim().toUpperCase() !== code || reason === '') {
    throw new KeptwordError(
      'invalid-input',
      `To delete this document, type ${code} and give a reason. Nothing was deleted.`,
    );
  }
  const blobId = found(index.documents.blobOf(id), 'document');
  const { meetingId, originalName, sha256, bytes, createdAt } = document;
  index.transaction(() => {
    index.documents.destroy(id, clock.now().toISOString());
    custody.append('document-deleted', id, {
      code,
      meetingId,
      originalName,
      sha256,
      bytes,
      addedAt: createdAt,
      reason,
    });
  });
  await archive.blobs.remove(blobId);
}

/**
 * Keeps the text that the parent typed for a page. What was read from a file is not typed over.
 * @throws KeptwordError not-found, invalid-input
 */
export function typePageText(
  archive: OpenArchive,
  { id, page, text }: { id: string; page: number; text: string },
): DocumentPage {
  found(archive.index.documents.get(id), 'document');
  const before = found(archive.index.documentPages.at(id, page), 'page');
  if (before.source === 'file') {
    throw new KeptwordError(
      'invalid-input',
      'The text of this page was read from the file. It stays as it is. Nothing was changed.',
    );
  }
  const words = text.replaceAll('\r\n', '\n').trim();
  const after = parsed(documentPage, { ...before, text: words, source: words === '' ? 'none' : 'typed' });
  if (after.text !== before.text) commitChange(archive, { what: 'page', before, after });
  return after;
}
