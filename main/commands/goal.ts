import { Command } from 'commander';
import type { Student } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { addGoal, addStudent } from '../meetings/index.ts';
import { passphraseFile, words } from './arguments.ts';
import type { MakeCommand } from './command.ts';
import { fold } from './find.ts';
import { type OpenOptions, withArchive } from './open.ts';
import type { Surroundings } from './surroundings.ts';

type GoalOptions = OpenOptions & { student: string; text: string };

/** `goal ARCHIVE --student INITIALS --text T`: adds a goal; a child that is not there yet is added with it. */
export const goalCommand: MakeCommand = (around, act) =>
  new Command('goal')
    .description('add a goal')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--student <initials>', 'the child’s initials', words)
    .requiredOption('--text <text>', 'what the goal says', words)
    .addOption(passphraseFile())
    .action((path: string, options: GoalOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) => {
          const student = studentOf(around, archive, options.student);
          const goal = addGoal(archive, { studentId: student.id, text: options.text });
          return { value: { ...goal, student: student.initials }, words: `Added the goal ${goal.id}` };
        }),
      ),
    );

/** Dots and case do not tell two children apart: JR is J.R. */
function studentOf(around: Surroundings, archive: OpenArchive, initials: string): Student {
  const plain = (text: string) => fold(text).replace(/[.\s]/g, '');
  const known = archive.index.students.list().find((student) => plain(student.initials) === plain(initials));
  if (known) return known;
  const added = addStudent(archive, { initials });
  around.err(`Added the child ${added.initials}.\n`);
  return added;
}
