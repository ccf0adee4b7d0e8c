import type { BriefingEntry, BriefingView, KeptwordApi } from '../../../shared/contract/index.ts';
import {
  type Briefing,
  type Goal,
  isInScope,
  isSettled,
  type Moment,
  merged,
  recordingCode,
  soundOf,
  staysByItself,
  staysFromNew,
  takenOver,
} from '../../../shared/domain/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

/** Selections for someone new in the made-up world. */
export function briefingCalls(fake: FakeKeptword): KeptwordApi['briefings'] {
  let made: Briefing[] = [];
  const find = (id: string) => {
    const one = made.find((briefing) => briefing.id === id);
    if (!one) throw wire('not-found');
    return one;
  };
  const entryOf = (moment: Moment): BriefingEntry => {
    const recording = fake.world.recordings.find((one) => one.id === moment.recordingId);
    const meeting = fake.world.meetings.find((one) => one.id === recording?.meetingId);
    if (!recording || !meeting) throw wire('not-found');
    const { id: momentId, recordingId, startMs, endMs } = moment;
    const { durationMs, ordinal } = recording;
    return {
      moment,
      clip: { momentId, recordingId, startMs, endMs, durationMs },
      code: recordingCode(ordinal),
      ...{ meetingId: meeting.id, meetingTitle: meeting.title, date: meeting.date },
    };
  };
  const goalOf = ({ goalId, decisionId }: Moment) =>
    goalId ?? fake.world.decisions.find(({ id }) => id === decisionId)?.goalId ?? null;
  const stays = ({ studentId }: Briefing, { moment, meetingId }: BriefingEntry) => {
    const meeting = fake.world.meetings.find(({ id }) => id === meetingId);
    const kept = fake.world.moments
      .filter((one) => staysByItself({ moment: one, studentId, tiedTo: [] }))
      .map(soundOf);
    return !meeting || staysFromNew({ moment, meeting, kept, studentId, tiedTo: [] });
  };
  const ofPart = (part: Goal | null) =>
    fake.world.moments
      .filter((one) => goalOf(one) === (part?.id ?? null) || one.id === part?.howMomentId)
      .map(entryOf)
      .reverse();
  const offered = (one: Briefing, part: Goal | null) =>
    ofPart(part)
      .filter((entry) => !stays(one, entry) && isInScope(one, entry))
      .filter(({ moment }) =>
        isSettled(moment, fake.world.decisions.find(({ id }) => id === moment.decisionId) ?? null),
      );
  const chosen = (one: Briefing, goalId: string | null) =>
    one.items
      .filter((item) => item.goalId === goalId)
      .flatMap(({ momentId }) => fake.world.moments.filter(({ id }) => id === momentId))
      .map(entryOf)
      .filter((entry) => !stays(one, entry));
  const summary = (one: Briefing) => {
    const all = [...one.goalIds, null].flatMap((id) => chosen(one, id));
    const durationMs = all.reduce((sum, { moment }) => sum + moment.endMs - moment.startMs, 0);
    return { ...one, plays: all.length, durationMs };
  };
  const partsOf = ({ goalIds }: Briefing) =>
    goalIds.flatMap((id) => fake.world.goals.filter((goal) => goal.id === id));
  const viewOf = (one: Briefing): BriefingView => {
    const isIn = new Set(one.items.map(({ momentId }) => momentId));
    const parts = [...partsOf(one), ...(one.shape === 'catch-up' ? [null] : [])];
    const entries = [...one.goalIds, null].flatMap((id) => chosen(one, id));
    return {
      briefing: summary(one),
      meetingTitle: fake.world.meetings.find(({ id }) => id === one.meetingId)?.title ?? null,
      groups: parts.map((part) => ({
        part,
        chosen: chosen(one, part?.id ?? null),
        offered: offered(one, part).filter(({ moment }) => !isIn.has(moment.id)),
      })),
      others: fake.world.goals.filter(({ id }) => !one.goalIds.includes(id)),
      staysOut: parts.flatMap((part) => ofPart(part).filter((entry) => stays(one, entry))).length,
      meetings: fake.world.meetings.filter(({ id }) => entries.some(({ meetingId }) => meetingId === id)),
    };
  };
  return {
    list: async ({ studentId }) =>
      made.filter((one) => studentId === null || one.studentId === studentId).map(summary),
    get: async ({ id }) => viewOf(find(id)),
    add: async ({ forWhom = null, meetingId = null, since = null, ...input }) => {
      const schoolYear = input.shape === 'taking-over' ? '2026-27' : null;
      const empty: Briefing = {
        ...{ ...input, forWhom, meetingId, since, schoolYear, goalIds: [], items: [] },
        ...{ id: `briefing-${made.length + 1}`, createdAt: '2026-10-21T10:00:00.000Z' },
      };
      const parts = schoolYear === null ? fake.world.goals : takenOver(fake.world.goals, schoolYear);
      const items = [...parts, ...(schoolYear === null ? [null] : [])].flatMap((part) =>
        offered(empty, part).map(({ moment }) => ({ momentId: moment.id, goalId: part?.id ?? null })),
      );
      const isIn = ({ id }: Goal) => schoolYear !== null || items.some(({ goalId }) => goalId === id);
      const one = { ...empty, items, goalIds: parts.filter(isIn).map(({ id }) => id) };
      made = [one, ...made];
      return one;
    },
    change: async ({ id, change }) => {
      const after = merged(find(id), change);
      const whole = {
        ...after,
        items: after.items.filter(({ goalId }) => goalId === null || after.goalIds.includes(goalId)),
      };
      made = made.map((one) => (one.id === id ? whole : one));
      return whole;
    },
    remove: async ({ id }) => {
      made = made.filter((one) => one.id !== id);
    },
    export: async ({ jobId, id, share }) => {
      find(id);
      if (share.why !== 'own' && share.to === null) throw wire('share-not-said');
      await fake.job(jobId, 'cutting', null);
      const made = { files: 4, bytes: 900_000, clips: 2, manifestHash: 'c'.repeat(64) };
      return { name: 'For-someone-new_J.R._2026-10-21', place: '/media/usb', ...made };
    },
    showInFolder: async () => {},
    thread: async ({ id, goalId }) => {
      const one = find(id);
      const part = fake.world.goals.find((goal) => goal.id === goalId) ?? null;
      const isIn = new Set(one.items.map(({ momentId }) => momentId));
      return ofPart(part).filter((entry) => !stays(one, entry) && !isIn.has(entry.moment.id));
    },
  };
}
