import { Command } from 'commander';
import { PROBLEM_KINDS, type ProblemKind } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addConcern, changeConcern, everyConcern } from '../../meetings/index.ts';
import { changeMoment } from '../../review/index.ts';
import {
  type Answer,
  day,
  findConcern,
  findGoal,
  findMeeting,
  findMoment,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type ConcernOptions = OpenOptions & {
  meeting?: string;
  text?: string;
  why?: string;
  goal?: string;
  fromChild?: boolean;
  concern?: string;
  raisedIn?: string;
  answer?: string;
  problem?: ProblemKind;
  since?: string;
  promised?: string;
  promisedBy?: string;
  due?: string;
  soFar?: string;
};

/**
 * `concern ARCHIVE --meeting M --text T …` writes down what the parent means to raise; `concern ARCHIVE --concern C
 * --raised-in MOMENT --answer A` says where she raised it and what was answered.
 */
export const concernCommand: MakeCommand = (around, act) =>
  new Command('concern')
    .description('write down what you mean to raise at a meeting, or where you raised it')
    .argument('<archive>', 'the archive’s folder')
    .option('--meeting <meeting>', 'a new one for this meeting: title or id', words)
    .option('--text <text>', 'what you mean to raise, in one line', words)
    .option('--why <text>', 'why it matters', words)
    .option('--goal <goal>', 'the goal it is about: its text or id', words)
    .option('--from-child', 'your child wants to raise it')
    .option('--concern <concern>', 'one that is there already: its text or id', words)
    .option('--raised-in <moment>', 'where you raised it: the id or the text of its moment', words)
    .option('--answer <text>', 'what was answered, in your words', words)
    .addOption(oneOf('--problem <kind>', 'what kind of problem it is', PROBLEM_KINDS))
    .option('--since <words>', 'since when, in your words', words)
    .option('--promised <text>', 'what was promised', words)
    .option('--promised-by <name>', 'who promised it', words)
    .option('--due <date>', 'by when it was promised, YYYY-MM-DD', day)
    .option('--so-far <text>', 'what came of it so far', words)
    .addOption(passphraseFile())
    .action((path: string, options: ConcernOptions) =>
      act(() => {
        refuseMuddle(options);
        return withArchive(around, path, options, (archive) =>
          archive.index.transaction(() => write(archive, options)),
        );
      }),
    );

/** Either a new one or one that is there; of the latter something must be said. */
function refuseMuddle(options: ConcernOptions): void {
  const { meeting, concern, text, why, goal, fromChild, raisedIn, answer } = options;
  if (concern === undefined) {
    if (meeting === undefined || text === undefined)
      throw new UsageError('A new concern needs its meeting (--meeting) and its words (--text).');
    return;
  }
  if (meeting !== undefined)
    throw new UsageError('A concern stays with its meeting. Leave --meeting or --concern out.');
  const problem = Object.values(problemOf(options));
  if ([text, why, goal, fromChild, raisedIn, answer, ...problem].every((one) => one === undefined))
    throw new UsageError('Say what is new: --raised-in, --answer, --text, --why, --goal or the problem.');
}

function write(archive: OpenArchive, options: ConcernOptions): Answer {
  const { text, why, goal, fromChild, answer } = options;
  const fields = {
    ...problemOf(options),
    ...(text !== undefined && { text }),
    ...(why !== undefined && { why }),
    ...(fromChild !== undefined && { fromChild }),
    ...(goal !== undefined && { goalId: findGoal(archive, goal).id }),
    ...(answer !== undefined && { answer }),
  };
  const id = options.concern === undefined ? add(archive, options, fields) : change(archive, options, fields);
  if (options.raisedIn !== undefined) {
    changeMoment(archive, { id: findMoment(archive, options.raisedIn).id, change: { concernId: id } });
  }
  const view = everyConcern(archive).find(({ concern }) => concern.id === id);
  const [raised] = view?.raised ?? [];
  return {
    value: { id, ...view },
    words: `Wrote down the concern ${id}${raised ? `, raised in ${raised.code}` : ''}`,
  };
}

/** The fields of the problem template (D91) that were named. */
function problemOf(options: ConcernOptions) {
  const { problem, since, promised, promisedBy, due, soFar } = options;
  return {
    ...(problem !== undefined && { problem }),
    ...(since !== undefined && { since }),
    ...(promised !== undefined && { promised }),
    ...(promisedBy !== undefined && { promisedBy }),
    ...(due !== undefined && { due }),
    ...(soFar !== undefined && { soFar }),
  };
}

type Fields = Parameters<typeof changeConcern>[1]['change'];

function add(archive: OpenArchive, { meeting, text }: ConcernOptions, fields: Fields): string {
  const meetingId = findMeeting(archive, meeting ?? '').id;
  return addConcern(archive, { ...fields, text: text ?? '', meetingId }).id;
}

function change(archive: OpenArchive, { concern }: ConcernOptions, fields: Fields): string {
  const { id } = findConcern(archive, concern ?? '');
  if (Object.keys(fields).length > 0) changeConcern(archive, { id, change: fields });
  return id;
}
