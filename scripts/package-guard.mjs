/** Runs before each package is made: a package without ffmpeg could not open a recording, so it is not made. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

export default function requireFfmpeg(context) {
  const folder = join(context.packager.info.appDir, 'node_modules', 'ffmpeg-static');
  const program = join(folder, context.electronPlatformName === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
  if (!existsSync(program) || statSync(program).size < 1_000_000) {
    throw new Error(
      `No package was made: ffmpeg is missing (${program}). Run "npm install" where it can be downloaded.`,
    );
  }
}
