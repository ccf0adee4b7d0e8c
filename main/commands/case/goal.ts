import { Command, InvalidArgumentError } from 'commander';
import { GOAL_KINDS, type Goal, schoolYearMeant } from '../../../shared/domain/index.ts';
import { addGoal } from '../../meetings/index.ts';
import {
  findGoal,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  withArchive,
  words,
  writeAbout,
} from '../line/index.ts';

type GoalOptions = OpenOptions & {
  student: string;
  text: string;
  kind?: Goal['kind'];
  area?: string;
  baseline?: string;
  target?: string;
  year?: string;
  howDone?: string;
  continues?: string;
};

/** `goal ARCHIVE --student INITIALS --text T …`: adds a goal; a child that is not there yet is added with it. */
export const goalCommand: MakeCommand = (around, act) =>
  new Command('goal')
    .description('add a goal, service or accommodation')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--student <initials>', 'the child’s initials', words)
    .requiredOption('--text <text>', 'what the goal says', words)
    .addOption(oneOf('--kind <kind>', 'what it is (default: goal)', GOAL_KINDS))
    .option('--area <area>', 'for example reading, speech, behavior', words)
    .option('--baseline <text>', 'where it started', words)
    .option('--target <text>', 'where it should get to', words)
    .option('--year <year>', 'school year, for example 2026-27', schoolYear)
    .option('--how-done <text>', 'how it will be done', words)
    .option('--continues <goal>', 'the goal of an earlier year that it goes on from: its text or id', words)
    .addOption(passphraseFile())
    .action((path: string, options: GoalOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) =>
          writeAbout(around, archive, (child) => {
            const earlier = options.continues === undefined ? null : findGoal(archive, options.continues);
            const student = child(options.student);
            const goal = addGoal(archive, {
              studentId: student.id,
              text: options.text,
              kind: options.kind ?? 'goal',
              area: options.area ?? null,
              baseline: options.baseline ?? null,
              target: options.target ?? null,
              schoolYear: options.year ?? null,
              howDone: options.howDone ?? null,
              continuesId: earlier?.id ?? null,
            });
            return {
              value: { ...goal, student: student.initials },
              words: `Added the ${goal.kind} ${goal.id}`,
            };
          }),
        ),
      ),
    );

/** Reads a school year, or words that name none. A year alone would be a second name beside that of its school year. */
function schoolYear(text: string): string {
  const meant = schoolYearMeant(words(text));
  if (meant !== null) throw new InvalidArgumentError(`A school year has two years, for example ${meant}.`);
  return text;
}
