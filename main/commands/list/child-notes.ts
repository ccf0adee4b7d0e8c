import type { ChildNoteKind } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { listChildNotes } from '../../playlists/index.ts';
import { type Answer, shortId, table } from '../line/index.ts';

const KIND_WORDS: Record<ChildNoteKind, string> = {
  say: 'wants to say',
  ask: 'asks',
  agree: 'agrees',
  talk: 'wants to talk about this',
  unclear: 'does not understand',
};

/** `list ARCHIVE child-notes`: what a child wrote in its own window, and where it went from there. */
export function childNoteList(archive: OpenArchive): Answer {
  const documents = listChildNotes(archive, { meetingId: null }).map((view) => ({
    id: view.note.id,
    ...view,
  }));
  const lines = documents.map(({ id, note, initials, clip, meetings }) => [
    shortId(id),
    initials,
    KIND_WORDS[note.kind],
    clip?.code ?? '',
    standing(note.putAway, meetings.at(-1)?.title),
    note.text || (note.about ?? ''),
  ]);
  return { value: documents, words: table(lines, 'No child wrote anything in its own window yet.') };
}

function standing(isAway: boolean, meetingTitle: string | undefined): string {
  if (meetingTitle !== undefined) return `on the agenda of ${meetingTitle}`;
  return isAway ? 'put away' : 'on no agenda';
}
