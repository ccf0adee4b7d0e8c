import { Argument, Command } from 'commander';
import type { OpenArchive } from '../../archive/index.ts';
import { addBriefing, getBriefing } from '../../goals/index.ts';
import {
  type Answer,
  count,
  day,
  findMeeting,
  findStudent,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type ForNewOptions = OpenOptions & {
  title?: string;
  for?: string;
  student?: string;
  meeting?: string;
  since?: string;
  takingOver?: boolean;
};

/**
 * `for-new make ARCHIVE --title T --student S [--for ROLE] --meeting M | --since D | --taking-over`: a selection of what
 * matters, for someone new.
 */
export const forNewCommand: MakeCommand = (around, act) =>
  new Command('for-new')
    .description('choose what matters for someone new: who missed a meeting, or takes over the child')
    .addArgument(new Argument('<action>', 'what to do').choices(['make']))
    .argument('<archive>', 'the archive’s folder')
    .option('--title <title>', 'make: its title', words)
    .option('--student <initials>', 'make: the child it is about', words)
    .option('--for <role>', 'make: for whom, for example "New math teacher"', words)
    .option('--meeting <meeting>', 'make: catch up on this meeting: its title or id', words)
    .option('--since <day>', 'make: catch up on all since this day, YYYY-MM-DD', day)
    .option('--taking-over', 'make: every accommodation and service of the school year')
    .addOption(passphraseFile())
    .action((_action: 'make', path: string, options: ForNewOptions) =>
      act(() => {
        const { title, student } = options;
        if (title === undefined || student === undefined) {
          throw new UsageError('"make" needs --title and --student.');
        }
        const { meeting, since, takingOver } = options;
        if ([meeting, since, takingOver].filter((one) => one !== undefined).length !== 1) {
          throw new UsageError('Say one of --meeting, --since and --taking-over.');
        }
        return withArchive(around, path, options, (archive) => make(archive, { ...options, title, student }));
      }),
    );

function make(
  archive: OpenArchive,
  options: ForNewOptions & Required<Pick<ForNewOptions, 'title' | 'student'>>,
): Answer {
  const { title, student, meeting, since, takingOver } = options;
  const { id } = addBriefing(archive, {
    studentId: findStudent(archive, student).id,
    title,
    forWhom: options.for ?? null,
    shape: takingOver ? 'taking-over' : 'catch-up',
    meetingId: meeting === undefined ? null : findMeeting(archive, meeting).id,
    since: since ?? null,
  });
  const { briefing, staysOut } = getBriefing(archive, { id });
  const { plays, goalIds } = briefing;
  const parts = count(goalIds.length, 'part');
  return {
    value: { ...briefing, staysOut },
    words: [
      `Made the selection ${id} with ${count(plays, 'moment')} under ${parts} of the plan`,
      ...(staysOut > 0
        ? [`Left out, because they are not for anyone new: ${count(staysOut, 'moment')}.`]
        : []),
    ].join('\n'),
  };
}
