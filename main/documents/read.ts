import type { DocumentSummary, TiedPassage } from '../../shared/contract/index.ts';
import type { DocumentPage, Paper, Passage } from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';

/** Documents of a meeting, of a child, or all, newest first. */
export function listDocuments(
  { index }: OpenArchive,
  of: { meetingId: string | null; studentId: string | null },
): DocumentSummary[] {
  return index.documents.list(of);
}

/** @throws KeptwordError not-found */
export function theDocument({ index }: OpenArchive, { id }: { id: string }): DocumentSummary {
  return found(index.documents.summary(id), 'document');
}

/** Documents that were taken out and can be brought back, newest first. */
export function documentsTakenOut({ index }: OpenArchive): Paper[] {
  return index.documents.takenOut();
}

/** The text of every page. @throws KeptwordError not-found */
export function textOf({ index }: OpenArchive, { id }: { id: string }): DocumentPage[] {
  found(index.documents.get(id), 'document');
  return index.documentPages.ofDocument(id);
}

/** What opens a document's file; null for one that opens without. @throws KeptwordError not-found */
export function passwordOf({ index }: OpenArchive, { id }: { id: string }): string | null {
  found(index.documents.get(id), 'document');
  return index.documents.passwordOf(id);
}

/** The file by ranges, decrypted and never written down. */
export type DocumentBytes = {
  readonly bytes: number;
  /** For Content-Type. */
  readonly type: string;
  /** At most `length` bytes from `offset` on. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
};

/** @throws KeptwordError not-found, blob-missing, blob-damaged */
export async function openDocument(archive: OpenArchive, id: string): Promise<DocumentBytes> {
  const document = found(archive.index.documents.get(id), 'document');
  const reader = await archive.blobs.open(found(archive.index.documents.blobOf(id), 'document'));
  return {
    bytes: reader.bytes,
    type: document.mediaType,
    read: (offset, length) => reader.read(offset, length),
    close: () => reader.close(),
  };
}

/** Passages of a document, in order of pages. @throws KeptwordError not-found */
export function passagesIn(archive: OpenArchive, { id }: { id: string }): TiedPassage[] {
  found(archive.index.documents.get(id), 'document');
  return archive.index.passages.ofDocument(id).map((one) => tied(archive, one));
}

/** Passages tied to a moment, or else to a decision, or else to a goal. */
export function passagesOf(
  archive: OpenArchive,
  {
    momentId,
    decisionId,
    goalId,
  }: { momentId: string | null; decisionId: string | null; goalId: string | null },
): TiedPassage[] {
  const { passages } = archive.index;
  if (momentId !== null) return passages.ofMoment(momentId).map((one) => tied(archive, one));
  if (decisionId !== null) return passages.ofDecision(decisionId).map((one) => tied(archive, one));
  return goalId === null ? [] : passages.ofGoal(goalId).map((one) => tied(archive, one));
}

function tied({ index }: OpenArchive, one: Passage): TiedPassage {
  const { momentId, decisionId, goalId } = one;
  const moment = momentId === null ? null : index.moments.get(momentId);
  return {
    ...one,
    moment,
    recording: moment && index.recordings.get(moment.recordingId),
    decision: decisionId === null ? null : index.decisions.get(decisionId),
    goal: goalId === null ? null : index.goals.get(goalId),
  };
}
