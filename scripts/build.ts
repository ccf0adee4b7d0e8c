import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What can be built, with its configuration and mode. `e2e` is main with the entry of the end-to-end tests. */
const PARTS = {
  main: { config: 'vite.main.config.ts', mode: 'production' },
  e2e: { config: 'vite.main.config.ts', mode: 'e2e' },
  preload: { config: 'vite.preload.config.ts', mode: 'production' },
  renderer: { config: 'vite.renderer.config.ts', mode: 'production' },
} as const;
type Part = keyof typeof PARTS;

/** Builds into dist/ what Electron and the double load. */
export async function buildApp(parts: readonly Part[] = ['main', 'preload', 'renderer']): Promise<void> {
  for (const part of parts) {
    const { config, mode } = PARTS[part];
    await build({
      configFile: `${root}${config}`,
      root: part === 'renderer' ? `${root}renderer` : root,
      mode,
      logLevel: 'warn',
    });
  }
}

/** `node scripts/build.ts --all`: also what the end-to-end tests start. */
if (import.meta.main)
  await buildApp(process.argv.includes('--all') ? ['main', 'e2e', 'preload', 'renderer'] : undefined);
