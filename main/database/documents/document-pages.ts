import { type DocumentPage, documentPage } from '../../../shared/domain/index.ts';
import {
  insertSql,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type WritableDb,
} from '../sqlite/index.ts';
import type { DocumentPageReads, DocumentPageWrites } from './door.ts';

const FIELDS = ['id', 'documentId', 'page', 'text', 'source'] as const;
const spec: TableSpec<DocumentPage> = { table: 'document_pages', fields: FIELDS, schema: documentPage };

export function documentPageReads(db: ReadableDb): DocumentPageReads {
  const read = rowReader(spec);
  const columns = selectList(FIELDS, 't');
  const ofDocument = db.read(
    `select ${columns} from document_pages t where t.document_id = :documentId order by t.page`,
  );
  const one = db.read(
    `select ${columns} from document_pages t where t.document_id = :documentId and t.page = :page`,
  );
  return {
    ofDocument: (documentId) => ofDocument.all({ documentId }).map(read),
    at(documentId, page) {
      const row = one.get({ documentId, page });
      return row ? read(row) : null;
    },
  };
}

export function documentPageWrites(db: WritableDb): DocumentPageWrites {
  const insert = db.write(insertSql('document_pages', FIELDS));
  const say = db.write('update document_pages set text = :text, source = :source where id = :id');
  return {
    insert: (page) => void insert.run(plainRow(page, FIELDS)),
    replace({ id, text, source }) {
      if (say.run({ id, text, source }) !== 1) throw new Error('no such row in document_pages');
    },
  };
}
