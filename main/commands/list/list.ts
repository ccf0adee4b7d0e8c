import { Argument, Command } from 'commander';
import { ISSUES, type Issue, recordingCode, type SpeakerHow } from '../../../shared/domain/index.ts';
import { formatTimecode, ms } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import {
  type Answer,
  allMeetings,
  count,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  shortId,
  table,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';
import { askList } from './asks.ts';
import { childNoteList } from './child-notes.ts';
import { concernList } from './concerns.ts';
import { listDocuments } from './documents.ts';
import { forNewList } from './for-new.ts';
import { listDeliveries, listProgress, listThreads } from './goals.ts';
import { incidentList } from './incidents.ts';
import { leftList } from './left.ts';
import { evaluationList, levelList, needList } from './needs.ts';
import { playlistList } from './playlists.ts';
import { promiseList, type WhichPromises } from './promises.ts';
import { questionList } from './questions.ts';
import { transcriptList } from './transcripts.ts';
import { listDisputed, listWritten } from './written.ts';

const KINDS = [
  'meetings',
  'recordings',
  'gaps',
  'moments',
  'goals',
  'decisions',
  'documents',
  'threads',
  'promises',
  'said-and-written',
  'disputes',
  'questions',
  'concerns',
  'evaluations',
  'needs',
  'present-levels',
  'incidents',
  'asks',
  'progress',
  'deliveries',
  'transcripts',
  'playlists',
  'child-notes',
  'for-new',
  'left',
  'custody',
] as const;
type Kind = (typeof KINDS)[number];

/** `list ARCHIVE [WHAT]`: every thing of one kind, as an array of objects with `id`. */
export const listCommand: MakeCommand = (around, act) =>
  new Command('list')
    .description('list what is in an archive')
    .argument('<archive>', 'the archive’s folder')
    .addArgument(new Argument('[what]', 'what to list').choices([...KINDS]).default('meetings'))
    .option('--not-delivered', 'of promises: only what was due and is not written down as done')
    .option('--goal <goal>', 'of promises: only those about one goal, over its years: its words or id', words)
    .option('--by <name>', 'of promises: only what this person said or is to do', words)
    .addOption(oneOf('--issue <issue>', 'of moments: only those that go to this issue', ISSUES))
    .addOption(passphraseFile())
    .action((path: string, what: Kind, options: OpenOptions & WhichPromises & WhichMoments) =>
      act(() => {
        const { notDelivered, goal, by } = options;
        if (what !== 'promises' && [notDelivered, goal, by].some((one) => one !== undefined)) {
          throw new UsageError('--not-delivered, --goal and --by narrow promises only.');
        }
        if (what !== 'moments' && options.issue !== undefined)
          throw new UsageError('--issue narrows moments only.');
        return withArchive(around, path, options, (archive) =>
          what === 'promises' ? promiseList(archive, options) : LISTS[what](archive, options),
        );
      }),
    );

type WhichMoments = { issue?: Issue };

const LISTS: Record<Exclude<Kind, 'promises'>, (archive: OpenArchive, which: WhichMoments) => Answer> = {
  'said-and-written': listWritten,
  disputes: listDisputed,
  questions: questionList,
  concerns: concernList,
  evaluations: evaluationList,
  needs: needList,
  'present-levels': levelList,
  incidents: incidentList,
  asks: askList,
  left: leftList,
  meetings(archive) {
    const meetings = allMeetings(archive);
    const rows = meetings.map(({ id, date, title, recordings, moments, durationMs }) => [
      shortId(id),
      date,
      title,
      count(recordings, 'recording'),
      formatTimecode(ms(durationMs)),
      count(moments, 'moment'),
    ]);
    return { value: meetings, words: table(rows, 'There are no meetings yet.') };
  },

  recordings(archive) {
    const titles = new Map(allMeetings(archive).map(({ id, title }) => [id, title]));
    const recordings = archive.index.recordings.list().map((recording) => ({
      ...recording,
      code: recordingCode(recording.ordinal),
      meetingTitle: titles.get(recording.meetingId) ?? null,
    }));
    const rows = recordings.map((recording) => [
      shortId(recording.id),
      recording.code,
      recording.meetingTitle ?? '',
      formatTimecode(recording.durationMs) + (recording.cutShort ? ', cut short' : ''),
      recording.originalName,
    ]);
    const foot = recordings.some(({ cutShort }) => cutShort !== null)
      ? '\n“Cut short”: the end of the file was missing when it came in. What was said there is not here.'
      : '';
    return { value: recordings, words: table(rows, 'There are no recordings yet.') + foot };
  },

  gaps(archive) {
    const known = new Map(archive.index.recordings.list().map((one) => [one.id, one]));
    const gaps = archive.index.gaps.list().map((gap) => {
      const recording = known.get(gap.recordingId);
      return { ...gap, recordingCode: recording ? recordingCode(recording.ordinal) : null };
    });
    const rows = gaps.map(({ recordingId, recordingCode: code, atMs, lengthMs, cause }) => [
      shortId(recordingId),
      code ?? '',
      formatTimecode(atMs, { millis: true }),
      lengthMs === null ? 'length not known' : formatTimecode(lengthMs, { millis: true }),
      cause,
    ]);
    return { value: gaps, words: table(rows, 'No stretch of any recording is missing.') };
  },

  moments(archive, { issue }) {
    const codes = new Map(
      archive.index.recordings.list().map(({ id, ordinal }) => [id, recordingCode(ordinal)]),
    );
    const people = new Map(archive.index.people.list().map(({ id, label }) => [id, label]));
    const wanted = archive.index.moments
      .list()
      .filter(({ issues }) => issue === undefined || issues.includes(issue));
    const moments = wanted.map((moment) => ({
      ...moment,
      disputed: moment.dispute !== null,
      recordingCode: codes.get(moment.recordingId) ?? null,
      speaker: moment.speakerId === null ? null : (people.get(moment.speakerId) ?? null),
    }));
    const rows = moments.map((moment) => [
      shortId(moment.id),
      moment.recordingCode ?? '',
      `${formatTimecode(moment.startMs)}-${formatTimecode(moment.endMs)}`,
      moment.dispute ? `${moment.type}, disputed` : moment.type,
      speakerOf(moment),
      moment.text,
    ]);
    return {
      value: moments,
      words: table(rows, issue === undefined ? 'There are no moments yet.' : 'No moment goes to this issue.'),
    };
  },

  goals(archive) {
    const initials = new Map(archive.index.students.list().map(({ id, initials }) => [id, initials]));
    const goals = archive.index.goals
      .list(null)
      .map((goal) => ({ ...goal, student: initials.get(goal.studentId) ?? null }));
    const rows = goals.map((goal) => [shortId(goal.id), goal.student ?? '', goal.area ?? '', goal.text]);
    return { value: goals, words: table(rows, 'There are no goals yet.') };
  },

  decisions(archive) {
    const titles = new Map(allMeetings(archive).map(({ id, title }) => [id, title]));
    const decisions = archive.index.decisions
      .list()
      .map((decision) => ({ ...decision, meetingTitle: titles.get(decision.meetingId) ?? null }));
    const rows = decisions.map((decision) => [
      shortId(decision.id),
      decision.meetingTitle ?? '',
      decision.text,
    ]);
    return { value: decisions, words: table(rows, 'There are no decisions yet.') };
  },

  documents: listDocuments,
  threads: listThreads,
  progress: listProgress,
  deliveries: listDeliveries,

  transcripts: transcriptList,

  playlists: playlistList,
  'child-notes': childNoteList,
  'for-new': forNewList,

  custody(archive) {
    const entries = archive.custody.entries().map((entry) => ({ id: `${entry.seq}`, ...entry }));
    const rows = entries.map(({ id, at, event, subject }) => [id, at, event, subject ?? '']);
    return { value: entries, words: table(rows, 'The custody log is empty.') };
  },
};

/** Who said it, with the parent's own doubt where she is not sure who it was (decision 159). */
function speakerOf({
  speaker,
  speakerHow,
}: {
  speaker: string | null;
  speakerHow: SpeakerHow | null;
}): string {
  if (speaker === null) return '';
  return speakerHow === 'unsure' ? `${speaker} (not sure)` : speaker;
}
