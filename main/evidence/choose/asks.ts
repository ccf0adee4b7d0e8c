import type { LeftOut } from '../../../shared/contract/index.ts';
import { type Ask, askThreads, isConfidential, type Meeting } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import type { CaseFile } from './case-file.ts';
import { stays } from './left-out.ts';

/**
 * What the school was asked for that may go with a meeting, thread by thread: what is about this meeting, and what is
 * about one of its children and no meeting. Nothing goes with a mediation.
 */
export function asksFor({ index }: OpenArchive, meeting: Meeting): Ask[] {
  if (isConfidential(meeting)) return [];
  const isOfChild = (studentId: string) =>
    meeting.studentIds.length === 0 || meeting.studentIds.includes(studentId);
  // One that names a child who is not of this meeting stays, also when it was asked because of the meeting.
  const isOfIt = ({ meetingId, studentId }: Ask) =>
    meetingId === null
      ? studentId !== null && meeting.studentIds.includes(studentId)
      : meetingId === meeting.id && (studentId === null || isOfChild(studentId));
  return askThreads(index.asks.list({ studentId: null }))
    .toReversed()
    .flatMap(({ first, asks }) => (isOfIt(first) ? asks : []));
}

/** They are hers: none goes unless she says so (decision 217). */
export function chooseAsks({ asks }: CaseFile, wanted: boolean, leftOut: LeftOut[]): Ask[] {
  if (wanted) return asks;
  if (asks.length > 0) leftOut.push(stays('asks', 'asks-not-chosen', { count: asks.length }));
  return [];
}
