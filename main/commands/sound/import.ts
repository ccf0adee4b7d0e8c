import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { type ImportResult, KeptwordError } from '../../../shared/contract/index.ts';
import { type Meeting, recordingCode, tracksInWords } from '../../../shared/domain/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { addMeeting, changeMeeting } from '../../meetings/index.ts';
import { localDay } from '../../platform/index.ts';
import { importFiles } from '../../recordings/index.ts';
import {
  allMeetings,
  count,
  day,
  fold,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  progressLine,
  type Surroundings,
  studentOf,
  withArchive,
  words,
} from '../line/index.ts';

type ImportOptions = OpenOptions & {
  meeting: string;
  kind?: 'iep' | '504';
  date?: string;
  student?: string;
  cutShort?: true;
};

/** `import ARCHIVE FILE... --meeting TITLE`: one bad file fails alone; the exit code then is 1. */
export const importCommand: MakeCommand = (around, act) =>
  new Command('import')
    .description('import recordings into a meeting, which is made when it is not there')
    .argument('<archive>', 'the archive’s folder')
    .argument('<files...>', 'any sound or video files')
    .requiredOption('--meeting <title>', 'title (or id) of the meeting', words)
    .addOption(oneOf('--kind <kind>', 'kind of a new meeting (default: iep)', ['iep', '504']))
    .option('--student <initials>', 'the child whom the meeting is about; added when not there', words)
    .option('--date <date>', 'day of the meeting, YYYY-MM-DD (default: the first file’s)', day)
    .option(
      '--cut-short',
      'keep what is there of a file whose end is missing, when it is the only one; it is marked',
    )
    .addOption(passphraseFile())
    .action((path: string, files: string[], options: ImportOptions) =>
      act(() => withArchive(around, path, options, (archive) => importInto(around, archive, files, options))),
    );

async function importInto(
  around: Surroundings,
  archive: OpenArchive,
  files: string[],
  options: ImportOptions,
) {
  const ffmpeg = await locateFfmpeg(around.env);
  const paths = files.map((file) => resolve(around.folder, file));
  const into = await meetingOf(around, archive, paths, options);
  const sessions = into.isNew ? [] : archive.index.sessions.ofMeeting(into.meeting.id);
  const request = {
    meetingId: into.isNew ? () => into.make().id : into.meeting.id,
    sessionId: sessions.find(({ date }) => date === options.date)?.id ?? null,
    files: paths.map((path, at) => ({ fileId: `${at + 1}`, path, name: basename(path) })),
    cutShort: options.cutShort ? ('keep' as const) : ('refuse' as const),
  };
  const progress = progressLine(around);
  const working = { signal: around.signal, onProgress: progress.show };
  const results = await importFiles(archive, ffmpeg, request, working).finally(progress.end);
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  for (const result of results) {
    if (result.outcome === 'failed') around.err(`${result.name}: ${result.error.message}\n`);
    else if (result.outcome === 'imported') around.err(tracksLine(result) + cutLine(result));
  }
  if (results.some((one) => one.outcome === 'failed' && one.error.code === 'file-truncated')) {
    around.err('If a cut file is the only one you have, add --cut-short: what is there of it is kept.\n');
  }
  const meeting = meetingAfter(archive, into, results);
  return {
    value: {
      id: meeting?.id ?? null,
      meeting: meeting && { ...meeting, isNew: into.isNew },
      files: results.map((result, at) => documentOf(result, files[at] ?? result.name)),
      failed,
    },
    words: [
      meeting ? `${meeting.date} ${meeting.title}${into.isNew ? ' (new)' : ''}` : '',
      ...results.map(lineOf),
      failed > 0 ? failedWords(failed, results.length, meeting !== null) : '',
    ]
      .filter(Boolean)
      .join('\n'),
    failed: failed > 0,
  };
}

/**
 * Where the files are now; null when all of them failed and the meeting was not there before. Files that are known
 * already make it too: the line that was typed asks for it.
 */
function meetingAfter(archive: OpenArchive, into: Into, results: readonly ImportResult[]): Meeting | null {
  if (!into.isNew) return archive.index.meetings.get(into.meeting.id) ?? into.meeting;
  if (results.every(({ outcome }) => outcome === 'failed')) return null;
  return into.made() ?? into.make();
}

function failedWords(failed: number, all: number, hasMeeting: boolean): string {
  const rest = failed < all ? ' The others are in the archive.' : '';
  return `${count(failed, 'file')} of ${all} failed.${rest}${hasMeeting ? '' : ' No meeting was made.'}`;
}

/** Ties the meeting to the child too; children whom it is about already stay. */
function withChild(around: Surroundings, archive: OpenArchive, meeting: Meeting, initials: string): Meeting {
  const { id } = studentOf(around, archive, initials);
  if (meeting.studentIds.includes(id)) return meeting;
  return changeMeeting(archive, { id: meeting.id, change: { studentIds: [...meeting.studentIds, id] } });
}

type Into =
  | { isNew: false; meeting: Meeting }
  | {
      isNew: true;
      make(): Meeting;
      /** The one that stayed: what was made in a step that failed is gone with it. */
      made(): Meeting | null;
    };

/**
 * The meeting of this title (or id): of that day when a day is given, by its own date or by one of its sittings', so
 * that the annual meeting of another year is another meeting. None: how it is made. Several: the day must say which.
 */
async function meetingOf(
  around: Surroundings,
  archive: OpenArchive,
  paths: string[],
  { meeting: title, date, kind, student }: ImportOptions,
): Promise<Into> {
  const called = allMeetings(archive).filter((one) => one.id === title || fold(one.title) === fold(title));
  const isThatDay = (one: Meeting) =>
    date === undefined ||
    one.id === title ||
    one.date === date ||
    archive.index.sessions.ofMeeting(one.id).some((session) => session.date === date);
  const [found, ...others] = called.filter(isThatDay);
  if (found && others.length > 0) throw severalMeetings(called);
  if (found) {
    if (kind !== undefined && kind !== found.kind) {
      around.err(`The meeting is there already as ${found.kind}; its kind was not changed.\n`);
    }
    const meeting = archive.index.meetings.get(found.id) ?? found;
    return {
      meeting: student === undefined ? meeting : withChild(around, archive, meeting, student),
      isNew: false,
    };
  }
  const on = date ?? (await dayOf(around, paths));
  if (date === undefined) around.err(`No --date was given. The day of the first file was taken: ${on}.\n`);
  const fields = { title: title.trim(), date: on, ...(kind && { kind }) };
  let last: Meeting | null = null;
  return {
    isNew: true,
    make() {
      const studentIds = student === undefined ? [] : [studentOf(around, archive, student).id];
      last = addMeeting(archive, { ...fields, studentIds });
      return last;
    },
    made: () => last && archive.index.meetings.get(last.id),
  };
}

/** The local day of the first file that can be seen, else today: a meeting has a day in any case. */
async function dayOf(around: Surroundings, paths: string[]): Promise<string> {
  for (const path of paths) {
    const facts = await around.files.stat(path);
    if (facts?.isFile) return localDay(new Date(facts.modifiedMs));
  }
  return localDay(around.clock.now());
}

function documentOf(result: ImportResult, file: string) {
  const { fileId: _order, name, ...rest } = result;
  if (rest.outcome === 'failed') return { file, name, ...rest };
  const { recording, outcome } = rest;
  return { id: recording.id, code: recordingCode(recording.ordinal), file, name, outcome, recording };
}

/** A file with several sound tracks: which one is heard, and that none is lost. */
function tracksLine({
  name,
  recording,
}: Extract<ImportResult, { outcome: 'imported' | 'duplicate' }>): string {
  const { soundTracks, trackNames } = recording;
  if (soundTracks === null || soundTracks < 2) return '';
  const names = trackNames === null ? '' : ` It names them: ${tracksInWords(trackNames)}.`;
  return `${name}: It holds ${soundTracks} sound tracks. You hear the first. The original keeps all of them.${names}\n`;
}

/** A file that was cut short and kept: what is here of it, and what its header says of the whole. */
function cutLine({ name, recording }: Extract<ImportResult, { outcome: 'imported' | 'duplicate' }>): string {
  const { cutShort, bytes, durationMs } = recording;
  if (cutShort === null) return '';
  const { bytesExpected, msExpected } = cutShort;
  const ofBytes = bytesExpected === null ? '' : ` of at least ${bytesExpected}`;
  const ofTime = msExpected === null ? '' : ` of ${formatTimecode(msExpected)}`;
  return `${name}: It is cut short, and is kept as it is. ${bytes} bytes${ofBytes} are here. ${formatTimecode(durationMs)}${ofTime} can be heard.\n`;
}

function lineOf(result: ImportResult): string {
  if (result.outcome === 'failed') return `failed     ${result.name}`;
  const { recording, name, outcome } = result;
  const code = recordingCode(recording.ordinal);
  const known =
    outcome === 'duplicate'
      ? 'was there already'
      : formatTimecode(recording.durationMs) + (recording.cutShort ? ', cut short' : '');
  return `${outcome.padEnd(9)}  ${code}  ${name}  ${known}`;
}

function severalMeetings(meetings: Meeting[]): KeptwordError {
  const message = `${meetings.length} meetings have this title. Nothing was imported. Say which with --date or its id.`;
  const details = meetings.map(({ id, date, title }) => `${id} ${date} ${title}`).join('\n');
  return new KeptwordError('invalid-input', message, { details });
}
