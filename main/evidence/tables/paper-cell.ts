import { type Folder, NOT_STATED, paperLink, paperName } from '../content/index.ts';
import { type Cell, cell } from './table.ts';

/** A paper's name in a table, as a link where it is in the bundle. */
export function paperCell(
  folder: Pick<Folder, 'papers'>,
  documentId: string | null,
  page: number | null,
): Cell {
  return cell(paperName(folder, documentId) ?? NOT_STATED, paperLink(folder, documentId, page));
}
