import { type BriefingEntry, KeptwordError } from '../../../shared/contract/index.ts';
import { type BriefingClip, type BriefingSheet, heardMs, isForChild } from '../../../shared/domain/index.ts';
import { found, type OpenArchive } from '../../archive/index.ts';
import { listenerOf } from './listener.ts';
import { chosenOf, partsOf } from './view.ts';

/**
 * All that leaves of a selection, as plain data; looked at anew, so that what became private since is not in it.
 * @throws not-found; nothing-to-export where neither a moment nor a part of the plan is left
 */
export function briefingSheet(archive: OpenArchive, { id }: { id: string }): BriefingSheet {
  const { index } = archive;
  const briefing = found(index.briefings.get(id), 'selection');
  const { studentId, title, forWhom, shape, since, schoolYear, meetingId } = briefing;
  const chosen = chosenOf(archive, briefing, listenerOf(archive, studentId));
  const meeting = meetingId === null ? null : index.meetings.get(meetingId);
  const isNamed = meeting !== null && isForChild(meeting, studentId);
  const groups = [...partsOf(archive, briefing), null].flatMap((part): BriefingSheet['groups'] => {
    const clips = chosen.flatMap(({ item, entry }) =>
      item.goalId === (part?.id ?? null) ? [clipOf(archive, studentId, entry)] : [],
    );
    if (part === null) return clips.length === 0 ? [] : [{ part, clips }];
    const { kind, area, text, schoolYear, howDone, baseline, target } = part;
    return [{ part: { kind, area, text, schoolYear, howDone, baseline, target }, clips }];
  });
  if (groups.length === 0) throw nothingInIt();
  return {
    ...{ title, forWhom, shape, since, schoolYear, groups },
    initials: found(index.students.get(studentId), 'child').initials,
    meeting: isNamed ? { title: meeting.title, date: meeting.date } : null,
    meetingIds: [...new Set(chosen.map(({ entry }) => entry.meetingId))],
  };
}

function clipOf(
  { index }: OpenArchive,
  studentId: string,
  { moment, meetingId, meetingTitle, date }: BriefingEntry,
): BriefingClip {
  const meeting = index.meetings.get(meetingId);
  const isNamed = meeting !== null && isForChild(meeting, studentId);
  const { recordingId, startMs, text, type, owner, due, speakerId, speakerHow } = moment;
  const person = speakerId === null ? null : index.people.get(speakerId);
  return {
    ...{ recordingId, startMs, endMs: startMs + heardMs(moment), type, owner, due, date },
    meetingTitle: isNamed ? meetingTitle : null,
    said: text,
    speaker: person && { label: person.label, role: person.role, isSure: speakerHow !== 'unsure' },
  };
}

function nothingInIt(): KeptwordError {
  return new KeptwordError(
    'nothing-to-export',
    'Nothing is in this selection yet. Nothing was made. Add a part of the plan or a moment.',
  );
}
