import type { ConcernView } from '../../../shared/contract/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { everyConcern } from '../../meetings/index.ts';
import { type Answer, shortId, table } from '../line/index.ts';

/** `list ARCHIVE concerns`: what the parent meant to raise, and where she did. */
export function concernList(archive: OpenArchive): Answer {
  const documents = everyConcern(archive).map((view) => ({ id: view.concern.id, ...view }));
  const lines = documents.map(({ id, meetingTitle, concern, childNote, goal, raised: [first] }) => [
    shortId(id),
    meetingTitle,
    first ? `raised in ${first.code} ${formatTimecode(first.startMs)}` : 'not raised',
    originOf({ concern, childNote }),
    goal?.text ?? '',
    concern.text,
  ]);
  return { value: documents, words: table(lines, 'No concern is written down yet.') };
}

/** Whose point it is: the parent's own needs no word. */
function originOf({ concern, childNote }: Pick<ConcernView, 'concern' | 'childNote'>): string {
  if (!concern.fromChild) return '';
  if (childNote === null) return 'the child raises this';
  return childNote.isGone ? 'the child wrote this and took it back' : 'the child wrote this';
}
