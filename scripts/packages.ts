/** The Debian packages of the system tests: which are missing, and installing them where apt and root are at hand. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type DebianPackage = { name: string; programs: string[] };

/** Reads the columns of scripts/debian-packages.txt: package, programs joined by commas, words. */
export function parsePackages(text: string): DebianPackage[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name, programs] = line.split(/\s+/);
      if (!name || !programs) throw new Error(`not "package programs what-for": ${line}`);
      return { name, programs: programs.split(',') };
    });
}

/** Those of which a program is not on PATH. */
export function missingOf(
  packages: DebianPackage[],
  present: (program: string) => boolean = onPath,
): DebianPackage[] {
  return packages.filter(({ programs }) => !programs.every(present));
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Installs what is missing, on Debian as root; returns the packages that are missing still. */
export function installMissing(packages: DebianPackage[], say: (sentence: string) => void): DebianPackage[] {
  const missing = missingOf(packages);
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name);
  if (!onPath('apt-get') || process.getuid?.() !== 0) {
    say(`Not here, and only root can install them with apt: ${names.join(', ')}.`);
    return missing;
  }
  say(`Installing Debian packages: ${names.join(', ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'Acquire::Retries=2'];
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  try {
    execFileSync('apt-get', [...quiet, 'update'], { ...options, timeout: 120_000 });
  } catch {
    say('apt-get update failed; trying with the lists that are here.');
  }
  const install = [...quiet, 'install', '-y', '--no-install-recommends'];
  const together = spawnSync('apt-get', [...install, ...names], { ...options, timeout: 240_000 });
  if (together.status !== 0) {
    // One package that this release does not have must not keep the others away.
    for (const name of names) spawnSync('apt-get', [...install, name], { ...options, timeout: 120_000 });
  }
  return missingOf(packages);
}
