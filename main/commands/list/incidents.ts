import type { OpenArchive } from '../../archive/index.ts';
import { listIncidents } from '../../meetings/index.ts';
import { type Answer, shortId, table } from '../line/index.ts';

/** `list ARCHIVE incidents`: notes of what happened, without sound, the newest day first. */
export function incidentList(archive: OpenArchive): Answer {
  const notes = listIncidents(archive).map((view) => ({ id: view.incident.id, ...view }));
  const lines = notes.map(({ id, incident, student }) => [
    shortId(id),
    [incident.date, incident.time].filter((part) => part !== null).join(' '),
    `written ${incident.createdAt.slice(0, 16).replace('T', ' ')} UTC`,
    student ?? '',
    incident.private ? 'private' : '',
    incident.text,
  ]);
  return { value: notes, words: table(lines, 'Nothing is written down without sound yet.') };
}
