import type { ThreadEntry } from '../../../shared/domain/index.ts';
import { spokenIn } from '../../../shared/domain/index.ts';
import { formatTimecode, ms } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { threadOf } from '../../goals/index.ts';
import { type Answer, count, shortId, table } from '../line/index.ts';

/** Every goal with all that was said and reported about it, in order; a thread stands under each of its goals. */
export function listThreads(archive: OpenArchive): Answer {
  const initials = new Map(archive.index.students.list().map(({ id, initials: of }) => [id, of]));
  const threads = archive.index.goals.list(null).map((goal) => ({
    id: goal.id,
    student: initials.get(goal.studentId) ?? null,
    kind: goal.kind,
    schoolYear: goal.schoolYear,
    text: goal.text,
    ...threadDocument(archive, goal.id),
  }));
  const heads = threads.map(({ id, student, schoolYear, text, entries }) => [
    shortId(id),
    student ?? '',
    schoolYear ?? '',
    count(entries.length, 'entry').replace('entrys', 'entries'),
    text,
  ]);
  const lines = table(heads, 'There are no goals yet.').split('\n');
  const words = lines.flatMap((line, at) => [line, ...entryLines(threads[at]?.entries ?? [])]);
  return { value: threads, words: words.join('\n') };
}

function threadDocument(archive: OpenArchive, goalId: string) {
  const thread = threadOf(archive, { goalId });
  const people = new Map(archive.index.people.list().map(({ id, label }) => [id, label]));
  const titles = new Map(thread.meetings.map(({ id, title }) => [id, title]));
  const moments = thread.entries.flatMap((entry) => (entry.kind === 'moment' ? [entry.moment] : []));
  return {
    goals: thread.goals.map(({ id, schoolYear, text }) => ({ id, schoolYear, text })),
    spoke: spokenIn(moments).map(({ speakerId, ms: spoken }) => ({
      speaker: speakerId === null ? null : (people.get(speakerId) ?? null),
      ms: spoken,
    })),
    entries: thread.entries.map((entry) => ({
      ...entry,
      meetingTitle: entry.meetingId === null ? null : (titles.get(entry.meetingId) ?? null),
      text: textOf(entry),
      speaker: entry.kind === 'moment' ? (people.get(entry.moment.speakerId ?? '') ?? null) : null,
    })),
  };
}

/** What stands under a goal, each entry with its day and, where it can be heard, its place in the sound. */
function entryLines(entries: ReturnType<typeof threadDocument>['entries']): string[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => [
    entry.date,
    entry.kind,
    entry.meetingTitle ?? '',
    entry.kind === 'moment' ? `${entry.recordingCode} ${formatTimecode(entry.clip.startMs)}` : '',
    entry.text,
  ]);
  return table(rows, '')
    .split('\n')
    .map((line) => `    ${line}`);
}

function textOf(entry: ThreadEntry): string {
  switch (entry.kind) {
    case 'moment':
      return entry.moment.text;
    case 'decision':
      return entry.decision.text;
    case 'progress':
      return entry.progress.noData && entry.progress.text === '' ? 'no data shown' : entry.progress.text;
    case 'delivery':
      return entry.delivery.note;
    case 'passage':
      return entry.passage.quote;
  }
}

/** What was reported about goals, oldest day first. */
export function listProgress(archive: OpenArchive): Answer {
  const goals = new Map(archive.index.goals.list(null).map(({ id, text }) => [id, text]));
  const entries = archive.index.progress
    .list()
    .map((one) => ({ ...one, goal: goals.get(one.goalId) ?? null }));
  const rows = entries.map(({ id, date, goal, text, noData }) => [
    shortId(id),
    date,
    goal ?? '',
    noData ? 'no data shown' : '',
    text,
  ]);
  return { value: entries, words: table(rows, 'No progress is written down yet.') };
}

/** What came of promises and decisions, oldest day first. */
export function listDeliveries(archive: OpenArchive): Answer {
  const { index } = archive;
  const entries = index.deliveries.list().map((one) => {
    const promise = one.momentId === null ? null : index.moments.get(one.momentId);
    const decision = one.decisionId === null ? null : index.decisions.get(one.decisionId);
    return { ...one, promise: (promise ?? decision)?.text ?? null };
  });
  const rows = entries.map(({ id, date, delivered, minutes, promise }) => [
    shortId(id),
    date,
    delivered,
    minutes === null ? '' : formatTimecode(ms(minutes * 60_000)),
    promise ?? '',
  ]);
  return { value: entries, words: table(rows, 'Nothing is written down about promises yet.') };
}
