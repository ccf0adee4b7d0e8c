import type { BundleFinding } from '../../../shared/domain/index.ts';

/**
 * A bundle as something to be read and not trusted: its files by path from its root, with their sizes as claimed.
 * Nothing of it is ever written to the disk.
 */
export type Bag = {
  readonly files: ReadonlyMap<string, number>;
  /** What was wrong with its very shape: links, double names, names that lead out of it. */
  readonly findings: readonly BundleFinding[];
  /** The bytes of one of `files`, in big pieces. A piece is only valid until the next one is asked for. */
  read(path: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
};

/** More files than any honest bundle has, and few enough to hold their names in memory. */
export const MOST_FILES = 200_000;

/** Why a name may not stand in a bundle; null when it may. The same rules for folder and ZIP. */
export function badName(path: string): string | null {
  if (path.length > 1024) return 'The name is too long.';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'The name begins at the root of a disk.';
  if (path.includes('\\')) return 'The name has a backslash in it.';
  if (/\p{Cc}/u.test(path)) return 'The name has a control character in it.';
  // What stands where bytes are no letters: a reader that looks it up by this name finds nothing.
  if (path.includes('\uFFFD')) return 'The name is not written in UTF-8. Keptword never writes such a name.';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'The name leads out of the folder.';
  return null;
}

/** Two names that are one on Windows and macOS: one file would replace the other when unpacked. */
export function sameNameTwice(paths: Iterable<string>): string[] {
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    if (seen.has(folded)) twice.push(path);
    seen.add(folded);
  }
  return twice;
}
