import { Command } from 'commander';
import { type AlignmentView, recordingCode } from '../../../shared/domain/index.ts';
import { formatTimecode } from '../../../shared/time/index.ts';
import { alignBySound } from '../../alignment/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import {
  type Answer,
  findRecording,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  progressLine,
  table,
  withArchive,
} from '../line/index.ts';

/** `align ARCHIVE FIRST SECOND`: lays two recordings of one meeting beside each other by their sound. */
export const alignCommand: MakeCommand = (around, act) =>
  new Command('align')
    .description('lay two recordings of one meeting beside each other by their sound')
    .argument('<archive>', 'the archive’s folder')
    .argument('<first>', 'code (R01), file name or id')
    .argument('<second>', 'code (R02), file name or id')
    .addOption(passphraseFile())
    .action((path: string, one: string, other: string, options: OpenOptions) =>
      act(() =>
        withArchive(around, path, options, async (archive) => {
          const first = findRecording(archive, one);
          const second = findRecording(archive, other);
          const line = progressLine(around);
          const pair = { firstId: first.id, secondId: second.id };
          const result = await alignBySound(archive, await locateFfmpeg(around.env), pair, {
            signal: around.signal,
            onProgress: (progress) => line.show({ ...progress, item: null }),
          }).finally(() => line.end());
          const codes = [recordingCode(first.ordinal), recordingCode(second.ordinal)] as const;
          return result.outcome === 'aligned' ? answerFor(result.alignment, codes) : noMatch();
        }),
      ),
    );

function answerFor(found: AlignmentView, [first, second]: readonly [string, string]): Answer {
  const offsetMs = found.pieces[0]?.offsetMs ?? 0;
  const sure = Math.round((found.confidence ?? 0) * 100);
  const stretches = [
    ...found.onlyFirst.map((one) => ({ code: first, ...one })),
    ...found.onlySecond.map((one) => ({ code: second, ...one })),
  ];
  const rows = stretches.map(({ code, startMs, endMs, otherMs, place, knownGap }) => [
    place === 'silent' ? `sound only in ${code}` : `only in ${code}`,
    `${formatTimecode(startMs, { millis: true })}-${formatTimecode(endMs, { millis: true })}`,
    place === 'silent' ? `no sound in the other at ${formatTimecode(otherMs, { millis: true })}` : place,
    knownGap ? `known gap: ${knownGap.cause}` : '',
  ]);
  const words = [
    `${second} = ${first} ${offsetMs < 0 ? '-' : '+'} ${(Math.abs(offsetMs) / 1000).toFixed(3)} s, drift ${found.driftPpm.toFixed(1)} ppm`,
    `${sure} of 100 places, each compared by itself, agree within 20 ms.`,
    table(rows, 'Neither has anything that the other lacks.'),
  ];
  return { value: { ...found, offsetMs }, words: words.join('\n') };
}

function noMatch(): Answer {
  return {
    value: { outcome: 'no-match' },
    words: 'The sound of these two does not match. Nothing was kept. In the app it can be set by hand.',
    failed: true,
  };
}
