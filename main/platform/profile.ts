import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { KeptwordError, type Settings, settings } from '../../shared/contract/index.ts';
import type { Clock } from './clock.ts';
import { systemCode } from './file-errors.ts';
import type { FileLayer } from './files.ts';
import type { Log } from './log.ts';
import { inside } from './paths.ts';

const MAX_BYTES = 256 * 1024;
const MAX_RECENT = 12;

const recentArchive = z.object({
  /** The archive's folder. Stays in main; the renderer gets a pick instead. */
  folder: z.string().min(1).max(4096),
  openedAt: z.iso.datetime(),
});
const recentFile = z.object({ version: z.literal(1), archives: z.array(recentArchive).max(MAX_RECENT) });

/** An archive opened on this computer before. `name` is the folder's name without `.keptword`. */
export type RecentArchive = { readonly folder: string; readonly name: string; readonly openedAt: string };

/** What this computer remembers outside any archive. */
export type Profile = {
  /** Defaults where nothing was set. A damaged file is put aside under another name and the defaults apply. */
  settings(): Promise<Settings>;
  /** Throws `invalid-input` when a value is out of range. */
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  /** Newest first. */
  recentArchives(): Promise<RecentArchive[]>;
  rememberArchive(folder: string): Promise<void>;
  forgetArchive(folder: string): Promise<void>;
};

/** Opens the profile in `folder`, which is made at the first write. */
export function openProfile(options: { folder: string; files: FileLayer; clock: Clock; log: Log }): Profile {
  const { folder, files, clock, log } = options;
  const settingsPath = inside(folder, 'settings.json');
  const recentPath = inside(folder, 'recent-archives.json');

  async function load<T>(path: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
    let text: string;
    try {
      text = (await files.readWhole(path, MAX_BYTES)).toString('utf8');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return otherwise;
      throw error;
    }
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    log.warn('profile-file-damaged', { bytes: text.length });
    await files.rename(path, `${path}.damaged`);
    return otherwise;
  }

  async function save(path: string, value: unknown): Promise<void> {
    await files.mkdir(folder);
    await files.writeAtomic(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8'));
  }

  const loadSettings = () => load(settingsPath, settings, settings.parse({}));
  const loadRecent = async () => (await load(recentPath, recentFile, { version: 1, archives: [] })).archives;

  return {
    settings: loadSettings,
    async changeSettings(change) {
      const next = settings.safeParse({ ...(await loadSettings()), ...change });
      if (!next.success) {
        throw new KeptwordError('invalid-input', 'This setting is out of range. The old one was kept.', {
          details: next.error.issues.map((issue) => issue.path.join('.')).join(', '),
        });
      }
      await save(settingsPath, next.data);
      return next.data;
    },
    recentArchives: async () =>
      (await loadRecent()).map((archive) => ({ ...archive, name: archiveName(archive.folder) })),
    async rememberArchive(archiveFolder) {
      const path = resolve(archiveFolder);
      const others = (await loadRecent()).filter((archive) => archive.folder !== path);
      const archives = [{ folder: path, openedAt: clock.now().toISOString() }, ...others].slice(
        0,
        MAX_RECENT,
      );
      await save(recentPath, { version: 1, archives });
    },
    async forgetArchive(archiveFolder) {
      const path = resolve(archiveFolder);
      const archives = (await loadRecent()).filter((archive) => archive.folder !== path);
      await save(recentPath, { version: 1, archives });
    },
  };
}

/** What an archive is called on the screen: its folder's name without the ending. */
export function archiveName(folder: string): string {
  return basename(resolve(folder)).replace(/\.keptword$/i, '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
