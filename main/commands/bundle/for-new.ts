import { resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { type Briefing, SHARE_WHYS, type ShareWhy, shareNote } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { exportForNew } from '../../evidence/index.ts';
import { addBriefing, briefingSheet, getBriefing, listBriefings } from '../../goals/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import {
  type Answer,
  count,
  day,
  findMeeting,
  findOne,
  findStudent,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  progressLine,
  type Surroundings,
  size,
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
  selection?: string;
  out?: string;
  why?: ShareWhy;
  to?: string;
};

/**
 * `for-new make ARCHIVE --title T --student S [--for ROLE] --meeting M | --since D | --taking-over`: a selection of what
 * matters, for someone new; `for-new export ARCHIVE --selection T --out DIR --why W [--to N]`: as a folder.
 */
export const forNewCommand: MakeCommand = (around, act) =>
  new Command('for-new')
    .description('choose what matters for someone new: who missed a meeting, or takes over the child')
    .addArgument(new Argument('<action>', 'what to do').choices(['make', 'export']))
    .argument('<archive>', 'the archive’s folder')
    .option('--title <title>', 'make: its title', words)
    .option('--student <initials>', 'make: the child it is about', words)
    .option('--for <role>', 'make: for whom, for example "New math teacher"', words)
    .option('--meeting <meeting>', 'make: catch up on this meeting: its title or id', words)
    .option('--since <day>', 'make: catch up on all since this day, YYYY-MM-DD', day)
    .option('--taking-over', 'make: every accommodation and service of the school year')
    .option('--selection <selection>', 'export: the selection: its title or id', words)
    .option('--out <dir>', 'export: folder in which it is made')
    .addOption(oneOf('--why <why>', 'export: why it leaves', SHARE_WHYS))
    .option('--to <name>', 'export: to whom it goes: a name or a role; kept in the archive only', words)
    .addOption(passphraseFile())
    .action((action: 'make' | 'export', path: string, options: ForNewOptions) =>
      act(() =>
        withArchive(around, path, options, action === 'make' ? making(options) : exporting(around, options)),
      ),
    );

function making(options: ForNewOptions): (archive: OpenArchive) => Answer {
  const { title, student, meeting, since, takingOver } = options;
  refuseOptions(options, ['selection', 'out', 'why', 'to'], 'export');
  if (title === undefined || student === undefined)
    throw new UsageError('"make" needs --title and --student.');
  if ([meeting, since, takingOver].filter((one) => one !== undefined).length !== 1) {
    throw new UsageError('Say one of --meeting, --since and --taking-over.');
  }
  return (archive) => {
    const { id } = addBriefing(archive, {
      studentId: findStudent(archive, student).id,
      title,
      forWhom: options.for ?? null,
      shape: takingOver ? 'taking-over' : 'catch-up',
      meetingId: meeting === undefined ? null : findMeeting(archive, meeting).id,
      since: since ?? null,
    });
    const { briefing, staysOut } = getBriefing(archive, { id });
    const parts = count(briefing.goalIds.length, 'part');
    return {
      value: { ...briefing, staysOut },
      words: [
        `Made the selection ${id} with ${count(briefing.plays, 'moment')} under ${parts} of the plan`,
        ...(staysOut > 0
          ? [`Left out, because they are not for anyone new: ${count(staysOut, 'moment')}.`]
          : []),
      ].join('\n'),
    };
  };
}

function exporting(around: Surroundings, options: ForNewOptions): (archive: OpenArchive) => Promise<Answer> {
  const { selection, out, why, to } = options;
  refuseOptions(options, ['title', 'student', 'for', 'meeting', 'since', 'takingOver'], 'make');
  if (selection === undefined || out === undefined || why === undefined) {
    throw new UsageError('"export" needs --selection, --out and --why. "--why own" is to keep it yourself.');
  }
  return async (archive) => {
    const sheet = briefingSheet(archive, { id: findSelection(archive, selection).id });
    const progress = progressLine(around);
    const receipt = await exportForNew(
      archive,
      await locateFfmpeg(around.env),
      { sheet, share: shareNote.parse({ to, why }) },
      resolve(around.folder, out),
      { signal: around.signal, onProgress: progress.show },
    ).finally(progress.end);
    const { place, clips, files, bytes, manifestHash } = receipt;
    return {
      value: receipt,
      words: [
        `Made the folder ${place}`,
        `${count(clips, 'moment')} with sound, ${count(files, 'file')} in all, ${size(bytes)}.`,
        `Manifest SHA-256: ${manifestHash}`,
      ].join('\n'),
    };
  };
}

function refuseOptions(
  options: ForNewOptions,
  others: readonly (keyof ForNewOptions)[],
  action: string,
): void {
  if (others.every((one) => options[one] === undefined)) return;
  throw new UsageError(`One of these options goes with "${action}".`);
}

function findSelection(archive: OpenArchive, reference: string): Briefing {
  return findOne(
    'selection',
    reference,
    listBriefings(archive, { studentId: null }).map((one) => ({
      thing: one,
      id: one.id,
      names: [one.title],
      label: one.title,
    })),
  );
}
