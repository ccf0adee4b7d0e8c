import { Command } from 'commander';
import { addNeed } from '../../goals/index.ts';
import {
  findEvaluation,
  findGoal,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  withArchive,
  words,
  writeAbout,
} from '../line/index.ts';

type NeedOptions = OpenOptions & { student: string; text: string; evaluation: string[]; goal: string[] };

/** Reads an option that may stand on the line several times. */
const each = (text: string, before: string[]) => [...before, words(text)];

/** `need ARCHIVE --student I --text T [--evaluation E]... [--goal G]...`: what a child needs, why, and what meets it. */
export const needCommand: MakeCommand = (around, act) =>
  new Command('need')
    .description('write down a need, the evaluations that found it and what meets it')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--student <initials>', 'the child’s initials', words)
    .requiredOption('--text <text>', 'what the child needs', words)
    .option('--evaluation <evaluation>', 'one that found it: its title or id; several times', each, [])
    .option('--goal <goal>', 'a goal or service that meets it: its text or id; several times', each, [])
    .addOption(passphraseFile())
    .action((path: string, options: NeedOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) =>
          writeAbout(around, archive, (child) => {
            const student = child(options.student);
            const need = addNeed(archive, {
              studentId: student.id,
              text: options.text,
              evaluationIds: options.evaluation.map((one) => findEvaluation(archive, one).id),
              goalIds: options.goal.map((one) => findGoal(archive, one).id),
            });
            return { value: { ...need, student: student.initials }, words: `Wrote down the need ${need.id}` };
          }),
        ),
      ),
    );
