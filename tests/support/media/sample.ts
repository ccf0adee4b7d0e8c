import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const WHOLE = join(import.meta.dirname, '../../../resources/sample/annual-iep-meeting.opus');
const KEPT = join(import.meta.dirname, '../../../.cache/sounds/sample-64s', 'annual-iep-meeting.opus');

/**
 * The first 64 seconds of the shipped sample, packet for packet, under the same name: all that is marked in tests lies
 * there, and each decoding and encoding of it takes half the time. The demo's tests take the whole.
 */
export function shortSample(): string {
  if (existsSync(KEPT)) return KEPT;
  mkdirSync(dirname(KEPT), { recursive: true });
  // Another test file may be making it too: only a whole file gets the name.
  const unborn = join(dirname(KEPT), `${process.pid}.opus`);
  const ffmpeg: string = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path;
  const cut = ['-t', '64', '-i', WHOLE, '-c', 'copy', '-fflags', '+bitexact', unborn];
  execFileSync(ffmpeg, ['-nostdin', '-loglevel', 'error', '-y', ...cut], { stdio: 'pipe' });
  renameSync(unborn, KEPT);
  return KEPT;
}
