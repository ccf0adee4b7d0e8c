import { type ErrorCode, KeptwordError } from '../../../shared/contract/index.ts';
import { fileError, systemCode } from '../../platform/index.ts';

const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  'disk-full':
    'The disk is full, so this was not saved. Everything saved before is safe. Free some space and try again.',
  'archive-read-only':
    'This archive can only be looked at, because its folder cannot be written. Nothing was changed. Copy the folder to your computer to make changes.',
  'archive-in-use':
    'Another program is using this archive. Nothing was changed. Close it there and try again.',
  'archive-index-damaged':
    'The list of your meetings is damaged. Your recordings are stored apart from it and were not touched. Keep a copy of the archive folder before you try anything else.',
  'file-system':
    'The disk did not answer as it should. What was saved before is safe. Check the disk or stick, then try again.',
  unexpected:
    'Something went wrong inside Keptword. This change was not saved. Everything saved before is safe.',
};

const CODES: readonly [pattern: RegExp, code: ErrorCode][] = [
  // SHMSIZE: no room for the journal's index, the first thing that a full disk refuses at opening.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)/, 'disk-full'],
  [/^SQLITE_(NOTADB|CORRUPT)/, 'archive-index-damaged'],
  [/^SQLITE_READONLY/, 'archive-read-only'],
  [/^SQLITE_(BUSY|LOCKED)/, 'archive-in-use'],
  [/^SQLITE_(IOERR|CANTOPEN|PROTOCOL)/, 'file-system'],
];

/**
 * What SQLite says, as an error of ours. `details` holds SQLite's code only: its messages can quote values.
 * A failure of the file system around a copy becomes one too. Anything else passes unchanged.
 */
export function indexError(error: unknown): unknown {
  if (error instanceof KeptwordError) return error;
  const code = sqliteCode(error);
  if (code === null) return systemCode(error) === null ? error : fileError(error, 'write');
  const ours = CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'unexpected';
  return new KeptwordError(ours, SENTENCES[ours] ?? '', { details: code });
}

function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code.startsWith('SQLITE_') ? error.code : null;
}

/** `disk-full`, with what SQLite said. */
export function fullDisk(details: string): KeptwordError {
  return new KeptwordError('disk-full', SENTENCES['disk-full'] ?? '', { details });
}

/** `archive-index-damaged`, with what was found; the details name tables and fields, never what is in them. */
export function damagedIndex(details: string): KeptwordError {
  return new KeptwordError('archive-index-damaged', SENTENCES['archive-index-damaged'] ?? '', { details });
}
