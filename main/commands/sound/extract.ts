import { resolve } from 'node:path';
import { Command } from 'commander';
import { type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import { spansInWords } from '../../archive/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { type Extracted, extract } from '../../recordings/index.ts';
import {
  findRecording,
  type MakeCommand,
  type OpenOptions,
  outExists,
  passphraseFile,
  size,
  time,
  UsageError,
  withArchive,
} from '../line/index.ts';

type ExtractOptions = OpenOptions & {
  original?: boolean;
  playback?: boolean;
  wav?: boolean;
  start?: Milliseconds;
  end?: Milliseconds;
  out: string;
};

/** `extract ARCHIVE RECORDING (--original | --playback | --wav [--start T --end T]) --out F`. */
export const extractCommand: MakeCommand = (around, act) =>
  new Command('extract')
    .description('write a recording, or a part of it, into a file')
    .argument('<archive>', 'the archive’s folder')
    .argument('<recording>', 'code (R01), file name or id')
    .option('--original', 'the file as it was imported, byte for byte')
    .option('--playback', 'the Opus copy for listening')
    .option('--wav', '48 kHz mono 16-bit, exact to the sample')
    .option('--start <time>', 'with --wav: from here, [[h:]m:]s[.mmm]', time)
    .option('--end <time>', 'with --wav: to here', time)
    .requiredOption('--out <file>', 'the file to write; must not exist yet')
    .addOption(passphraseFile())
    .action((path: string, reference: string, options: ExtractOptions) =>
      act(() => {
        const form = formOf(options);
        return withArchive(around, path, options, async (archive) => {
          const recording = findRecording(archive, reference);
          const out = resolve(around.folder, options.out);
          const facts = await around.files.stat(out);
          if (facts !== null && (facts.bytes > 0 || !facts.isFile)) throw outExists();
          const ffmpeg = form === 'wav' ? await locateFfmpeg(around.env) : null;
          const choice = form === 'wav' ? { as: form, ...spanOf(recording, options) } : { as: form };
          const done = await extract(archive, ffmpeg, recording.id, choice, out, { signal: around.signal });
          const value = { id: recording.id, code: recordingCode(recording.ordinal), out, ...done };
          const words = [
            `Wrote ${out} (${size(done.bytes)})`,
            `SHA-256: ${done.sha256}`,
            ...aboutDamage(done),
          ];
          return { value, words: words.join('\n') };
        });
      }),
    );

function aboutDamage({ from, missing }: Extracted): string[] {
  return [
    ...(from === 'copy' ? ['The original is damaged. This is the sound of its copy for listening.'] : []),
    ...(missing.length > 0 ? [`Damaged, and silent here: ${spansInWords(missing)}.`] : []),
  ];
}

function formOf({ original, playback, wav, start, end }: ExtractOptions): 'original' | 'playback' | 'wav' {
  const chosen = [original, playback, wav].filter(Boolean).length;
  if (chosen !== 1) throw new UsageError('Choose one of --original, --playback and --wav.');
  if (!wav && (start !== undefined || end !== undefined))
    throw new UsageError('--start and --end go with --wav.');
  if (start !== undefined && end !== undefined && end <= start) {
    throw new UsageError('The end (--end) is not after the start (--start).');
  }
  return original ? 'original' : playback ? 'playback' : 'wav';
}

/** Without both ends the whole recording, to its last sample; one end alone leaves the other where it is. */
function spanOf(recording: Recording, { start, end }: ExtractOptions) {
  if (start === undefined && end === undefined) return {};
  return { span: { startMs: start ?? ms(0), endMs: end ?? recording.durationMs } };
}
