import { Command } from 'commander';
import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  byAskedOn,
  REQUEST_ANSWERS,
  REQUEST_WAYS,
  type RequestAnswer,
  type RequestWay,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addRequest, changeRequest } from '../../written/index.ts';
import {
  type Answer,
  day,
  findMoment,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type RequestOptions = OpenOptions & {
  moment: string;
  date?: string;
  how?: RequestWay;
  of?: string;
  text?: string;
  answer?: RequestAnswer;
  answerText?: string;
  answered?: string;
};

/**
 * `request ARCHIVE --moment M --date D …`: somebody was asked to confirm what was said; without `--date`, what came back
 * to the newest request that has no answer yet. The status of the dispute follows.
 */
export const requestCommand: MakeCommand = (around, act) =>
  new Command('request')
    .description('write down that somebody was asked to confirm a disputed moment, or what was answered')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--moment <moment>', 'the disputed moment: its text or id', words)
    .option('--date <date>', 'the day on which it was asked, YYYY-MM-DD', day)
    .addOption(oneOf('--how <how>', 'how it was asked', REQUEST_WAYS))
    .option('--of <name>', 'who was asked', words)
    .option('--text <text>', 'the words of the request', words)
    .addOption(oneOf('--answer <answer>', 'what came back', REQUEST_ANSWERS))
    .option('--answer-text <text>', 'the words of the answer', words)
    .option('--answered <date>', 'the day of the answer, YYYY-MM-DD', day)
    .addOption(passphraseFile())
    .action((path: string, options: RequestOptions) =>
      act(() => {
        refuseHalves(options);
        return withArchive(around, path, options, (archive) => requested(archive, options));
      }),
    );

function refuseHalves({ date, how, of, text, answer, answerText, answered }: RequestOptions): void {
  if (date === undefined && answer === undefined)
    throw new UsageError('Give the day of the request (--date), or what was answered (--answer).');
  if (date === undefined && (how ?? of ?? text) !== undefined)
    throw new UsageError('--how, --of and --text belong to a new request: give its day (--date), too.');
  if (answer === undefined && (answerText ?? answered) !== undefined)
    throw new UsageError('--answer-text and --answered need --answer: what came back.');
}

function requested(archive: OpenArchive, options: RequestOptions): Answer {
  const { date, how, of, text, answer, answerText, answered } = options;
  const { id: momentId } = findMoment(archive, options.moment);
  const came = answer && { answer, answerText: answerText ?? null, answeredOn: answered ?? null };
  const request =
    date === undefined
      ? changeRequest(archive, { id: openRequest(archive, momentId), change: came ?? {} })
      : addRequest(archive, { momentId, askedOn: date, how: how ?? 'other', askedOf: of, text, ...came });
  const status = archive.index.moments.get(momentId)?.dispute?.status ?? null;
  return {
    value: { ...request, status },
    words: `${date === undefined ? 'Answered' : 'Asked'} (now: ${status}): the request ${request.id}`,
  };
}

function openRequest({ index }: OpenArchive, momentId: string): string {
  const open = index.disputeRequests
    .ofMoment(momentId)
    .filter((one) => one.answer === null)
    .toSorted(byAskedOn)
    .at(-1);
  if (open) return open.id;
  throw new KeptwordError(
    'not-found',
    'Nobody was asked about this moment who has not answered. Nothing was changed. Add the request with its day.',
  );
}
