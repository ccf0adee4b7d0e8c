import { read } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { systemCode } from '../../platform/index.ts';
import { UsageError } from './answer.ts';
import type { Surroundings } from './surroundings.ts';

/** A passphrase is a line, not a book. */
const MAX_FILE = 64 * 1024;
/** What a shell has opened already: `/dev/stdin`, and the `/dev/fd/63` of `<(…)`. */
const GIVEN_BY_SHELL = /^\/dev\/(?:stdin|fd\/(\d{1,6}))$/;
const readSome = promisify(read);
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

export type PassphraseSource = {
  /** `--passphrase-file` or its like, as typed. */
  file: string | undefined;
  /** A variable that names such a file; null where none is allowed. */
  variable: string | null;
  /** The option's name, for the sentence that asks for it. */
  option?: string;
  question: string;
  /** Asked a second time, so that a slip of the finger does not lock anybody out. */
  twice?: boolean;
};

/**
 * Runs `work` with a passphrase as UTF-8 bytes and overwrites them afterwards: from the file, else from the file that
 * the variable names, else asked for without showing it. Throws UsageError when there is nobody to ask.
 */
export async function withPassphrase<T>(
  around: Surroundings,
  source: PassphraseSource,
  work: (passphrase: Uint8Array) => Promise<T>,
): Promise<T> {
  const passphrase = await obtain(around, source);
  try {
    return await work(passphrase);
  } finally {
    passphrase.fill(0);
  }
}

async function obtain(around: Surroundings, source: PassphraseSource): Promise<Uint8Array> {
  const file = source.file ?? (source.variable === null ? undefined : around.env[source.variable]);
  if (file !== undefined && file !== '') return firstLine(around, resolve(around.folder, file));
  if (!around.askSecret) {
    const option = source.option ?? '--passphrase-file';
    throw new UsageError(`A passphrase is needed. Write it into a file and name it with ${option}.`);
  }
  const typed = await around.askSecret(source.question);
  if (!source.twice) return typed;
  const again = await around.askSecret('The same once more: ');
  const same = Buffer.compare(typed, again) === 0;
  again.fill(0);
  if (same) return typed;
  typed.fill(0);
  throw new KeptwordError(
    'invalid-input',
    'The two passphrases differ. Nothing was changed. Please try again.',
  );
}

/** The first line of a file without its line end, and without the mark that some editors put before it. */
async function firstLine(around: Surroundings, path: string): Promise<Uint8Array> {
  const whole = await readWhole(around, path);
  try {
    const from = BYTE_ORDER_MARK.every((byte, at) => whole[at] === byte) ? BYTE_ORDER_MARK.length : 0;
    const newline = whole.indexOf(NEWLINE);
    let to = newline === -1 ? whole.length : newline;
    if (whole[to - 1] === RETURN) to -= 1;
    if (to <= from) {
      const message =
        'The first line of the passphrase file is empty. Write the passphrase there and try again.';
      throw new KeptwordError('invalid-input', message);
    }
    return Uint8Array.prototype.slice.call(whole, from, to);
  } finally {
    whole.fill(0);
  }
}

async function readWhole(around: Surroundings, path: string): Promise<Buffer> {
  try {
    const given = GIVEN_BY_SHELL.exec(path);
    if (given !== null) return await readGiven(Number(given[1] ?? 0));
    return await around.files.readWhole(path, MAX_FILE);
  } catch (cause) {
    const message =
      'The passphrase file could not be read. Check its name and try again. Nothing was changed.';
    throw new KeptwordError('file-unreadable', message, {
      details: systemCode(cause) ?? 'too large',
      cause,
    });
  }
}

/** A pipe has no size to ask for: it is read to its end, and no further than a passphrase may be long. */
async function readGiven(descriptor: number): Promise<Buffer> {
  const whole = Buffer.alloc(MAX_FILE);
  let length = 0;
  while (length < whole.length && !whole.subarray(0, length).includes(NEWLINE)) {
    const { bytesRead } = await readSome(descriptor, whole, length, whole.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return whole.subarray(0, length);
}
