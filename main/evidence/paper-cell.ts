import type { Folder } from './folder.ts';
import { paperLink, paperName } from './papers.ts';
import { type Cell, cell } from './table.ts';
import { NOT_STATED } from './words.ts';

/** A paper's name in a table, as a link where it is in the bundle. */
export function paperCell(
  folder: Pick<Folder, 'papers'>,
  documentId: string | null,
  page: number | null,
): Cell {
  return cell(paperName(folder, documentId) ?? NOT_STATED, paperLink(folder, documentId, page));
}
