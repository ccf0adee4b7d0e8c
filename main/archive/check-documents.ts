import type { IntegrityReport } from '../../shared/contract/index.ts';
import { documentCode } from '../../shared/domain/index.ts';
import type { Index } from '../database/index.ts';

type Finding = IntegrityReport['findings'][number];

const NEVER_CHANGES = ['originalName', 'mediaType', 'bytes', 'pages'] as const;

/** The sealed file of every document that was not deleted for good; one that was taken out can be brought back. */
export function sealedDocuments({ documents }: Index) {
  return documents
    .everAdded()
    .filter(({ destroyedAt }) => destroyedAt === null)
    .map(({ id, blobId, sha256 }) => ({ id: blobId, of: id, part: 'the document', sha256 }));
}

/** `D01 Draft IEP`, or null when it is no document. */
export function nameOfDocument({ documents }: Index, id: string): string | null {
  const document = documents.evenTakenOut(id);
  return document && `${documentCode(document.ordinal)} ${document.title}`;
}

/** What the log says of each document must be what the index says: a swapped row shows here. */
export function documentsAgainstLog(index: Index): Finding[] {
  return index.documents.everAdded().flatMap(({ id, sha256, destroyedAt }) => {
    const entries = index.custody.ofSubject(id);
    const added = entries.find(({ event }) => event === 'document-added');
    const subject = nameOfDocument(index, id) ?? 'A document that was deleted';
    if (!added) return [{ subject, problem: 'The custody log does not tell how it came in.' }];
    if (added.facts.sha256 !== sha256) {
      return [
        { subject, problem: 'Its hash is not the one that the custody log wrote down when it came in.' },
      ];
    }
    const document = index.documents.evenTakenOut(id);
    const other = NEVER_CHANGES.filter((name) => document && added.facts[name] !== document[name]);
    if (other.length > 0) {
      return [
        {
          subject,
          problem: `The custody log wrote down something else when it came in: ${other.join(', ')}.`,
        },
      ];
    }
    if (destroyedAt !== null && !entries.some(({ event }) => event === 'document-deleted')) {
      return [{ subject, problem: 'It is gone, but the custody log does not tell of a deletion.' }];
    }
    return [];
  });
}
