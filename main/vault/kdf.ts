import { randomBytes } from 'node:crypto';
import { totalmem } from 'node:os';
import { hashRaw } from '@node-rs/argon2';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { KdfCost, Passphrase } from './types.ts';

/** Argon2id in the binding's numbering; its enum does not exist at run time. */
const ARGON2ID = 2;

/**
 * What a new archive starts from. 256 MiB and one lane, so that libsodium, which fixes one lane, can open it too.
 * The small cost is RFC 9106 §4's second recommendation for machines with little memory, and the floor for everyone.
 */
const USUAL: KdfCost = { memoryKiB: 256 * 1024, passes: 3, lanes: 1 };
const SMALL: KdfCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 };
const LITTLE_MEMORY_BYTES = 3 * 1024 ** 3;

/** A new archive shall take 0.5 to 1.0 s on the machine it is made on: we aim at the middle. */
const AT_LEAST_MS = 500;
const AIM_MS = 750;

/**
 * The most a reader computes: a crafted key file must not take the memory or the afternoon (as age refuses excessive
 * work factors). 8 KiB a lane is Argon2's own minimum.
 */
export const KDF_LIMITS = {
  memoryKiB: { min: 8, max: 1024 * 1024 },
  passes: { min: 1, max: 16 },
  lanes: { min: 1, max: 4 },
} as const;

export function isWithinLimits(cost: KdfCost): boolean {
  const fits = (value: number, { min, max }: { min: number; max: number }) =>
    Number.isInteger(value) && value >= min && value <= max;
  return (
    fits(cost.memoryKiB, KDF_LIMITS.memoryKiB) &&
    fits(cost.passes, KDF_LIMITS.passes) &&
    fits(cost.lanes, KDF_LIMITS.lanes) &&
    cost.memoryKiB >= 8 * cost.lanes
  );
}

/**
 * The key that a passphrase makes: Argon2id v1.3, 32 bytes, over the UTF-8 of its NFKC form.
 * Runs on a thread of its own. Throws `archive-damaged` before computing anything when the cost is out of bounds.
 */
export async function passphraseKey(
  passphrase: Passphrase,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Buffer> {
  if (!isWithinLimits(cost)) {
    throw new KeptwordError(
      'archive-damaged',
      'The key file of this archive is damaged. Nothing was changed.',
      {
        details: 'key derivation cost out of bounds',
      },
    );
  }
  const bytes = Buffer.from(normalised(passphrase), 'utf8');
  try {
    return await hashRaw(bytes, {
      algorithm: ARGON2ID,
      memoryCost: cost.memoryKiB,
      timeCost: cost.passes,
      parallelism: cost.lanes,
      outputLen: 32,
      salt,
    });
  } finally {
    bytes.fill(0);
  }
}

/**
 * Measures this machine and raises the passes until unlocking takes 0.5 to 1.0 s. Never below the floor. A first
 * measure that is slow is taken again: it is often another program's doing, and the archive keeps the result for ever.
 * `nowMs` and `derive` are others in tests only.
 */
export async function calibratedCost(
  nowMs: () => number = () => performance.now(),
  derive: typeof passphraseKey = passphraseKey,
): Promise<KdfCost> {
  const start = totalmem() < LITTLE_MEMORY_BYTES ? SMALL : USUAL;
  const measure = async () => {
    const before = nowMs();
    await derive('calibration', randomBytes(16), start);
    return nowMs() - before;
  };
  const first = await measure();
  const took = first < AT_LEAST_MS ? first : Math.min(first, await measure());
  if (took >= AT_LEAST_MS) return start;
  const passes = Math.round((start.passes * AIM_MS) / Math.max(took, 1));
  return { ...start, passes: Math.min(KDF_LIMITS.passes.max, Math.max(start.passes, passes)) };
}

/** Unicode NFKC: the same words typed on another keyboard or system give the same key. Nothing is cut or trimmed. */
function normalised(passphrase: Passphrase): string {
  const text = typeof passphrase === 'string' ? passphrase : Buffer.from(passphrase).toString('utf8');
  return text.normalize('NFKC');
}

const MIN_CHARACTERS = 12;
const MIN_DIFFERENT = 5;

/** Throws `weak-passphrase` for fewer than twelve characters, or for one or a few characters repeated. */
export function refuseWeak(passphrase: Passphrase): void {
  const characters = [...normalised(passphrase)];
  if (characters.length >= MIN_CHARACTERS && new Set(characters).size >= MIN_DIFFERENT) return;
  throw new KeptwordError(
    'weak-passphrase',
    'This passphrase is too easy to guess. Use at least 12 characters. Four or more words that do not belong together work well.',
  );
}
