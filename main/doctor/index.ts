import { readFileSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import { versions } from 'node:process';
import { type DoctorReport, KeptwordError } from '../../shared/contract/index.ts';
import { databaseVersions } from '../database/index.ts';
import { locateFfmpeg } from '../media/index.ts';
import { cryptoSelfTest } from '../vault/index.ts';

/** What this computer brings: versions, the ffmpeg that would be used and where it is, and whether the ciphers work. */
export async function examine(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<DoctorReport> {
  return {
    app: appVersion(),
    node: versions.node,
    electron: versions.electron ?? null,
    chromium: versions.chrome ?? null,
    platform: `${platform()} ${release()} ${arch()}`,
    ffmpeg: await foundFfmpeg(env),
    ...databaseVersions(),
    cryptoSelfTest: await cryptoSelfTest(),
  };
}

async function foundFfmpeg(
  env: Readonly<Record<string, string | undefined>>,
): Promise<DoctorReport['ffmpeg']> {
  try {
    const { path, version, from } = await locateFfmpeg(env);
    return { path, version, from };
  } catch (error) {
    if (error instanceof KeptwordError && error.code === 'ffmpeg-missing') return null;
    throw error;
  }
}

/** package.json lies two folders up, from this source and from the bundle in dist/main alike. */
function appVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
  );
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return named ? String(manifest.version) : 'unknown';
}
