import { createHmac, hkdfSync, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { uuidBytes } from './container/index.ts';
import {
  type ArchiveHeader,
  canonicalJson,
  type PassphraseSlot,
  type RecoverySlot,
  type Slot,
} from './header.ts';
import { passphraseKey } from './kdf.ts';
import { subkey, unwrap, type Wrapped, wrap } from './keys.ts';
import type { KdfCost, Passphrase } from './types.ts';

/** A slot holds the archive key, sealed under what the parent knows. All slots of an archive hold the same key. */

/** The archive key under a passphrase. */
export async function passphraseSlot(
  archiveId: string,
  archiveKey: Buffer,
  passphrase: Passphrase,
  cost: KdfCost,
): Promise<PassphraseSlot> {
  const salt = randomBytes(16);
  const key = await passphraseKey(passphrase, salt, cost);
  const kdf = { name: 'argon2id', version: 19, ...cost, salt: salt.toString('base64') } as const;
  const start = { id: randomUUID(), type: 'passphrase', kdf } as const;
  const wrapped = wrap(key, archiveKey, bound(archiveId, start));
  key.fill(0);
  return { ...start, ...spelled(wrapped) };
}

/** The archive key under the 32 bytes that the recovery words stand for; the drill is still to be done. */
export function recoverySlot(archiveId: string, archiveKey: Buffer, entropy: Uint8Array): RecoverySlot {
  const salt = randomBytes(32);
  const key = recoveryKey(entropy, salt);
  const kdf = { name: 'hkdf-sha256', salt: salt.toString('base64') } as const;
  const start = { id: randomUUID(), type: 'recovery', kdf } as const;
  const wrapped = wrap(key, archiveKey, bound(archiveId, start));
  key.fill(0);
  const drillKey = subkey(archiveKey, uuidBytes(archiveId), 'drill');
  const pending = wrap(drillKey, entropy, uuidBytes(start.id));
  drillKey.fill(0);
  return { ...start, ...spelled(wrapped), drill: { state: 'pending', ...spelled(pending) } };
}

/** The archive key, or null when the passphrase is not the right one. */
export async function openWithPassphrase(
  header: ArchiveHeader,
  passphrase: Passphrase,
): Promise<Buffer | null> {
  const slot = slotOf(header, 'passphrase');
  const key = await passphraseKey(passphrase, Buffer.from(slot.kdf.salt, 'base64'), slot.kdf);
  try {
    return unwrap(key, read(slot), bound(header.archiveId, slot));
  } finally {
    key.fill(0);
  }
}

/** The archive key, or null when the words belong to another archive. */
export function openWithRecovery(header: ArchiveHeader, entropy: Uint8Array): Buffer | null {
  const slot = slotOf(header, 'recovery');
  const key = recoveryKey(entropy, Buffer.from(slot.kdf.salt, 'base64'));
  try {
    return unwrap(key, read(slot), bound(header.archiveId, slot));
  } finally {
    key.fill(0);
  }
}

/** The bytes behind the recovery words while the drill is pending; null once it was passed. */
export function pendingEntropy(header: ArchiveHeader, archiveKey: Buffer): Buffer | null {
  const slot = slotOf(header, 'recovery');
  if (slot.drill.state !== 'pending') return null;
  const key = subkey(archiveKey, uuidBytes(header.archiveId), 'drill');
  try {
    return unwrap(key, read(slot.drill), uuidBytes(slot.id));
  } finally {
    key.fill(0);
  }
}

/** True when the drill of this very recovery slot was passed. Without the archive key nobody can make this up. */
export function drillPassed(header: ArchiveHeader, archiveKey: Buffer): boolean {
  const slot = slotOf(header, 'recovery');
  if (slot.drill.state !== 'passed') return false;
  return timingSafeEqual(Buffer.from(slot.drill.proof, 'base64'), drillProof(header, archiveKey));
}

/** The header with the drill passed: the sealed words are gone from it. */
export function withDrillPassed(header: ArchiveHeader, archiveKey: Buffer): ArchiveHeader {
  const proof = drillProof(header, archiveKey).toString('base64');
  return withSlot(header, { ...slotOf(header, 'recovery'), drill: { state: 'passed', proof } });
}

/** The header with the one slot of that type replaced, all others untouched. */
export function withSlot(header: ArchiveHeader, slot: Slot): ArchiveHeader {
  return { ...header, slots: header.slots.map((one) => (one.type === slot.type ? slot : one)) };
}

function drillProof(header: ArchiveHeader, archiveKey: Buffer): Buffer {
  const key = subkey(archiveKey, uuidBytes(header.archiveId), 'drill');
  const proof = createHmac('sha256', key)
    .update(uuidBytes(slotOf(header, 'recovery').id))
    .digest();
  key.fill(0);
  return proof;
}

function recoveryKey(entropy: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', entropy, salt, 'keptword/v1/recovery', 32));
}

/** A slot cannot be moved to another archive, nor its cost be changed, without breaking its tag. */
function bound(archiveId: string, slot: Pick<Slot, 'id' | 'type' | 'kdf'>): Buffer {
  return Buffer.from(canonicalJson({ archiveId, id: slot.id, type: slot.type, kdf: slot.kdf }), 'utf8');
}

function slotOf<T extends 'passphrase' | 'recovery'>(
  header: ArchiveHeader,
  type: T,
): Extract<Slot, { type: T }> {
  const found = header.slots.find((one): one is Extract<Slot, { type: T }> => one.type === type);
  if (!found) throw new RangeError(`a parsed header has a ${type} slot`);
  return found;
}

function read(of: { nonce: string; sealed: string }): Wrapped {
  return { nonce: Buffer.from(of.nonce, 'base64'), sealed: Buffer.from(of.sealed, 'base64') };
}

function spelled(of: Wrapped): { nonce: string; sealed: string } {
  return { nonce: of.nonce.toString('base64'), sealed: of.sealed.toString('base64') };
}
