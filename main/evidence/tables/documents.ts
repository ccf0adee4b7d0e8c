import {
  DOCUMENT_KIND,
  DOCUMENT_STATUS,
  type ExhibitSheet,
  type Folder,
  LOCKED_PAPER,
  NOT_STATED,
  paperLink,
  paperPlace,
  papersInside,
} from '../content/index.ts';
import { type Cell, cell, type Table } from './table.ts';

/** data/07_documents: the papers in strict order of their days, and the passages that statements are tied to. */
export function documentTables(folder: Folder): Table[] {
  return [documents(folder), passages(folder)].filter((table) => table.rows.length > 0);
}

function documents(folder: Folder): Table {
  return {
    name: 'documents',
    title: 'Documents',
    note: 'In order of the day that each one bears. The files are byte for byte as the parent received them. Titles and days are as the parent entered them.',
    columns: [
      'Document',
      'What it is',
      'Title',
      'Its date',
      'Received on',
      'State',
      'From',
      'Pages',
      'Named by',
      'File',
      'SHA-256',
    ],
    rows: papersInside(folder).map(({ code, paper, path }) => [
      cell(code, path),
      cell(DOCUMENT_KIND[paper.kind]),
      cell(paper.locked ? `${paper.title}. ${LOCKED_PAPER}` : paper.title),
      cell(paper.date ?? NOT_STATED),
      cell(paper.receivedOn ?? NOT_STATED),
      cell(paper.status === null ? NOT_STATED : DOCUMENT_STATUS[paper.status]),
      cell(paper.sender ?? NOT_STATED),
      cell(paper.pages),
      cell(namedBy(folder, paper.id)),
      cell(path, path),
      cell(paper.sha256),
    ]),
  };
}

/** `P-01, P-03`; a decision has no code of its own. */
function namedBy(folder: Folder, documentId: string): string {
  const { exhibits, decisions, passages, notes } = folder;
  const tied = new Set(
    passages.filter((one) => one.documentId === documentId).flatMap((one) => [one.momentId, one.decisionId]),
  );
  const codes = exhibits
    .filter(
      ({ moment }) =>
        moment.iepDocumentId === documentId ||
        moment.dispute?.documentId === documentId ||
        tied.has(moment.id),
    )
    .map(({ code }) => code);
  const noted = notes.filter(({ note }) => note.documentId === documentId).map(({ code }) => code);
  const decided = decisions.some((one) => one.iepDocumentId === documentId || tied.has(one.id));
  return [...codes, ...noted, ...(decided ? ['a decision'] : [])].join(', ');
}

function passages(folder: Folder): Table {
  const rows = folder.passages.flatMap((passage): Cell[][] => {
    const exhibit = folder.exhibits.find(({ moment }) => moment.id === passage.momentId);
    const decision = folder.decisions.find(({ id }) => id === passage.decisionId);
    const place = [passage.documentId, passage.page] as const;
    const words = [
      cell(passage.quote),
      cell(paperPlace(folder, ...place) ?? NOT_STATED, paperLink(folder, ...place)),
    ];
    return [
      ...(exhibit === undefined ? [] : [[...words, cell(exhibit.said), source(exhibit)]]),
      ...(decision === undefined
        ? []
        : [[...words, cell(`Decision: ${decision.text}`), cell('Entered by the parent')]]),
    ];
  });
  return {
    name: 'passages',
    title: 'Passages of the documents, beside what was said',
    note: 'The words are those that the parent chose in the text of the page. The document itself is in this bundle.',
    columns: ['Words of the document', 'Where', 'Said in the meeting', 'Source'],
    rows,
  };
}

function source(exhibit: ExhibitSheet): Cell {
  return cell(exhibit.code, exhibit.clip?.path ?? exhibit.sheet.path);
}
