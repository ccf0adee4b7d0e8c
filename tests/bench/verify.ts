import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createArchive } from '../../main/archive/index.ts';
import { exportBundle, verifyBundle } from '../../main/evidence/index.ts';
import { locateFfmpeg } from '../../main/media/index.ts';
import { addMeeting } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { importFiles } from '../../main/recordings/index.ts';
import { addMoment } from '../../main/review/index.ts';
import { ms } from '../../shared/time/index.ts';
import { wavRecording } from './fixtures.ts';
import { type Amount, inFolder, inTurn, megabytes, type Row, speed } from './measure.ts';

/** Verifying a bundle with a large original, against `sha256sum -c` over the same manifest. */
export function verify({ quick, runs }: Amount): Promise<Row[]> {
  // 174 min of 48 kHz mono WAV are 1.0 GB.
  const recording = wavRecording(quick ? 18 : 174);
  return inFolder('disk', async (folder) => {
    const bundle = await bundleOf(folder, recording);
    const checked = await verifyBundle(bundle);
    if (!checked.ok) throw new Error(`the bundle does not verify: ${JSON.stringify(checked.findings)}`);
    const times = await inTurn(
      runs,
      () => execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: bundle }),
      () => verifyBundle(bundle),
    );
    const ratio = times.ours / times.baseline;
    return [
      {
        what: `Verify a bundle of ${megabytes(checked.bytes)}`,
        baseline: 'sha256sum -c',
        theirs: speed(checked.bytes, times.baseline),
        ours: speed(checked.bytes, times.ours),
        ratio,
        goal: 'at most 1.50x',
        met: ratio <= 1.5,
        runs,
      },
    ];
  });
}

async function bundleOf(folder: string, recording: string): Promise<string> {
  const { archive } = await createArchive({
    folder: join(folder, 'Bench.keptword'),
    files: realFiles,
    clock: systemClock,
    passphrase: 'a passphrase for measuring',
    kdf: { memoryKiB: 8 * 1024, passes: 1, lanes: 1 },
  });
  try {
    const ffmpeg = await locateFfmpeg();
    const meeting = addMeeting(archive, { title: 'Bench', date: '2026-01-01' });
    const files = [{ fileId: '1', path: recording, name: 'bench.wav' }];
    const [result] = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files });
    if (result?.outcome !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`);
    const span = { startMs: ms(10_000), endMs: ms(20_000) };
    addMoment(archive, { recordingId: result.recording.id, ...span, type: 'statement', text: 'Measured' });
    const choice = { meetingId: meeting.id, disputedOnly: false, momentIds: null, papers: true, zip: false };
    const receipt = await exportBundle(archive, ffmpeg, choice, join(folder, 'out'));
    return receipt.place;
  } finally {
    await archive.close();
  }
}
