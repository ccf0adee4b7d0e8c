import { Command } from 'commander';
import { recordingCode } from '../../../shared/domain/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';
import { gapsOf, interruptedCaptures, recoverCapture } from '../../capture/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import {
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  table,
  withArchive,
} from '../line/index.ts';

/** Of those that nothing can be heard of: they are named, and their files stay. */
const LEFT = {
  'nothing-reached-disk': 'ended before any sound was on the disk',
  'not-readable': 'cannot be read',
} as const;

/** `recover-capture ARCHIVE`: puts every recording that ended unexpectedly into its meeting. Twice changes nothing. */
export const recoverCaptureCommand: MakeCommand = (around, act) =>
  new Command('recover-capture')
    .description('put recordings that ended unexpectedly into their meetings')
    .argument('<archive>', 'the archive’s folder')
    .option('--meeting <title>', 'where to put one whose own meeting was taken out')
    .addOption(passphraseFile())
    .action((path: string, options: OpenOptions & { meeting?: string }) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const interrupted = await interruptedCaptures(archive);
          const instead = options.meeting ? { meetingId: findMeeting(archive, options.meeting).id } : null;
          const recovered = [];
          const left = [];
          for (const one of interrupted) {
            if (one.state !== 'recoverable') {
              left.push([
                one.captureId,
                LEFT[one.state],
                one.startedAt ?? 'start unknown',
                `${one.bytes} bytes stay`,
              ]);
              continue;
            }
            const { captureId, endedAt } = one;
            const recording = await recoverCapture(
              archive,
              await locateFfmpeg(around.env),
              captureId,
              instead,
            );
            const meetingTitle = archive.index.meetings.get(recording.meetingId)?.title ?? '';
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
          const words = table(
            rows,
            left.length > 0 ? 'No recording could be put back.' : 'No recording was cut off.',
          );
          return { value: recovered, words: left.length > 0 ? `${words}\n${table(left, '')}` : words };
        }),
      ),
    );
