import { Command } from 'commander';
import {
  ASK_ABOUT,
  ASK_ANSWERS,
  type AskAbout,
  type AskAnswer,
  HAND_OVERS,
  type HandOver,
  REQUEST_WAYS,
  type RequestWay,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addAsk, changeAsk } from '../../meetings/index.ts';
import {
  type Answer,
  day,
  findAsk,
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  UsageError,
  withArchive,
  words,
  writeAbout,
} from '../line/index.ts';

type AskOptions = OpenOptions & {
  about?: AskAbout;
  what?: string;
  again?: string;
  ask?: string;
  date?: string;
  how?: RequestWay;
  of?: string;
  text?: string;
  handOver?: HandOver[];
  by?: string;
  meeting?: string;
  student?: string;
  answer?: AskAnswer;
  answerText?: string;
  answered?: string;
};

/** `ask ARCHIVE --about A --what T --date D …`, `--again ASK`, or `--ask ASK --answer A`: what the school was asked for. */
export const askCommand: MakeCommand = (around, act) =>
  new Command('ask')
    .description('write down what the school was asked for, that it was asked again, or what it answered')
    .argument('<archive>', 'the archive’s folder')
    .addOption(oneOf('--about <about>', 'what it is about', ASK_ABOUT))
    .option('--what <text>', 'what was asked for, in one line', words)
    .option('--again <ask>', 'asked again: the text or id of what was asked before', words)
    .option(
      '--ask <ask>',
      'one that is there already: its id, or its text for the last time it was asked',
      words,
    )
    .option('--date <date>', 'the day on which it was asked, YYYY-MM-DD', day)
    .addOption(oneOf('--how <how>', 'how it was asked', REQUEST_WAYS))
    .option('--of <name>', 'who was asked', words)
    .option('--text <text>', 'the words of the ask', words)
    .addOption(oneOf('--hand-over <how...>', 'how a large file can be handed over', HAND_OVERS))
    .option('--by <date>', 'the day by which an answer is wanted, YYYY-MM-DD', day)
    .option('--meeting <meeting>', 'title or id of the meeting that it is about', words)
    .option('--student <initials>', 'initials of the child', words)
    .addOption(oneOf('--answer <answer>', 'what came back', ASK_ANSWERS))
    .option('--answer-text <text>', 'the words of the answer, or the reason given', words)
    .option('--answered <date>', 'the day of the answer, YYYY-MM-DD', day)
    .addOption(passphraseFile())
    .action((path: string, options: AskOptions) =>
      act(() => {
        const work = workOf(options);
        return withArchive(around, path, options, (archive) =>
          writeAbout(around, archive, (child) => work(archive, (initials) => child(initials).id)),
        );
      }),
    );

type Work = (archive: OpenArchive, childOf: (initials: string) => string) => Answer;

function workOf(options: AskOptions): Work {
  const { ask, again, about, what, date, how } = options;
  if ([ask, again, about].filter((one) => one !== undefined).length !== 1)
    throw new UsageError('Choose one of --about (with --what), --again and --ask.');
  if (ask !== undefined) return (archive) => changed(archive, ask, options);
  if (date === undefined) throw new UsageError('--date is missing: the day on which it was asked.');
  const asked = { askedOn: date, how: how ?? 'other', ...answerOf(options) } as const;
  if (again !== undefined) {
    if (what !== undefined || options.meeting !== undefined || options.student !== undefined)
      throw new UsageError('--what, --meeting and --student are those of what was asked before.');
    return (archive) => {
      const first = findAsk(archive, again, 'first');
      return said(addAsk(archive, { ...asked, about: first.about, what: first.what, repeatsId: first.id }));
    };
  }
  if (about === undefined || what === undefined)
    throw new UsageError('--what is missing: what was asked for, in one line.');
  return (archive, childOf) =>
    said(
      addAsk(archive, {
        ...{ ...asked, about, what },
        meetingId: options.meeting === undefined ? null : findMeeting(archive, options.meeting).id,
        studentId: options.student === undefined ? null : childOf(options.student),
      }),
    );
}

function changed(archive: OpenArchive, reference: string, options: AskOptions): Answer {
  const { what, date, how, meeting, student } = options;
  if ([what, meeting, student].some((one) => one !== undefined))
    throw new UsageError('--what, --meeting and --student go with --about.');
  const { id } = findAsk(archive, reference, 'last');
  const change = {
    ...(date !== undefined && { askedOn: date }),
    ...(how !== undefined && { how }),
    ...answerOf(options),
  };
  if (Object.keys(change).length === 0) throw new UsageError('Nothing to write down: --answer is missing.');
  return said(changeAsk(archive, { id, change }));
}

function answerOf({ of, text, handOver, by, answer, answerText, answered }: AskOptions) {
  return {
    ...(of !== undefined && { askedOf: of }),
    ...(text !== undefined && { text }),
    ...(handOver !== undefined && { handOvers: handOver }),
    ...(by !== undefined && { answerBy: by }),
    ...(answer !== undefined && { answer }),
    ...(answerText !== undefined && { answerText }),
    ...(answered !== undefined && { answeredOn: answered }),
  };
}

function said(one: { id: string; askedOn: string; what: string }): Answer {
  return { value: one, words: `Wrote down the request of ${one.askedOn}: ${one.id}` };
}
