import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { archiveName, createLog, openProfile, realFiles, systemClock } from '../../../main/platform/index.ts';
import { settings } from '../../../shared/contract/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const places: { remove: () => void }[] = [];
afterAll(() => {
  for (const place of places) place.remove();
});

function fresh() {
  const place = temporaryFolder();
  places.push(place);
  const folder = join(place.folder, 'profile');
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line), clock: systemClock });
  const reopen = () => openProfile({ folder, files: realFiles, clock: systemClock, log });
  return { folder, lines, reopen, profile: reopen() };
}

it('has the defaults before anything was set, and writes nothing by being asked', async () => {
  const { folder, profile } = fresh();
  expect(await profile.settings()).toEqual(settings.parse({}));
  expect(await profile.recentArchives()).toEqual([]);
  expect(() => readdirSync(folder)).toThrow(/ENOENT/);
});

it('keeps a change for the next start, for the owner alone', async () => {
  const { folder, profile, reopen } = fresh();
  await profile.changeSettings({ theme: 'contrast', textSize: 150 });
  await profile.changeSettings({ language: 'es' });
  expect(await reopen().settings()).toMatchObject({
    theme: 'contrast',
    textSize: 150,
    language: 'es',
    speed: 100,
  });
  expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

it('refuses a value out of range and keeps the old ones', async () => {
  const { profile } = fresh();
  await profile.changeSettings({ textSize: 125 });
  await expect(profile.changeSettings({ textSize: 9000 })).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await profile.settings()).textSize).toBe(125);
});

it('puts a damaged file aside, says so in the log, and goes on with the defaults', async () => {
  const { folder, lines, profile } = fresh();
  await profile.changeSettings({ textSize: 125 });
  for (const text of ['{"textSize":', 'null', '{"textSize":"big"}', '\0\0\0']) {
    writeFileSync(join(folder, 'settings.json'), text);
    expect(await profile.settings()).toEqual(settings.parse({}));
    expect(readFileSync(join(folder, 'settings.json.damaged'), 'utf8')).toBe(text);
  }
  expect(lines).toHaveLength(4);
});

it('survives any content of its files', async () => {
  const { folder, profile } = fresh();
  await profile.changeSettings({});
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (text) => {
      writeFileSync(join(folder, 'settings.json'), text);
      writeFileSync(join(folder, 'recent-archives.json'), text);
      expect(settings.safeParse(await profile.settings()).success).toBe(true);
      expect(Array.isArray(await profile.recentArchives())).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('remembers archives, newest first, each once, at most twelve, and forgets one when asked', async () => {
  const { profile, reopen } = fresh();
  for (let nth = 0; nth < 20; nth++) await profile.rememberArchive(`/stick/A${nth}.keptword`);
  await profile.rememberArchive('/stick/A15.keptword/');
  const names = (await reopen().recentArchives()).map((archive) => archive.name);
  expect(names.slice(0, 3)).toEqual(['A15', 'A19', 'A18']);
  expect(names).toHaveLength(12);
  await profile.forgetArchive('/stick/A15.keptword');
  expect((await profile.recentArchives()).map((archive) => archive.name)).not.toContain('A15');
});

it('names an archive after its folder', () => {
  expect(archiveName('/a/b/Our son.keptword/')).toBe('Our son');
  expect(archiveName('/a/b/plain')).toBe('plain');
});
