import { lstat } from 'node:fs/promises';
import { KeptwordError } from '../../../shared/contract/index.ts';
import type { BundleVerdict } from '../../../shared/domain/index.ts';
import { fileError, systemCode } from '../../platform/index.ts';
import type { Bag } from './bag.ts';
import { folderBag } from './bag-folder.ts';
import { zipBag } from './bag-zip.ts';
import { checkBag, type VerifyOptions } from './check-bag.ts';

/**
 * Verifies a bundle, a folder or a ZIP. What is wrong with it is in the verdict; nothing is written to the disk.
 * The verdict's fingerprint is to be compared with the one in the letter: anyone can sign with a key of their own.
 *
 * @throws not-found when there is no such file, cancelled, file-system when the disk fails
 */
export async function verifyBundle(path: string, options: VerifyOptions = {}): Promise<BundleVerdict> {
  const opened = await openBag(path);
  if (typeof opened === 'string') return notABundle(opened);
  try {
    return await checkBag(opened, options);
  } finally {
    await opened.close();
  }
}

async function openBag(path: string): Promise<Bag | string> {
  const facts = await factsOf(path);
  if (facts.isDirectory()) return folderBag(path);
  if (!facts.isFile()) return 'This is a link or a device. Choose the folder or the ZIP itself.';
  try {
    return await zipBag(path);
  } catch (error) {
    if (systemCode(error) !== null) throw fileError(error, 'read');
    return `This is not a ZIP that can be trusted: ${error instanceof Error ? error.message : 'unknown'}.`;
  }
}

async function factsOf(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw fileError(error, 'read');
    throw new KeptwordError(
      'not-found',
      'There is no file or folder of this name. Check the name, then try again.',
    );
  }
}

function notABundle(problem: string): BundleVerdict {
  return { ok: false, files: 0, bytes: 0, fingerprint: null, findings: [{ file: null, problem }] };
}
