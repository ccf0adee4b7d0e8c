import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ArchivePlace,
  createArchive,
  type OpenArchive,
  openArchive,
} from '../../../main/archive/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { CHEAP_KDF, PASSPHRASE } from '../vault/index.ts';

type Made = { archive: OpenArchive; recoveryWords: string[] };
/** What `createArchive` left on the disk, by path in the folder, in the memory of this process only. */
type Template = { folders: string[]; files: Map<string, Buffer>; recoveryWords: string[] };

/** By the time at which they were made, which stands in their log. */
const templates = new Map<string, Template>();
/** Of an archive that is open: whose it is at the moment, and SQLite's own, empty as long as nothing was changed. */
const OF_THE_OPEN = /^(archive\.(lock|guard).*|index\.db-(wal|shm))$/;

/**
 * A fresh archive with PASSPHRASE. The first one of a test file is made by `createArchive`; later ones are copies of the
 * bytes that it left, opened by `openArchive`: the 22 steps of the schema take ten times as long as opening. They share
 * its keys and its id, so a test of two different archives makes the second with `createArchive` itself.
 */
export async function freshArchive(place: ArchivePlace): Promise<Made> {
  const key = place.clock === systemClock ? 'now' : place.clock.now().toISOString();
  const template = templates.get(key);
  if (!template || place.files !== realFiles) {
    const made = await createArchive({ ...place, passphrase: PASSPHRASE, kdf: CHEAP_KDF });
    if (place.files === realFiles)
      templates.set(key, { ...left(place.folder), recoveryWords: made.recoveryWords });
    return made;
  }
  for (const folder of ['', ...template.folders]) {
    mkdirSync(join(place.folder, folder), { recursive: true, mode: 0o700 });
  }
  for (const [name, bytes] of template.files) writeFileSync(join(place.folder, name), bytes, { mode: 0o600 });
  return {
    archive: await openArchive({ ...place, passphrase: PASSPHRASE }),
    recoveryWords: [...template.recoveryWords],
  };
}

function left(folder: string): Pick<Template, 'folders' | 'files'> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const kept = entries.filter((name) => !OF_THE_OPEN.test(name));
  const isFolder = (name: string) => statSync(join(folder, name)).isDirectory();
  const journal = join(folder, 'index.db-wal');
  if (entries.includes('index.db-wal') && statSync(journal).size > 0) {
    throw new Error('what was written is still in the journal: the copy would not hold it');
  }
  return {
    folders: kept.filter(isFolder),
    files: new Map(
      kept.filter((name) => !isFolder(name)).map((name) => [name, readFileSync(join(folder, name))]),
    ),
  };
}
