import { realpathSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { systemCode } from './file-errors.ts';

/**
 * A path below `root`, from single names. Throws `invalid-input` when a part is empty, `.`, `..`, holds a separator or
 * a control character, or when a link on the way leads out of `root`. Every path inside an archive is made here.
 */
export function inside(root: string, ...parts: readonly string[]): string {
  for (const part of parts) {
    if (!isPlainName(part)) throw refused('a part of the path is not a plain name');
  }
  const path = join(resolve(root), ...parts);
  if (!liesIn(root, path)) throw refused('a link leads out of the folder');
  return path;
}

/** True when `path`, which need not be there yet, is `root` or lies below it, whatever links lead there. */
export function liesIn(root: string, path: string): boolean {
  const realRoot = realNearest(resolve(root));
  const realPath = realNearest(resolve(path));
  return realPath === realRoot || realPath.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
}

function isPlainName(part: string): boolean {
  if (part === '' || part === '.' || part === '..') return false;
  for (const character of part) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f || character === '/' || character === '\\') return false;
    // On Windows a colon names a drive or a hidden stream of another file.
    if (character === ':' && platform() === 'win32') return false;
  }
  return true;
}

/** The real path of what exists, with the rest of the names as they are. */
function realNearest(path: string): string {
  const missing: string[] = [];
  for (let at = path; ; ) {
    try {
      return join(realpathSync(at), ...missing);
    } catch (error) {
      const code = systemCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw refused(`${code ?? 'unknown'} in realpath`);
    }
    const above = dirname(at);
    if (above === at) return path;
    missing.unshift(at.slice(above.endsWith(sep) ? above.length : above.length + 1));
    at = above;
  }
}

function refused(details: string): KeptwordError {
  return new KeptwordError('invalid-input', 'This name cannot be used for a file. Nothing was changed.', {
    details,
  });
}
