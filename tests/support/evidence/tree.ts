import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file under a folder, as paths with '/', sorted. Hidden ones too. */
export function allFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Path → bytes. */
export function readTree(root: string): Map<string, Buffer> {
  return new Map(allFiles(root).map((path) => [path, readFileSync(join(root, path))]));
}
