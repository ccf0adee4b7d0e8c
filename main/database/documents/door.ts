import type { DocumentPage, Paper, Passage } from '../../../shared/domain/index.ts';
import type { UtcInstant } from '../../../shared/time/index.ts';
import type { ThingReads, ThingWrites } from '../sqlite/index.ts';

/** A document with what its row in a list shows. */
export type DocumentCounts = { passages: number; pagesWithoutText: number };
/** What is left of every document that was ever attached, for the integrity check. */
export type DocumentTrace = {
  id: string;
  ordinal: number;
  sha256: string;
  bytes: number;
  blobId: string;
  destroyedAt: UtcInstant | null;
};
export type NewDocument = Paper & { blobId: string };
export type DocumentReads = ThingReads<Paper> & {
  /** Newest first; of one meeting, of one child, or all. */
  list(of?: { meetingId?: string | null; studentId?: string | null }): (Paper & DocumentCounts)[];
  summary(id: string): (Paper & DocumentCounts) | null;
  /** The document with these bytes (lower-case hex SHA-256), also one that was taken out. */
  findByHash(sha256: string): { document: Paper; takenOut: boolean } | null;
  /** Taken out and not deleted for good, newest first. */
  takenOut(): Paper[];
  /** Like `get`, and also one that was taken out. */
  evenTakenOut(id: string): Paper | null;
  /** 1 for the first. A number is never used twice, even after a deletion. */
  nextOrdinal(): number;
  /** Where its bytes lie; null when it was deleted for good. */
  blobOf(id: string): string | null;
  /** What opens its file; null for a file that opens without. */
  passwordOf(id: string): string | null;
  /** Every one that was ever attached: also taken out, also deleted for good. */
  everAdded(): DocumentTrace[];
};
export type DocumentWrites = Pick<ThingWrites<Paper>, 'exists' | 'replace' | 'setDeleted'> & {
  insert(document: NewDocument): void;
  keepPassword(id: string, password: string): void;
  /**
   * Leaves a tombstone: hash, name and dates stay; its text, the words of its passages and their undo steps go. The
   * caller removes the sealed bytes after the commit.
   */
  destroy(id: string, at: UtcInstant): void;
};

export type DocumentPageReads = {
  /** In order of pages. */
  ofDocument(documentId: string): DocumentPage[];
  at(documentId: string, page: number): DocumentPage | null;
};
export type DocumentPageWrites = {
  insert(page: DocumentPage): void;
  /** Writes its text and where that comes from. */
  replace(page: DocumentPage): void;
};

export type PassageReads = ThingReads<Passage> & {
  /** By document, page and place, as all of these. */
  ofDocument(documentId: string): Passage[];
  ofMoment(momentId: string): Passage[];
  ofDecision(decisionId: string): Passage[];
  ofGoal(goalId: string): Passage[];
  list(): Passage[];
};
