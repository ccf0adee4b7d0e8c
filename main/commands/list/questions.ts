import { formatTimecode } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { listQuestions } from '../../written/index.ts';
import { type Answer, shortId, table } from '../line/index.ts';

/** `list ARCHIVE questions`: what was asked, and where it was answered. Private moments are left out. */
export function questionList(archive: OpenArchive): Answer {
  const { questions } = listQuestions(archive, { studentId: null, withPrivate: false });
  const documents = questions.map((view) => ({ id: view.said.momentId, ...view }));
  const lines = documents.map(({ id, state, said, answer }) => [
    shortId(id),
    state,
    `${said.meetingTitle}, ${said.code} ${formatTimecode(said.startMs)}`,
    said.text,
    answer ? `answered in ${answer.meetingTitle}, ${answer.code} ${formatTimecode(answer.startMs)}` : '',
  ]);
  return { value: documents, words: table(lines, 'No question is marked yet.') };
}
