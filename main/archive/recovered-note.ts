import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { KeptwordError } from '../../shared/contract/index.ts';
import { utcInstant } from '../../shared/time/index.ts';
import type { CustodyLog } from '../custody/index.ts';
import { inside } from '../platform/index.ts';
import type { Vault } from '../vault/index.ts';
import type { ArchivePlace } from './types.ts';

/** There from a recovery while the list was lost, until the log tells of it. */
const NOTE = 'recovered.json';
const MOST_BYTES = 1024;
const note = z.object({ at: utcInstant, proof: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Writes down, beside a list that is lost, that somebody came in with the recovery words: there is no log then that could
 * tell of it. The proof keeps anybody without the archive's key from putting such an entry into the log.
 */
export async function leaveNote({ folder, files, clock }: ArchivePlace, vault: Vault): Promise<void> {
  const at = clock.now().toISOString();
  const bytes = Buffer.from(`${JSON.stringify({ at, proof: proofOf(vault, at) })}\n`, 'utf8');
  await files.writeAtomic(inside(folder, NOTE), bytes);
}

/**
 * Puts the note into the log, and takes it away. One that this archive did not write says nothing, and goes too. What the
 * disk refuses keeps no archive shut: the note stays, and the next opening tries again.
 */
export async function enterNote(
  { folder, files }: Pick<ArchivePlace, 'folder' | 'files'>,
  vault: Vault,
  custody: CustodyLog,
): Promise<void> {
  const path = inside(folder, NOTE);
  try {
    if (vault.readOnly || (await files.stat(path)) === null) return;
    const at = instantIn(vault, await files.readWhole(path, MOST_BYTES));
    const isTold = () =>
      custody.entries().some(({ event, facts }) => event === 'archive-recovered' && facts.at === at);
    if (at !== null && !isTold()) custody.append('archive-recovered', null, { at });
    await files.unlink(path);
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
  }
}

function instantIn(vault: Vault, bytes: Buffer): string | null {
  try {
    const { at, proof } = note.parse(JSON.parse(bytes.toString('utf8')));
    const expected = Buffer.from(proofOf(vault, at), 'hex');
    return timingSafeEqual(expected, Buffer.from(proof, 'hex')) ? at : null;
  } catch {
    // Not a note of ours: whatever it is, it proves nothing.
    return null;
  }
}

function proofOf(vault: Vault, at: string): string {
  const key = vault.key('custody');
  try {
    return createHmac('sha256', key).update(`keptword/v1/recovered/${vault.archiveId}/${at}`).digest('hex');
  } finally {
    key.fill(0);
  }
}
