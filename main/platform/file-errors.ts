import { type ErrorCode, KeptwordError } from '../../shared/contract/index.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Whether the call that failed wanted to change something. */
export type Intent = 'read' | 'write';

/** The system's own name for a failure (`ENOENT`, `EEXIST`, …) behind any error of the file layer; null when none. */
export function systemCode(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^E[A-Z0-9]+$/.test(at.code)) return at.code;
  }
  return null;
}

/**
 * Turns a failure of the file system into one sentence a parent can act on: `disk-full`, `archive-read-only` or
 * `file-system`. Details name the system's code and call, never the path: folder names can hold a child's name.
 */
export function fileError(error: unknown, intent: Intent): KeptwordError {
  if (error instanceof KeptwordError) return error;
  const system = systemCode(error) ?? 'unknown';
  const call =
    error instanceof Error && 'syscall' in error && typeof error.syscall === 'string'
      ? error.syscall
      : intent;
  const [code, message] = sentence(system, intent);
  return new KeptwordError(code, message, { details: `${system} in ${call}`, cause: error });
}

/**
 * The same failure, said of a place outside the archive where something is to be saved: there `archive-read-only` would
 * send the person to the wrong folder.
 */
export function placeRefused(error: unknown): unknown {
  if (!(error instanceof KeptwordError) || error.code !== 'archive-read-only') return error;
  return new KeptwordError(
    'folder-read-only',
    'Nothing can be saved in this folder. Your archive was not touched. Choose another folder.',
    { ...(error.details !== undefined && { details: error.details }), cause: error },
  );
}

function sentence(system: string, intent: Intent): [ErrorCode, string] {
  if (FULL.has(system)) {
    return ['disk-full', 'The disk is full. What was saved before is safe. Make some room, then try again.'];
  }
  if (READ_ONLY.has(system) && intent === 'write') {
    return [
      'archive-read-only',
      'Keptword may not change this folder. Nothing was changed or lost. Check the lock switch of the stick, or copy the folder to a place you can write to.',
    ];
  }
  return [
    'file-system',
    'The computer could not read or write a file. What was saved before is safe. Check that the disk or stick is plugged in, then try again.',
  ];
}
