/** A process of its own that imports one file, so that its memory is that of an import and of nothing else. */
import { createArchive } from '../../main/archive/index.ts';
import { locateFfmpeg } from '../../main/media/index.ts';
import { addMeeting } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { importFiles } from '../../main/recordings/index.ts';

const [folder = '', path = ''] = process.argv.slice(2);
const { archive } = await createArchive({
  folder,
  files: realFiles,
  clock: systemClock,
  passphrase: 'a passphrase for measuring',
  kdf: { memoryKiB: 8 * 1024, passes: 1, lanes: 1 },
});
const ffmpeg = await locateFfmpeg();
const meeting = addMeeting(archive, { title: 'Bench', date: '2026-01-01' });
const begun = performance.now();
const [result] = await importFiles(archive, ffmpeg, {
  meetingId: meeting.id,
  files: [{ fileId: '1', path, name: 'bench.m4a' }],
});
const ms = performance.now() - begun;
await archive.close();
if (result?.outcome !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`);
process.stdout.write(JSON.stringify({ ms }));
