import { Command } from 'commander';
import { recordingCode } from '../../../shared/domain/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';
import { type ListFrom, openWithRestoredList } from '../../archive/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { meetingOfDay } from '../../meetings/index.ts';
import { findRecordings } from '../../recordings/index.ts';
import {
  count,
  type MakeCommand,
  type OpenOptions,
  PASSPHRASE_VARIABLE,
  passphraseFile,
  placeOf,
  progressLine,
  table,
  withPassphrase,
} from '../line/index.ts';

const TITLE = 'Found recordings';

/** `rescue ARCHIVE`: a list that does not open is put back, and every recording that no list names is listed again. */
export const rescueCommand: MakeCommand = (around, act) =>
  new Command('rescue')
    .description('put back a list that does not open, and list every recording that no list names')
    .argument('<archive>', 'the archive’s folder')
    .addOption(passphraseFile())
    .action((path: string, options: OpenOptions) =>
      act(async () => {
        const source = {
          file: options.passphraseFile,
          variable: PASSPHRASE_VARIABLE,
          question: 'Passphrase: ',
        };
        const place = placeOf(around, path);
        // Asked for first: the list is not to be touched when the recordings cannot be read then.
        const ffmpeg = await locateFfmpeg(around.env);
        const { archive, list } = await withPassphrase(around, source, (passphrase) =>
          openWithRestoredList({ ...place, passphrase }),
        );
        try {
          const progress = progressLine(around);
          const { recordings, unreadable } = await findRecordings(archive, ffmpeg, {
            meetingOf: meetingOfDay(archive, TITLE),
            signal: around.signal,
            onProgress: progress.show,
          });
          progress.end();
          const rows = recordings.map(({ ordinal, originalName, durationMs }) => [
            recordingCode(ordinal),
            originalName,
            formatTimecode(durationMs),
          ]);
          const lines = [
            saidOf(list),
            `${count(recordings.length, 'recording')} found that no list named.`,
            ...(rows.length > 0 ? [table(rows, '')] : []),
            ...(unreadable > 0
              ? [`${count(unreadable, 'sealed file')} could not be read. Nothing was taken away.`]
              : []),
          ];
          return { value: { list, recordings, unreadable }, words: lines.join('\n') };
        } finally {
          await archive.close();
        }
      }),
    );

function saidOf(list: ListFrom): string {
  if (list.from === 'itself') return 'The list of your meetings opens. It was left as it is.';
  const kept = 'The damaged list is kept in the archive’s folder.';
  return list.from === 'copy'
    ? `A copy of the list from ${list.madeAt} took the place of the damaged one. ${kept}`
    : `No good copy of the list was left, so there is a new one. ${kept}`;
}
