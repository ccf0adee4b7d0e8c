import { documentCode } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { listDocuments as documentsIn } from '../../documents/index.ts';
import { type Answer, allMeetings, count, table } from '../line/index.ts';

/** `list ARCHIVE documents`: newest first. */
export function listDocuments(archive: OpenArchive): Answer {
  const titles = new Map(allMeetings(archive).map(({ id, title }) => [id, title]));
  const initials = new Map(archive.index.students.list().map((one) => [one.id, one.initials]));
  const documents = documentsIn(archive, { meetingId: null, studentId: null }).map((document) => ({
    ...document,
    code: documentCode(document.ordinal),
    meetingTitle: document.meetingId === null ? null : (titles.get(document.meetingId) ?? null),
    student: document.studentId === null ? null : (initials.get(document.studentId) ?? null),
  }));
  const rows = documents.map((one) => [
    one.code,
    one.date ?? one.receivedOn ?? '',
    one.status ? `${one.kind}, ${one.status}` : one.kind,
    one.pages === null ? 'Word file' : count(one.pages, 'page'),
    one.pagesWithoutText > 0 ? `${one.pagesWithoutText} without text` : '',
    one.title,
  ]);
  return { value: documents, words: table(rows, 'There are no documents yet.') };
}
