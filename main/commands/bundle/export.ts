import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { ExportReceipt } from '../../../shared/contract/index.ts';
import { SHARE_WHYS, type ShareNote, type ShareWhy, shareNote } from '../../../shared/domain/index.ts';
import { exportBundle, leftOutWords, previewBundle } from '../../evidence/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import {
  count,
  findConcern,
  findIncident,
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  progressLine,
  withArchive,
  words,
} from '../line/index.ts';
import { verdictWords } from './verdict.ts';

type ExportOptions = OpenOptions & {
  meeting: string;
  out: string;
  disputedOnly?: boolean;
  papers: boolean;
  followUp: boolean;
  history: boolean;
  concern: string[];
  note: string[];
  asks?: boolean;
  zip?: boolean;
  to?: string;
  why?: ShareWhy;
};

/** `export ARCHIVE --meeting M --out DIR`: makes a bundle in DIR and verifies it as `verify` does. */
export const exportCommand: MakeCommand = (around, act) =>
  new Command('export')
    .description('make an evidence bundle that anyone can verify')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--meeting <meeting>', 'title or id', words)
    .requiredOption('--out <dir>', 'folder in which the bundle is made')
    .option('--disputed-only', 'only the moments marked disputed')
    .option('--no-papers', 'without the documents that its moments name, and without transcripts')
    .option('--no-follow-up', 'without what was reported about goals and what came of promises')
    .option('--no-history', 'without when each moment was marked and changed')
    .option(
      '--concern <concern>',
      'also this concern of yours, by its text or id; again for another (default: none)',
      (text: string, before: string[]) => [...before, words(text)],
      [],
    )
    .option(
      '--note <note>',
      'also this note of what happened, by its day, text or id; again for another (default: none)',
      (text: string, before: string[]) => [...before, words(text)],
      [],
    )
    .option('--asks', 'also what the school was asked for about this meeting or its children')
    .option('--zip', 'one ZIP instead of a folder')
    .option('--to <name>', 'to whom it goes: a name or a role; kept in the archive only', words)
    .addOption(new Option('--why <why>', 'why it leaves').choices([...SHARE_WHYS]))
    .addOption(passphraseFile())
    .action((path: string, options: ExportOptions) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const meetingId = findMeeting(archive, options.meeting).id;
          const choice = {
            meetingId,
            disputedOnly: options.disputedOnly ?? false,
            momentIds: null,
            papers: options.papers,
            followUp: options.followUp,
            history: options.history,
            incidentIds: options.note.map((one) => findIncident(archive, one).id),
            concernIds: options.concern.map((one) => findConcern(archive, one, meetingId).id),
            asks: options.asks ?? false,
            zip: options.zip ?? false,
          };
          const { exhibits, leftOut } = previewBundle(archive, choice);
          const progress = progressLine(around);
          const out = resolve(around.folder, options.out);
          const share = shareOf(options);
          const working = { signal: around.signal, onProgress: progress.show, share };
          const receipt = await exportBundle(
            archive,
            await locateFfmpeg(around.env),
            choice,
            out,
            working,
          ).finally(progress.end);
          const value = {
            bundle: receipt.place,
            ...receipt,
            exhibits: exhibits.length,
            leftOut: leftOut.map(leftOutWords),
          };
          return { value, words: receiptWords(receipt, exhibits.length), failed: !receipt.verdict.ok };
        }),
      ),
    );

/** What is said of to whom it goes. A name without a reason is no keeping of her own. */
function shareOf({ to, why }: ExportOptions): ShareNote | null {
  if (to === undefined && why === undefined) return null;
  return shareNote.parse({ to, why: why ?? 'other' });
}

/** What was made, where, and what checking it found. */
export function receiptWords(receipt: ExportReceipt, exhibits: number): string {
  return [
    `Made the bundle ${receipt.place}`,
    `${count(exhibits, 'moment')} with clips, ${count(receipt.files, 'file')} in all.`,
    `Manifest SHA-256: ${receipt.manifestHash}`,
    verdictWords(receipt.verdict),
  ].join('\n');
}
