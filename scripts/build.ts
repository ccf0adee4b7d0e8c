import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds what Electron and the double load: dist/main, dist/preload, dist/renderer. `only` names the parts wanted. */
export async function buildApp(only: readonly string[] = ['main', 'preload', 'renderer']): Promise<void> {
  for (const part of only) {
    const configFile = `${root}vite.${part}.config.ts`;
    if (!existsSync(configFile)) throw new Error(`there is no part called ${part}`);
    await build({ configFile, root: part === 'renderer' ? `${root}renderer` : root, logLevel: 'warn' });
  }
}

if (import.meta.main) await buildApp(process.argv.length > 2 ? process.argv.slice(2) : undefined);
