import { Command } from 'commander';
import { addProgress } from '../../goals/index.ts';
import {
  day,
  findGoal,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type ProgressOptions = OpenOptions & {
  goal: string;
  date: string;
  text?: string;
  source?: string;
  /** Commander's own negation of `--data`: false when `--no-data` stands on the line. */
  data: boolean;
};

/** `progress ARCHIVE --goal G --date D --text T [--source S] [--no-data]`: what was reported about a goal on a day. */
export const progressCommand: MakeCommand = (around, act) =>
  new Command('progress')
    .description('write down what was reported about a goal on a day')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--goal <goal>', 'its text or id', words)
    .requiredOption('--date <date>', 'the day, YYYY-MM-DD', day)
    .option('--text <text>', 'what was reported', words)
    .option('--source <source>', 'where that comes from', words)
    .option('--no-data', 'no data was shown')
    .addOption(passphraseFile())
    .action((path: string, options: ProgressOptions) =>
      act(() => {
        const noData = !options.data;
        if (options.text === undefined && !noData)
          throw new UsageError('Say what was reported (--text), or that no data was shown (--no-data).');
        return withArchive(around, path, options, (archive) => {
          const goal = findGoal(archive, options.goal);
          const entry = addProgress(archive, {
            goalId: goal.id,
            date: options.date,
            text: options.text ?? '',
            source: options.source ?? null,
            noData,
          });
          return { value: { ...entry, goal: goal.text }, words: `Wrote down the progress ${entry.id}` };
        });
      }),
    );
