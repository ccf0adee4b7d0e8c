import { randomUUID } from 'node:crypto';
import { type EvaluationView, KeptwordError } from '../../shared/contract/index.ts';
import {
  documentCode,
  type Evaluation,
  type EvaluationChange,
  type EvaluationFields,
  evaluationChange,
  evaluationFields,
  merged,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import type { OfChild } from '../database/index.ts';

type Index = OpenArchive['index'];

/** Evaluations of a child or of all (D84), the newest report first, each with the needs that rest on it. */
export function listEvaluations({ index }: OpenArchive, of: OfChild): EvaluationView[] {
  const needs = index.needs.list(of);
  return index.evaluations.list(of).map((evaluation) => ({
    evaluation,
    document: documentTied(index, evaluation.documentId),
    needs: needs
      .filter(({ evaluationIds }) => evaluationIds.includes(evaluation.id))
      .map(({ id, text }) => ({ id, text })),
  }));
}

/** Writes one down. Throws `not-found` (child, document), `invalid-input`. */
export function addEvaluation(archive: OpenArchive, fields: EvaluationFields): Evaluation {
  const { index, clock } = archive;
  const made: Evaluation = {
    ...parsed(evaluationFields, fields),
    id: randomUUID(),
    createdAt: clock.now().toISOString(),
  };
  found(index.students.get(made.studentId), 'child');
  const after = withDocument(index, made, null);
  commitChange(archive, { what: 'evaluation', before: null, after });
  return after;
}

/** Changes one; the child stays. Throws `not-found`, `invalid-input`. */
export function changeEvaluation(
  archive: OpenArchive,
  { id, change }: { id: string; change: EvaluationChange },
): Evaluation {
  const before = found(archive.index.evaluations.get(id), 'evaluation');
  const after = withDocument(archive.index, merged(before, parsed(evaluationChange, change)), before);
  commitChange(archive, { what: 'evaluation', before, after });
  return after;
}

/** Takes one out; undo brings it back. Needs that rest on it stay. Throws `not-found`. */
export function removeEvaluation(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.evaluations.get(id), 'evaluation');
  commitChange(archive, { what: 'evaluation', before, after: null });
}

type Tied = { documentId: string | null; page: number | null };

/**
 * The same thing with a document that is there: a link that it had before may outlive its document, and a page without
 * a document is no place. Throws `not-found`, `invalid-input` (a page that the document does not have).
 */
export function withDocument<T extends Tied>(index: Index, after: T, before: Tied | null): T {
  const { documentId, page } = after;
  if (documentId === null) return { ...after, page: null };
  if (documentId === before?.documentId && page === before.page) return after;
  const { pages } = found(index.documents.get(documentId), 'document');
  if (page === null || pages === null || page <= pages) return after;
  throw new KeptwordError(
    'invalid-input',
    'The document has fewer pages. Nothing was changed. Choose a page that it has.',
    { details: 'fields: page' },
  );
}

/** What a list shows of a document; null when there is none, or when it was taken out. */
export function documentTied(index: Index, documentId: string | null): EvaluationView['document'] {
  const document = documentId === null ? null : index.documents.get(documentId);
  return document && { id: document.id, code: documentCode(document.ordinal), title: document.title };
}
