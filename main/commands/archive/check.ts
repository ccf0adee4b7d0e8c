import { Command } from 'commander';
import { checkArchive } from '../../archive/index.ts';
import {
  count,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  progressLine,
  withArchive,
} from '../line/index.ts';

/** `check ARCHIVE`: re-verifies the custody log, every sealed file and the index. Exit 1 when anything is wrong. */
export const checkCommand: MakeCommand = (around, act) =>
  new Command('check')
    .description('verify the custody log and every sealed file of an archive')
    .argument('<archive>', 'the archive’s folder')
    .addOption(passphraseFile())
    .action((path: string, options: OpenOptions) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const progress = progressLine(around);
          const report = await checkArchive(archive, { signal: around.signal, onProgress: progress.show });
          progress.end();
          const seen = `${count(report.recordings, 'recording')}, ${count(report.blobs, 'sealed file')}`;
          const verdict = report.ok
            ? `Everything is as it was: ${seen}, ${report.entries} custody entries.`
            : `Something is wrong (${seen}):`;
          // A remark is no fault, but it can be the only sign that an older list was put back.
          const found = report.findings.map(({ subject, problem }) => `- ${subject}: ${problem}`);
          const how = report.mendable > 0 ? ['Run "keptword mend" to put the damaged beginnings back.'] : [];
          return { value: report, words: [verdict, ...found, ...how].join('\n'), failed: !report.ok };
        }),
      ),
    );
