import { newestYear, standingIn } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { listEvaluations, listNeeds, listPresentLevels } from '../../goals/index.ts';
import { type Answer, count, shortId, table } from '../line/index.ts';

const ALL = { studentId: null };

/** `list ARCHIVE evaluations`: the newest report first, with the document and the needs that rest on each. */
export function evaluationList(archive: OpenArchive): Answer {
  const student = initialsIn(archive);
  const evaluations = listEvaluations(archive, ALL).map(({ evaluation, ...rest }) => ({
    ...evaluation,
    student: student(evaluation.studentId),
    ...rest,
  }));
  const rows = evaluations.map((one) => [
    shortId(one.id),
    one.student ?? '',
    one.date ?? '',
    one.document?.code ?? '',
    count(one.needs.length, 'need'),
    one.title,
  ]);
  return { value: evaluations, words: table(rows, 'No evaluation is written down yet.') };
}

/**
 * `list ARCHIVE needs`: each with what found it and what meets it. `standing` counts the goals and the services (with
 * accommodations) of the child's newest school year, which is `year`.
 */
export function needList(archive: OpenArchive): Answer {
  const student = initialsIn(archive);
  const years = new Map(
    archive.index.students.list().map(({ id }) => [id, newestYear(archive.index.goals.list(id))]),
  );
  const needs = listNeeds(archive, ALL).map(({ need, evaluations, metBy }) => {
    const year = years.get(need.studentId) ?? null;
    const standing = standingIn(metBy, year);
    return { ...need, student: student(need.studentId), evaluations, metBy, year, standing };
  });
  const rows = needs.map((one) => [
    shortId(one.id),
    one.student ?? '',
    count(one.evaluations.length, 'evaluation'),
    one.standing.goals === 0 ? 'no goal' : count(one.standing.goals, 'goal'),
    one.standing.services === 0 ? 'no service or accommodation' : count(one.standing.services, 'service'),
    one.text,
  ]);
  return { value: needs, words: table(rows, 'No need is written down yet.') };
}

/** `list ARCHIVE present-levels`: the newest day first. */
export function levelList(archive: OpenArchive): Answer {
  const student = initialsIn(archive);
  const levels = listPresentLevels(archive, ALL).map(({ level, ...rest }) => ({
    ...level,
    student: student(level.studentId),
    ...rest,
  }));
  const rows = levels.map((one) => [
    shortId(one.id),
    one.student ?? '',
    one.date,
    one.area,
    one.text,
    one.measure ?? '',
  ]);
  return { value: levels, words: table(rows, 'No present level is written down yet.') };
}

function initialsIn(archive: OpenArchive): (studentId: string) => string | null {
  const initials = new Map(archive.index.students.list().map((one) => [one.id, one.initials]));
  return (studentId) => initials.get(studentId) ?? null;
}
