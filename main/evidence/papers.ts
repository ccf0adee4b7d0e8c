import type { Dispute } from '../../shared/domain/index.ts';
import type { Folder } from './folder.ts';
import { NO_CLAIM_YET } from './words.ts';

/** `IEP 2026 (2026-10-25)`, as every page and table names a paper; null where none is named. */
export function paperName({ papers }: Pick<Folder, 'papers'>, documentId: string | null): string | null {
  if (documentId === null) return null;
  const paper = papers.find((one) => one.id === documentId);
  if (paper === undefined) return 'A document that is no longer in the archive';
  return paper.date === null ? paper.title : `${paper.title} (${paper.date})`;
}

/** `IEP 2026 (2026-10-25), page 7` */
export function paperPlace(
  folder: Pick<Folder, 'papers'>,
  documentId: string | null,
  page: number | null,
): string | null {
  const name = paperName(folder, documentId);
  if (name === null) return page === null ? null : `page ${page}`;
  return page === null ? name : `${name}, page ${page}`;
}

/** What was claimed, or that it is not written down yet: a blank would look like an oversight. */
export function claimText({ claim }: Pick<Dispute, 'claim'>): string {
  return claim.trim() === '' ? NO_CLAIM_YET : claim;
}
