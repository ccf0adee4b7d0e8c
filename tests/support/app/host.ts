import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../chromium/index.ts';

const ELECTRON = join(import.meta.dirname, '../../../node_modules/electron');

export type Host =
  | { readonly kind: 'electron'; readonly path: string; readonly name: string }
  | { readonly kind: 'double'; readonly name: string };

/** Real Electron when its binary is here; it is never downloaded for a test. Else the double on a Chromium. */
export async function hostOf(): Promise<Host> {
  const path = electronBinary();
  if (path) return { kind: 'electron', path, name: `Electron (${path})` };
  const chromium = await findChromium();
  if (!chromium) throw new Error('Neither Electron nor a Chromium is on this computer.');
  return { kind: 'double', name: `the Electron double on Chromium from ${chromium.from} (${chromium.path})` };
}

// Not through the package's own door: that one downloads.
function electronBinary(): string | null {
  const note = join(ELECTRON, 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(ELECTRON, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : null;
}
