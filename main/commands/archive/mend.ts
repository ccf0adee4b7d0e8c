import { Command } from 'commander';
import { mendArchive } from '../../archive/index.ts';
import {
  count,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  progressLine,
  withArchive,
} from '../line/index.ts';

/** `mend ARCHIVE`: puts damaged beginnings of sealed files back, then checks everything. Exit 1 when a fault is left. */
export const mendCommand: MakeCommand = (around, act) =>
  new Command('mend')
    .description('put back the damaged beginnings of sealed files, and check everything')
    .argument('<archive>', 'the archive’s folder')
    .addOption(passphraseFile())
    .action((path: string, options: OpenOptions) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const progress = progressLine(around);
          const { mended, report } = await mendArchive(archive, {
            signal: around.signal,
            onProgress: progress.show,
          });
          progress.end();
          const done =
            mended === 0 ? 'There was nothing to mend.' : `Mended: ${count(mended, 'sealed file')}.`;
          const left = report.findings.map(({ subject, problem }) => `- ${subject}: ${problem}`);
          return { value: { mended, report }, words: [done, ...left].join('\n'), failed: !report.ok };
        }),
      ),
    );
