import { type DocumentPage, documentCode, type Paper, type Passage } from '../../shared/domain/index.ts';
import { contentHashOf } from '../custody/index.ts';
import type { Index } from '../database/index.ts';
import type { EvidenceEntry } from './evidence-entry.ts';
import type { Change } from './types.ts';

type Step = 'added' | 'changed' | 'deleted' | 'restored';

/** Words a parent chose stay out of the log; which of them she changed, and what is no free text, goes in. */
const TOLD = ['kind', 'status', 'date', 'receivedOn', 'meetingId'] as const;

/** A document is attached with its bytes, never by a change: here it is described, taken out and brought back. */
export function writeDocument({ documents }: Index, { before, after }: Change<'document'>, now: Date): void {
  if (after === null) {
    if (before) documents.setDeleted(before.id, now.toISOString());
    return;
  }
  documents.replace(after);
  if (before === null) documents.setDeleted(after.id, null);
}

/** The text of a page is there as long as its document: it only ever changes. */
export function writePage({ documentPages }: Index, { after }: Change<'page'>): void {
  if (after) documentPages.replace(after);
}

export function documentEntry({ before, after }: Change<'document'>): EvidenceEntry | null {
  const thing = after ?? before;
  if (!thing) return null;
  const code = documentCode(thing.ordinal);
  const { id: subject, sha256 } = thing;
  if (after === null) return { event: 'document-taken-out', subject, facts: { code, sha256 } };
  if (before === null) return { event: 'document-restored', subject, facts: { code, sha256 } };
  const told = Object.fromEntries(TOLD.map((name) => [name, after[name]]));
  return {
    event: 'document-described',
    subject,
    facts: { code, fields: changedFields(before, after), ...told, contentHash: contentHashOf(after) },
  };
}

function changedFields(before: Paper, after: Paper): string {
  const names = Object.keys(after) as (keyof Paper)[];
  return names
    .filter((name) => before[name] !== after[name])
    .sort()
    .join(' ');
}

/** Text that the parent typed for a page without any: which page and a hash of it, never the words. */
export function pageEntry(index: Index, page: DocumentPage): EvidenceEntry {
  const document = index.documents.evenTakenOut(page.documentId);
  const code = document ? documentCode(document.ordinal) : null;
  return {
    event: 'document-described',
    subject: page.documentId,
    facts: { code, fields: 'text', page: page.page, contentHash: contentHashOf(page) },
  };
}

/** A passage tied to a private moment ("about me", D38) leaves nothing in a log that goes into every bundle. */
export function passageEntry(index: Index, passage: Passage, step: Step): EvidenceEntry {
  const { id: subject, documentId, page, startAt, endAt, momentId, decisionId, goalId } = passage;
  const event = `passage-${step}` as const;
  if (momentId !== null && index.moments.get(momentId)?.private) {
    return { event, subject, facts: { private: true } };
  }
  const document = index.documents.evenTakenOut(documentId);
  const code = document ? documentCode(document.ordinal) : null;
  const place = { documentId, code, page, startAt, endAt };
  return {
    event,
    subject,
    facts: { ...place, momentId, decisionId, goalId, contentHash: contentHashOf(passage) },
  };
}
