import { type Dispute, isDraft } from '../../../shared/domain/index.ts';
import type { Folder, PaperSheet } from './folder.ts';
import { NO_CLAIM_YET } from './words.ts';

type Papers = Pick<Folder, 'papers'>;

function sheetOf({ papers }: Papers, documentId: string): PaperSheet | undefined {
  return papers.find(({ paper }) => paper.id === documentId);
}

/** `IEP 2026 (2026-10-25)`, or `IEP 2026 (a draft, 2026-10-20)`, as every page and table names a paper; null where none is named. */
export function paperName(folder: Papers, documentId: string | null): string | null {
  if (documentId === null) return null;
  const sheet = sheetOf(folder, documentId);
  if (sheet === undefined) return 'A document that is no longer in the archive';
  const { paper } = sheet;
  const about = [...(isDraft(paper) ? ['a draft'] : []), ...(paper.date === null ? [] : [paper.date])];
  return about.length === 0 ? paper.title : `${paper.title} (${about.join(', ')})`;
}

/** `IEP 2026 (2026-10-25), page 7` */
export function paperPlace(folder: Papers, documentId: string | null, page: number | null): string | null {
  const name = paperName(folder, documentId);
  if (name === null) return page === null ? null : `page ${page}`;
  return page === null ? name : `${name}, page ${page}`;
}

/** Where a click leads: the paper's file, at the page where a browser can open it there (PDF, RFC 8118 §3). */
export function paperLink(
  folder: Papers,
  documentId: string | null,
  page: number | null,
): string | undefined {
  if (documentId === null) return undefined;
  const sheet = sheetOf(folder, documentId);
  if (sheet === undefined || sheet.path === null) return undefined;
  return page === null || !sheet.path.endsWith('.pdf') ? sheet.path : `${sheet.path}#page=${page}`;
}

/** A claim may be older than the meeting: it was said there that it is not so. Then nothing was claimed "later". */
export function claimWord({ on }: Pick<Dispute, 'on'>, said: string): 'Claimed before' | 'Later claimed' {
  return on !== null && on < said ? 'Claimed before' : 'Later claimed';
}

/** What was claimed, or that it is not written down yet: a blank would look like an oversight. */
export function claimText({ claim }: Pick<Dispute, 'claim'>): string {
  return claim.trim() === '' ? NO_CLAIM_YET : claim;
}

/** A paper whose file is in the bundle. */
export type PaperInside = PaperSheet & { path: string };

/** The papers whose files are in the bundle. */
export function papersInside({ papers }: Pick<Folder, 'papers'>): PaperInside[] {
  return papers.flatMap(({ path, ...sheet }) => (path === null ? [] : [{ ...sheet, path }]));
}
