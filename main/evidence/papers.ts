import { type Dispute, isDraft } from '../../shared/domain/index.ts';
import type { Folder } from './folder.ts';
import { NO_CLAIM_YET } from './words.ts';

/** `IEP 2026 (2026-10-25)`, or `IEP 2026 (a draft, 2026-10-20)`, as every page and table names a paper; null where none is named. */
export function paperName({ papers }: Pick<Folder, 'papers'>, documentId: string | null): string | null {
  if (documentId === null) return null;
  const paper = papers.find((one) => one.id === documentId);
  if (paper === undefined) return 'A document that is no longer in the archive';
  const about = [...(isDraft(paper) ? ['a draft'] : []), ...(paper.date === null ? [] : [paper.date])];
  return about.length === 0 ? paper.title : `${paper.title} (${about.join(', ')})`;
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
