import { Command, InvalidArgumentError } from 'commander';
import { DELIVERED, type Delivered } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addDelivery } from '../../goals/index.ts';
import {
  day,
  findDecision,
  findMoment,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  UsageError,
  withArchive,
  words,
} from '../line/index.ts';

type DeliveryOptions = OpenOptions & {
  moment?: string;
  decision?: string;
  date: string;
  minutes?: number;
  delivered: Delivered;
  note?: string;
};

/** `delivery ARCHIVE --moment ID|--decision ID --date D --delivered yes|no|partly …`: what came of a promise. */
export const deliveryCommand: MakeCommand = (around, act) =>
  new Command('delivery')
    .description('write down what came of a promise or decision on a day')
    .argument('<archive>', 'the archive’s folder')
    .option('--moment <moment>', 'the promise: the id or the text of its moment', words)
    .option('--decision <decision>', 'the decision: its text or id', words)
    .requiredOption('--date <date>', 'the day, YYYY-MM-DD', day)
    .addOption(oneOf('--delivered <how>', 'was it done?', DELIVERED).makeOptionMandatory())
    .option('--minutes <minutes>', 'how many minutes', minutes)
    .option('--note <text>', 'what is known of it', words)
    .addOption(passphraseFile())
    .action((path: string, options: DeliveryOptions) =>
      act(() => {
        if ((options.moment === undefined) === (options.decision === undefined))
          throw new UsageError('Name either a promise (--moment) or a decision (--decision).');
        return withArchive(around, path, options, (archive) => {
          const entry = addDelivery(archive, {
            ...promiseOf(archive, options),
            date: options.date,
            delivered: options.delivered,
            minutes: options.minutes ?? null,
            note: options.note ?? '',
          });
          return { value: entry, words: `Wrote down the delivery ${entry.id}` };
        });
      }),
    );

function promiseOf(archive: OpenArchive, { moment, decision }: DeliveryOptions) {
  if (decision !== undefined) return { decisionId: findDecision(archive, decision).id };
  return { momentId: findMoment(archive, moment ?? '').id };
}

/** Whole minutes, at most as many as a delivery may have. */
function minutes(text: string): number {
  const value = Number(text);
  if (!/^\d{1,6}$/.test(text) || value > 100_000)
    throw new InvalidArgumentError('Minutes are a whole number.');
  return value;
}
