import {
  type AgendaSources,
  type Commitment,
  type Decision,
  isConfidential,
  type Moment,
  metBy,
  type SoundClip,
  soundClipOf,
  wasHeard,
} from '../../shared/domain/index.ts';
import type { IsoDate } from '../../shared/time/index.ts';
import { found, isAboutPrivate, isOfOtherChild, type OpenArchive } from '../archive/index.ts';
import type { OfChild, PromiseRow } from '../database/index.ts';
import { annualSourcesOf } from './annual.ts';

type Index = OpenArchive['index'];

/** Promises and decisions (D92) of one child or of all, the newest meeting first, with what came of each. */
export function listCommitments(
  { index }: OpenArchive,
  page: OfChild & { limit: number; offset: number },
): Commitment[] {
  return index.promises.list(page).flatMap((row) => commitmentOf(index, row) ?? []);
}

/** Those that have a day up to the given one and are not done by their newest entry, the earliest first. */
export function commitmentsDue({ index }: OpenArchive, of: OfChild & { until: IsoDate }): Commitment[] {
  return index.promises.due(of).flatMap((row) => commitmentOf(index, row) ?? []);
}

/** The newest ones; more than a family hears in two years, and an agenda of more would not be read. */
const ON_AN_AGENDA = 500;

/** What is said in a mediation stays out of what is handed over, such as an agenda. */
export function isOfMediation({ meetings }: Index, meetingId: string): boolean {
  const meeting = meetings.get(meetingId);
  return meeting !== null && isConfidential(meeting);
}

/** What may belong on the agenda of a child's next meeting (D40); nothing of a mediation. Throws `not-found`. */
export function agendaFor(
  { index, clock }: OpenArchive,
  { studentId }: { studentId: string },
): AgendaSources {
  found(index.students.get(studentId), 'child');
  // Two school years at most, and never fewer: from July 1 of the calendar year before the last.
  const since = `${clock.now().getFullYear() - 2}-07-01`;
  const rows = index.promises.list({ studentId, limit: ON_AN_AGENDA, offset: 0 });
  const annual = annualSourcesOf(index, studentId, (meetingId) => isOfMediation(index, meetingId));
  return {
    commitments: rows
      .flatMap((row) => commitmentOf(index, row) ?? [])
      .filter(({ meetingId }) => !isOfMediation(index, meetingId)),
    moments: index.promises.openMoments({ studentId, since }).flatMap((id) => {
      const moment = index.moments.get(id);
      const place = moment && placeOf(index, moment);
      if (!moment || !place || isOfMediation(index, place.meetingId)) return [];
      const answered = moment.answeredById !== null && index.moments.get(moment.answeredById) !== null;
      return [{ moment, meetingTitle: place.title, date: place.date, answered }];
    }),
    concerns: index.concerns.list({ studentId }).flatMap((concern) => {
      const meeting = index.meetings.get(concern.meetingId);
      const isDone =
        wasHeard({ concern, raised: index.concerns.raisedIn(concern.id) }) ||
        index.concerns.carriedTo(concern.id);
      if (!meeting || isDone || isOfMediation(index, meeting.id)) return [];
      if (isAboutPrivate(index, concern) || isOfOtherChild(index, concern, studentId)) return [];
      const goal = concern.goalId === null ? null : index.goals.get(concern.goalId);
      return [{ concern, goal: goal?.text ?? null, meetingTitle: meeting.title, date: meeting.date }];
    }),
    goals: index.goals
      .list(studentId)
      .filter((one) => one.kind === 'goal')
      .map(({ moments: _moments, disputed: _disputed, ...goal }) => ({
        goal,
        newest: index.progress.newestOf(goal.id),
      })),
    needs: index.needs.list({ studentId }).map((need) => ({ need, metBy: metBy(need, annual.plan) })),
    annual,
  };
}

/** Null only if it vanished between the two reads. */
function commitmentOf(index: Index, { kind, id }: PromiseRow): Commitment | null {
  if (kind === 'moment') {
    const moment = index.moments.get(id);
    return moment && ofMoment(index, moment);
  }
  const decision = index.decisions.get(id);
  return decision && ofDecision(index, decision);
}

function ofMoment(index: Index, moment: Moment): Commitment | null {
  const place = placeOf(index, moment);
  if (!place) return null;
  const { id, text, owner, due, reason, outcome, inIep, goalId } = moment;
  return {
    kind: 'moment',
    ...{ id, text, owner, due, reason, outcome, inIep, goalId },
    meetingId: place.meetingId,
    meetingTitle: place.title,
    madeOn: place.date,
    private: moment.private,
    disputed: moment.dispute !== null,
    clip: place.clip,
    deliveries: index.deliveries.ofMoment(id),
  };
}

function ofDecision(index: Index, decision: Decision): Commitment | null {
  const meeting = index.meetings.get(decision.meetingId);
  if (!meeting) return null;
  const { id, text, owner, due, reason, outcome, inIep, goalId } = decision;
  const said = index.promises.momentsOfDecision(id).flatMap((of) => index.moments.get(of) ?? []);
  const [first] = said;
  return {
    kind: 'decision',
    ...{ id, text, owner, due, reason, outcome, inIep, goalId },
    meetingId: meeting.id,
    meetingTitle: meeting.title,
    madeOn: meeting.date,
    private: false,
    disputed: said.some((one) => one.dispute !== null),
    clip: first ? (placeOf(index, first)?.clip ?? null) : null,
    deliveries: index.deliveries.ofDecision(id),
  };
}

type Place = { meetingId: string; title: string; date: IsoDate; clip: SoundClip };

/** The meeting and the sitting at which a moment was said. */
function placeOf(index: Index, moment: Moment): Place | null {
  const recording = index.recordings.get(moment.recordingId);
  const meeting = recording && index.meetings.get(recording.meetingId);
  if (!recording || !meeting) return null;
  const session = index.sessions.ofMeeting(meeting.id).find((one) => one.id === recording.sessionId);
  return {
    meetingId: meeting.id,
    title: meeting.title,
    date: session?.date ?? meeting.date,
    clip: soundClipOf(moment, recording),
  };
}
