import type { DocumentSummary } from '../../../../shared/contract/index.ts';
import { type DocumentKind, type Meeting, saysWhatWasAgreed } from '../../../../shared/domain/index.ts';

export type PapersNear = {
  /** The meeting's own. */
  own: readonly DocumentSummary[];
  /** Those of its children, and those that are filed under nobody. */
  others: readonly DocumentSummary[];
};

const PLANS: ReadonlySet<DocumentKind> = new Set(['iep', '504-plan']);

/** The papers that may be read beside a meeting, each list as it came: newest first. */
export function papersNear(
  meeting: Pick<Meeting, 'id' | 'studentIds'>,
  papers: readonly DocumentSummary[],
): PapersNear {
  const isNear = ({ meetingId, studentId }: DocumentSummary) =>
    studentId === null ? meetingId === null : meeting.studentIds.includes(studentId);
  return {
    own: papers.filter(({ meetingId }) => meetingId === meeting.id),
    others: papers.filter((one) => one.meetingId !== meeting.id && isNear(one)),
  };
}

/**
 * Which one is open at first: the one that was read last beside this meeting; else the meeting's own, the plan or notice
 * before the others; else the newest plan of the child; else whatever is newest. Null when there are none.
 */
export function firstPaper({ own, others }: PapersNear, lastId: string | null): DocumentSummary | null {
  const all = [...own, ...others];
  return (
    all.find(({ id }) => id === lastId) ??
    own.find(saysWhatWasAgreed) ??
    own[0] ??
    others.find(({ kind }) => PLANS.has(kind)) ??
    others.find(saysWhatWasAgreed) ??
    others[0] ??
    null
  );
}
