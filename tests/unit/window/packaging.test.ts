import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import requireFfmpeg from '../../../scripts/package-guard.mjs';

const root = join(import.meta.dirname, '../../..');
/** The reader that electron-builder itself uses. */
const { load } = createRequire(createRequire(join(root, 'package.json')).resolve('app-builder-lib'))(
  'js-yaml',
) as {
  load: (text: string) => Record<string, unknown>;
};
const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));

test('every fuse is stated, each on its safe side', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the package holds the built app, not the tests’ entry, and unpacks what must run', () => {
  const { files, asar, asarUnpack, publish } = config as { files: string[]; asarUnpack: string[] } & Record<
    string,
    unknown
  >;
  expect(asar).toBe(true);
  expect(publish).toBeNull();
  expect(asarUnpack).toEqual(['**/*.node', '**/node_modules/ffmpeg-static/**']);
  expect(files.filter((pattern) => /dist/.test(pattern))).toEqual([
    'dist/main/**',
    'dist/preload/**',
    'dist/renderer/**',
  ]);
  expect(files.some((pattern) => /^(\*\*|dist\/?\*|tests|dist\/e2e)/.test(pattern))).toBe(false);
});

test('no package is made without ffmpeg', () => {
  const appDir = mkdtempSync(join(tmpdir(), 'keptword-package-'));
  try {
    const context = { electronPlatformName: 'linux', packager: { info: { appDir } } };
    expect(() => requireFfmpeg(context)).toThrow('ffmpeg is missing');
    const folder = join(appDir, 'node_modules', 'ffmpeg-static');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ffmpeg'), 'a stub');
    expect(() => requireFfmpeg(context)).toThrow('ffmpeg is missing');
    writeFileSync(join(folder, 'ffmpeg'), Buffer.alloc(1_000_000));
    expect(() => requireFfmpeg(context)).not.toThrow();
  } finally {
    rmSync(appDir, { recursive: true, force: true });
  }
});
