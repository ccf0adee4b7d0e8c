import type { QuestionView } from '../../shared/contract/index.ts';
import { isConfidential, type Moment, questionState } from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { saidAt } from './disputes.ts';
import { type Names, namesOf } from './spoken.ts';

export type QuestionList = { questions: QuestionView[]; left: { private: number; mediation: number } };

/** Every question of a child (null: of all) over all meetings, newest first, with what answers it (D7, D41). */
export function listQuestions(
  archive: OpenArchive,
  { studentId, withPrivate }: { studentId: string | null; withPrivate: boolean },
): QuestionList {
  const names = namesOf(archive);
  const all = archive.index.questions.list({ studentId });
  const open = all.filter(({ meetingId }) => !isConfidential(names.meeting(meetingId)));
  const shown = open.filter(({ moment }) => withPrivate || !moment.private);
  return {
    questions: shown.map(({ meetingId, moment }) =>
      viewOf(archive, { meetingId, moment, withPrivate }, names),
    ),
    left: { private: open.length - shown.length, mediation: all.length - open.length },
  };
}

/** One question and its answer, private or not: for the moment's own page. Throws `not-found`. */
export function questionOfMoment(archive: OpenArchive, { momentId }: { momentId: string }): QuestionView {
  const { index } = archive;
  const moment = found(index.moments.get(momentId), 'moment');
  const { meetingId } = found(index.recordings.get(moment.recordingId), 'recording');
  return viewOf(archive, { meetingId, moment, withPrivate: true }, namesOf(archive));
}

function viewOf(
  { index }: OpenArchive,
  of: { meetingId: string; moment: Moment; withPrivate: boolean },
  names: Names,
): QuestionView {
  const { meetingId, moment, withPrivate } = of;
  const answer = moment.answeredById === null ? null : index.moments.get(moment.answeredById);
  const heardIn = answer && index.recordings.get(answer.recordingId);
  return {
    said: saidAt(moment, meetingId, names),
    mark: moment.mark,
    outcome: moment.outcome,
    state: questionState(moment, answer !== null),
    answer:
      answer && heardIn && (withPrivate || !answer.private) ? saidAt(answer, heardIn.meetingId, names) : null,
  };
}
