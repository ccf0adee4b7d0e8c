import { randomUUID } from 'node:crypto';
import type { PresentLevelView } from '../../shared/contract/index.ts';
import {
  merged,
  type PresentLevel,
  type PresentLevelChange,
  type PresentLevelFields,
  presentLevelChange,
  presentLevelFields,
  recordingCode,
  soundClipOf,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import type { OfChild } from '../database/index.ts';
import { documentTied, withDocument } from './evaluations.ts';

type Index = OpenArchive['index'];

/** How a child does by area and day (D86), the newest day first. */
export function listPresentLevels({ index }: OpenArchive, of: OfChild): PresentLevelView[] {
  return index.levels.list(of).map((level) => ({
    level,
    document: documentTied(index, level.documentId),
    clip: clipOf(index, level.momentId),
  }));
}

/** Writes one down. Throws `not-found` (child, document, moment), `invalid-input`. */
export function addPresentLevel(archive: OpenArchive, fields: PresentLevelFields): PresentLevel {
  const { index, clock } = archive;
  const made: PresentLevel = {
    ...parsed(presentLevelFields, fields),
    id: randomUUID(),
    createdAt: clock.now().toISOString(),
  };
  found(index.students.get(made.studentId), 'child');
  const after = withPlaces(index, made, null);
  commitChange(archive, { what: 'level', before: null, after });
  return after;
}

/** Changes one; the child stays. Throws `not-found`, `invalid-input`. */
export function changePresentLevel(
  archive: OpenArchive,
  { id, change }: { id: string; change: PresentLevelChange },
): PresentLevel {
  const before = found(archive.index.levels.get(id), 'present level');
  const after = withPlaces(archive.index, merged(before, parsed(presentLevelChange, change)), before);
  commitChange(archive, { what: 'level', before, after });
  return after;
}

/** Takes one out; undo brings it back. Throws `not-found`. */
export function removePresentLevel(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.levels.get(id), 'present level');
  commitChange(archive, { what: 'level', before, after: null });
}

function withPlaces(index: Index, after: PresentLevel, before: PresentLevel | null): PresentLevel {
  const { momentId } = after;
  if (momentId !== null && momentId !== before?.momentId) found(index.moments.get(momentId), 'moment');
  return withDocument(index, after, before);
}

/** Null when nobody said so, or when the moment, its recording or meeting was taken out. */
function clipOf(index: Index, momentId: string | null): PresentLevelView['clip'] {
  const moment = momentId === null ? null : index.moments.get(momentId);
  const recording = moment && index.recordings.get(moment.recordingId);
  const meeting = recording && index.meetings.get(recording.meetingId);
  if (!moment || !recording || !meeting) return null;
  const code = recordingCode(recording.ordinal);
  const { text } = moment;
  return { ...soundClipOf(moment, recording), text, date: meeting.date, code, meetingTitle: meeting.title };
}
