import {
  chainOf,
  type Decision,
  type Goal,
  type GoalThread,
  type Moment,
  recordingCode,
  type ThreadSources,
  threadOfGoals,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';

/** Every time a goal was talked about, over meetings and years, oldest first (D74). Throws `not-found`. */
export function threadOf({ index }: OpenArchive, { goalId }: { goalId: string }): GoalThread {
  const goal = found(index.goals.get(goalId), 'goal');
  const ofChild = index.goals
    .list(goal.studentId)
    .map(({ moments: _moments, disputed: _disputed, ...one }) => one);
  return threadOver(index, chainOf(goalId, ofChild));
}

/** The thread of several goals as one, each entry once. */
export function threadOver(index: Index, goals: Goal[]): GoalThread {
  const { moments, decisions } = spokenOf(index, goals);
  const places = placesOf(index, moments, decisions);
  return threadOfGoals(goals, {
    goals,
    moments,
    decisions,
    progress: goals.flatMap((one) => index.progress.ofGoal(one.id)),
    ...papersOf(index, goals, moments, decisions),
    deliveries: [
      ...moments.flatMap((one) => index.deliveries.ofMoment(one.id)),
      ...decisions.flatMap((one) => index.deliveries.ofDecision(one.id)),
    ],
    ...places,
  });
}

/** Every moment in the thread of one goal, in no order. */
export function momentsOfThread({ index }: Pick<OpenArchive, 'index'>, goal: Goal): Moment[] {
  const ofChild = index.goals.list(goal.studentId);
  return spokenOf(index, chainOf(goal.id, ofChild)).moments;
}

type Index = OpenArchive['index'];

/** Moments about the goals, about their decisions, and their clips; decisions about the goals or of those moments. */
function spokenOf(index: Index, goals: ThreadSources['goals']): { moments: Moment[]; decisions: Decision[] } {
  const ofGoals = goals.flatMap((one) => index.promises.decisionsOfGoal(one.id));
  const momentIds = new Set([
    ...goals.flatMap((one) => index.moments.ofGoal(one.id)).map((one) => one.id),
    ...ofGoals.flatMap((id) => index.promises.momentsOfDecision(id)),
    ...goals.flatMap((one) => one.howMomentId ?? []),
  ]);
  const moments = [...momentIds].flatMap((id) => index.moments.get(id) ?? []);
  const decisionIds = new Set([...ofGoals, ...moments.flatMap((one) => one.decisionId ?? [])]);
  return { moments, decisions: [...decisionIds].flatMap((id) => index.decisions.get(id) ?? []) };
}

/** Passages of documents that are tied to the goals, to what was said of them, or to what was decided. */
function papersOf(
  index: Index,
  goals: ThreadSources['goals'],
  moments: readonly Moment[],
  decisions: readonly Decision[],
): Pick<ThreadSources, 'passages' | 'documents'> {
  const tied = [
    ...goals.flatMap((one) => index.passages.ofGoal(one.id)),
    ...moments.flatMap((one) => index.passages.ofMoment(one.id)),
    ...decisions.flatMap((one) => index.passages.ofDecision(one.id)),
  ];
  const passages = [...new Map(tied.map((one) => [one.id, one])).values()];
  const documents = unique(passages.map((one) => one.documentId));
  return { passages, documents: documents.flatMap((id) => index.documents.get(id) ?? []) };
}

function placesOf(
  index: Index,
  moments: readonly Moment[],
  decisions: readonly Decision[],
): Pick<ThreadSources, 'recordings' | 'meetings' | 'sessions'> {
  const recordings = unique(moments.map((one) => one.recordingId))
    .flatMap((id) => index.recordings.get(id) ?? [])
    .map((one) => ({ ...one, code: recordingCode(one.ordinal) }));
  const meetingIds = unique([...recordings, ...decisions].map((one) => one.meetingId));
  return {
    recordings,
    meetings: meetingIds.flatMap((id) => index.meetings.get(id) ?? []),
    sessions: meetingIds.flatMap((id) => index.sessions.ofMeeting(id)),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
