import { basename, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  recordingCode,
  type Transcript,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { exportTranscript, importTranscript } from '../../transcripts/index.ts';
import {
  type Answer,
  count,
  day,
  findOne,
  findRecording,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  outExists,
  passphraseFile,
  type Surroundings,
  size,
  time,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type TranscriptOptions = OpenOptions & {
  kind?: 'imported' | 'certified';
  certifiedBy?: string;
  certifiedOn?: string;
  language?: string;
  firstLineAt?: number;
  format?: ExportFormat;
  out?: string;
};

/**
 * `transcript import ARCHIVE RECORDING FILE [--kind imported|certified] [--certified-by N --certified-on D] [--language L]
 * [--first-line-at T]` and `transcript export ARCHIVE TRANSCRIPT --format vtt|srt|txt --out F`.
 */
export const transcriptCommand: MakeCommand = (around, act) =>
  new Command('transcript')
    .description('add a transcript file to a recording, or write one out')
    .addArgument(new Argument('<action>', 'what to do').choices(['import', 'export']))
    .argument('<archive>', 'the archive’s folder')
    .argument('<what>', 'import: the recording (R01, file name or id); export: the transcript (title or id)')
    .argument('[file]', 'import: a VTT, SRT, SBV, TXT, DOCX, JSON or OTR file')
    .addOption(oneOf('--kind <kind>', 'import: what it is (default: imported)', ['imported', 'certified']))
    .option('--certified-by <name>', 'import: who certified it', words)
    .option('--certified-on <day>', 'import: on which day', day)
    .option('--first-line-at <time>', 'import: where its first line is heard, as h:mm:ss', time)
    .option('--language <tag>', 'import: its language, for example en or es-MX', words)
    .addOption(oneOf('--format <format>', 'export: the kind of file', EXPORT_FORMATS))
    .option('--out <file>', 'export: the file to write; must not exist yet')
    .addOption(passphraseFile())
    .action(
      (
        action: 'import' | 'export',
        path: string,
        what: string,
        file: string | undefined,
        options: TranscriptOptions,
      ) =>
        act(() => {
          const work =
            action === 'import'
              ? importing(around, what, file, options)
              : exporting(around, what, file, options);
          return withArchive(around, path, options, work);
        }),
    );

type Work = (archive: OpenArchive) => Promise<Answer>;

function importing(
  around: Surroundings,
  what: string,
  file: string | undefined,
  { kind = 'imported', certifiedBy, certifiedOn, language, firstLineAt, format, out }: TranscriptOptions,
): Work {
  if (file === undefined) throw new UsageError('Name the file to import.');
  if (format !== undefined || out !== undefined) throw new UsageError('--format and --out go with "export".');
  const certified = certifiedBy !== undefined || certifiedOn !== undefined;
  if ((kind === 'certified') !== certified || (certifiedBy === undefined) !== (certifiedOn === undefined)) {
    throw new UsageError('--kind certified goes with --certified-by and --certified-on.');
  }
  return async (archive) => {
    const recording = findRecording(archive, what);
    const path = resolve(around.folder, file);
    const done = await importTranscript(
      archive,
      { path, name: basename(path) },
      {
        recordingId: recording.id,
        kind,
        certifiedBy: certifiedBy ?? null,
        certifiedOn: certifiedOn ?? null,
        language: language ?? null,
        firstLineMs: firstLineAt ?? null,
      },
    );
    const code = recordingCode(recording.ordinal);
    return { value: { id: done.transcript.id, recordingCode: code, ...done }, words: wordsOf(done, code) };
  };
}

function wordsOf(done: Awaited<ReturnType<typeof importTranscript>>, code: string): string {
  const { outcome, transcript, lines, placed, beyond, unnamed, leftOut, isShifted } = done;
  const first =
    outcome === 'duplicate'
      ? `Was there already: ${transcript.title}`
      : `Added to ${code}: ${transcript.title} (${count(lines, 'line')}, ${transcript.format})`;
  return [
    first,
    `SHA-256 of the file: ${transcript.sha256}`,
    ...(isShifted
      ? [
          'The file has times of the day. They count from its first line. Say with --first-line-at where it is heard.',
        ]
      : placed > 0
        ? [`${count(placed, 'line')} without a time. They stand evenly between the others.`]
        : []),
    ...(unnamed === lines ? ['The file does not say who speaks.'] : []),
    ...(leftOut > 0 ? [`${count(leftOut, 'row')} of the file are no speech and were left out.`] : []),
    ...(beyond > 0 ? [`${count(beyond, 'line')} after the end of the recording. Is it the right one?`] : []),
  ].join('\n');
}

function exporting(
  around: Surroundings,
  what: string,
  file: string | undefined,
  { kind, certifiedBy, certifiedOn, language, firstLineAt, format, out }: TranscriptOptions,
): Work {
  if (file !== undefined) throw new UsageError('Name the file to write with --out.');
  if ([kind, certifiedBy, certifiedOn, language, firstLineAt].some((option) => option !== undefined)) {
    throw new UsageError(
      '--kind, --certified-by, --certified-on, --first-line-at and --language go with "import".',
    );
  }
  if (format === undefined || out === undefined) throw new UsageError('Say --format and --out.');
  return async (archive) => {
    const { id } = findTranscript(archive, what);
    const place = resolve(around.folder, out);
    if ((await around.files.stat(place)) !== null) throw outExists();
    const { bytes } = await exportTranscript(archive, { id, format }, place);
    return { value: { id, out: place, format, bytes }, words: `Wrote ${place} (${size(bytes)})` };
  };
}

function findTranscript(archive: OpenArchive, reference: string): Transcript {
  return findOne(
    'transcript',
    reference,
    archive.index.transcripts.list().map((thing) => ({
      thing,
      id: thing.id,
      names: [thing.title, ...(thing.sourceName === null ? [] : [thing.sourceName])],
      label: `${thing.title} (${thing.kind})`,
    })),
  );
}
