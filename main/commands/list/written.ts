import { formatTimecode } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { listDisputes, writtenTable } from '../../written/index.ts';
import { type Answer, table } from '../line/index.ts';

const ALL = { of: { kind: 'all' }, withPrivate: false } as const;

/** `list ARCHIVE said-and-written`: every promise and decision against the paper. Private moments are left out. */
export function listWritten(archive: OpenArchive): Answer {
  const { rows, meetings } = writtenTable(archive, { ...ALL, state: null, limit: 100_000 });
  const titles = new Map(meetings.map(({ id, title }) => [id, title]));
  const documents = rows.map((row) => ({
    id: row.key,
    meetingTitle: titles.get(row.meetingId) ?? null,
    ...row,
  }));
  const lines = documents.map(({ meetingTitle, kind, inIep, paper, page, spoken: [first], said }) => [
    meetingTitle ?? '',
    first ? `${first.code} ${formatTimecode(first.startMs)}` : '',
    kind,
    inIep ?? 'not checked',
    paper ? `${paper.title}${page === null ? '' : `, page ${page}`}` : '',
    said,
  ]);
  return { value: documents, words: table(lines, 'No promise and no decision is marked yet.') };
}

/** `list ARCHIVE disputes`: what was said, what was later claimed, and what came of asking. Private ones are left out. */
export function listDisputed(archive: OpenArchive): Answer {
  const { disputes, pairs } = listDisputes(archive, ALL);
  const documents = disputes.map((view) => ({
    id: view.said.momentId,
    ...view,
    pairs: pairs.filter(({ first, second }) =>
      [first.momentId, second.momentId].includes(view.said.momentId),
    ),
  }));
  const lines = documents.map(({ said, dispute }) => [
    said.meetingTitle,
    `${said.code} ${formatTimecode(said.startMs)}`,
    dispute.status,
    said.text,
    dispute.claim.trim() || 'not written down yet',
  ]);
  return { value: documents, words: table(lines, 'Nothing is disputed.') };
}
