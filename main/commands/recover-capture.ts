import { Command } from 'commander';
import { recordingCode } from '../../shared/domain/index.ts';
import { formatTimecode } from '../../shared/time/index.ts';
import { gapsOf, interruptedCaptures, recoverCapture } from '../capture/index.ts';
import { locateFfmpeg } from '../media/index.ts';
import { table } from './answer.ts';
import { passphraseFile } from './arguments.ts';
import type { MakeCommand } from './command.ts';
import { type OpenOptions, withArchive } from './open.ts';

/** `recover-capture ARCHIVE`: puts every recording that ended unexpectedly into its meeting. Twice changes nothing. */
export const recoverCaptureCommand: MakeCommand = (around, act) =>
  new Command('recover-capture')
    .description('put recordings that ended unexpectedly into their meetings')
    .argument('<archive>', 'the archive’s folder')
    .addOption(passphraseFile())
    .action((path: string, options: OpenOptions) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const interrupted = await interruptedCaptures(archive);
          const recovered = [];
          for (const { captureId, endedAt, meetingTitle } of interrupted) {
            const recording = await recoverCapture(archive, await locateFfmpeg(), captureId);
            const code = recordingCode(recording.ordinal);
            recovered.push({
              id: recording.id,
              code,
              meetingTitle,
              endedAt,
              recording,
              gaps: gapsOf(archive, recording.id),
            });
          }
          const rows = recovered.map(({ code, meetingTitle, endedAt, recording }) => [
            code,
            meetingTitle,
            formatTimecode(recording.durationMs),
            `ended unexpectedly at ${endedAt}`,
          ]);
          return { value: recovered, words: table(rows, 'No recording was cut off.') };
        }),
      ),
    );
