import { Command } from 'commander';
import { examine } from '../../doctor/index.ts';
import { type MakeCommand, table } from '../line/index.ts';

/** `doctor`: what this computer brings. Exit 1 when something that Keptword cannot do without is missing. */
export const doctorCommand: MakeCommand = (around, act) =>
  new Command('doctor')
    .description('show versions, the ffmpeg that is used, and a self-test of the ciphers')
    .action(() =>
      act(async () => {
        const report = await examine(around.env);
        const { ffmpeg } = report;
        const words = table(
          [
            ['Keptword', report.app],
            ['Node', report.node],
            ['Electron', report.electron ?? 'no (this is the command line)'],
            ['System', report.platform],
            ['ffmpeg', ffmpeg ? `${ffmpeg.version}, ${ffmpeg.path} (${ffmpeg.from})` : 'not found'],
            ['SQLite', report.sqlite],
            ['Cipher of the index', report.cipher],
            ['Crypto self-test', report.cryptoSelfTest ? 'passed' : 'FAILED'],
          ],
          '',
        );
        return { value: report, words, failed: !report.cryptoSelfTest || ffmpeg === null };
      }),
    );
