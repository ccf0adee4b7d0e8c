import { randomUUID } from 'node:crypto';
import type { NewDocument } from '../../../main/database/index.ts';
import type { DocumentPage } from '../../../shared/domain/index.ts';

const AT = '2026-10-20T15:30:00.000Z';

/** A document as the index keeps it; nothing is sealed for it. */
export function aPaper(change: Partial<NewDocument> = {}): NewDocument {
  return {
    id: randomUUID(),
    ordinal: 1,
    meetingId: null,
    studentId: null,
    kind: 'iep',
    title: 'IEP',
    date: '2026-10-20',
    receivedOn: null,
    status: null,
    sender: null,
    originalName: 'iep.pdf',
    mediaType: 'application/pdf',
    sha256: randomUUID().replaceAll('-', '').repeat(2),
    bytes: 1000,
    pages: 3,
    createdAt: AT,
    blobId: randomUUID(),
    ...change,
  };
}

export function aPage(documentId: string, page: number, text: string): DocumentPage {
  return { id: randomUUID(), documentId, page, text, source: 'file' };
}
