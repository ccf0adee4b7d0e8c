import type { PaperFacts, SaidScope, Spoken } from '../../shared/contract/index.ts';
import {
  daysOfSchoolYear,
  isDraft,
  type Meeting,
  type Moment,
  type Paper,
  type Recording,
  recordingCode,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import type { SaidScope as IndexScope } from '../database/index.ts';

/** Names of people, recordings and papers, each asked of the index once while a list is put together. */
export type Names = {
  spoken(moment: Moment): Spoken;
  /** Null when there is no such document and never was. */
  paper(documentId: string | null): PaperFacts | null;
  meeting(id: string): Meeting;
};

/** Looks things up for one list. Throws `not-found` for a moment without its recording, which no list holds. */
export function namesOf({ index }: OpenArchive): Names {
  const people = new Map(index.people.list().map((one) => [one.id, one.label]));
  const recordings = new Map<string, Recording>();
  const meetings = new Map<string, Meeting>();
  const papers = new Map<string, PaperFacts | null>();
  return {
    spoken(moment) {
      const recording = kept(recordings, moment.recordingId, (id) =>
        found(index.recordings.get(id), 'recording'),
      );
      return {
        momentId: moment.id,
        recordingId: recording.id,
        startMs: moment.startMs,
        endMs: moment.endMs,
        durationMs: recording.durationMs,
        code: recordingCode(recording.ordinal),
        type: moment.type,
        text: moment.text,
        speaker: moment.speakerId === null ? null : (people.get(moment.speakerId) ?? null),
        speakerHow: moment.speakerHow,
        private: moment.private,
      };
    },
    paper: (documentId) =>
      documentId === null ? null : kept(papers, documentId, (id) => factsById(index, id)),
    meeting: (id) => kept(meetings, id, () => found(index.meetings.get(id), 'meeting')),
  };
}

function factsById(index: OpenArchive['index'], id: string): PaperFacts | null {
  const paper = index.documents.get(id);
  if (paper) return factsOf(paper);
  const gone = index.documents.evenTakenOut(id);
  return gone && factsOf(gone, true);
}

/** What a row says of a paper. */
export function factsOf(paper: Paper, takenOut = false): PaperFacts {
  const { id, title, kind, date } = paper;
  return { id, title, kind, date, isDraft: isDraft(paper), takenOut };
}

/** The papers of these meetings and of these children, and those that are filed under neither. */
export function papersNear<P extends Paper>(
  { meetingIds, studentIds }: { meetingIds: readonly string[]; studentIds: readonly string[] },
  papers: readonly P[],
): P[] {
  const [meetings, children] = [new Set(meetingIds), new Set(studentIds)];
  return papers.filter(
    ({ meetingId, studentId }) =>
      (meetingId === null && studentId === null) ||
      (meetingId !== null && meetings.has(meetingId)) ||
      (studentId !== null && children.has(studentId)),
  );
}

function kept<T>(known: Map<string, T>, id: string, ask: (id: string) => T): T {
  const before = known.get(id);
  if (before !== undefined) return before;
  const asked = ask(id);
  known.set(id, asked);
  return asked;
}

/** A scope as the index takes it. A school year that names no year ("third grade") is in no meeting's date. */
export function indexScope(of: SaidScope): IndexScope | null {
  switch (of.kind) {
    case 'meeting':
      return { meetingId: of.meetingId };
    case 'child': {
      if (of.schoolYear === null) return { studentId: of.studentId };
      const days = daysOfSchoolYear(of.schoolYear);
      return days && { studentId: of.studentId, ...days };
    }
    case 'all':
      return {};
  }
}
