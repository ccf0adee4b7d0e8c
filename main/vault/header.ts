import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KDF_LIMITS } from './kdf.ts';

/** archive.json: FORMAT.md §1 as a schema. It says how to open the archive and holds nothing personal. */
export const FORMAT = 'keptword-archive';
export const FORMAT_VERSION = 1;
/** A real one is about 2 KiB. */
export const MAX_HEADER_BYTES = 64 * 1024;

/** Exactly so many bytes in standard base64 with padding, and in its one canonical spelling. */
const base64 = (bytes: number) =>
  z
    .string()
    .max(4 * Math.ceil(bytes / 3))
    .refine((text) => {
      const decoded = Buffer.from(text, 'base64');
      return decoded.length === bytes && decoded.toString('base64') === text;
    }, `not ${bytes} bytes in base64`);

const integer = ({ min, max }: { min: number; max: number }) => z.number().int().min(min).max(max);

const passphraseSlot = z.strictObject({
  id: z.uuid(),
  type: z.literal('passphrase'),
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    version: z.literal(19),
    memoryKiB: integer(KDF_LIMITS.memoryKiB),
    passes: integer(KDF_LIMITS.passes),
    lanes: integer(KDF_LIMITS.lanes),
    salt: base64(16),
  }),
  nonce: base64(12),
  sealed: base64(48),
});

const hkdf = z.strictObject({ name: z.literal('hkdf-sha256'), salt: base64(32) });

/** The words themselves, sealed under the archive key until the drill is passed; then only the proof that it was. */
const drill = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('pending'), nonce: base64(12), sealed: base64(48) }),
  z.strictObject({ state: z.literal('passed'), proof: base64(32) }),
]);

const recoverySlot = z.strictObject({
  id: z.uuid(),
  type: z.literal('recovery'),
  kdf: hkdf,
  nonce: base64(12),
  sealed: base64(48),
  drill,
});

/** Reserved: a key that the operating system keeps. This version reads past it and keeps it as it is. */
const keychainSlot = z.strictObject({
  id: z.uuid(),
  type: z.literal('keychain'),
  provider: z.string().max(64),
  kdf: hkdf,
  nonce: base64(12),
  sealed: base64(48),
});

const slot = z.discriminatedUnion('type', [passphraseSlot, recoverySlot, keychainSlot]);

const archiveHeader = z
  .strictObject({
    format: z.literal(FORMAT),
    formatVersion: z.literal(FORMAT_VERSION),
    archiveId: z.uuid(),
    generation: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    slots: z.array(slot).min(2).max(8),
  })
  .refine((header) => header.slots.filter((one) => one.type === 'passphrase').length === 1)
  .refine((header) => header.slots.filter((one) => one.type === 'recovery').length === 1);

export type ArchiveHeader = z.infer<typeof archiveHeader>;
export type Slot = z.infer<typeof slot>;
export type PassphraseSlot = z.infer<typeof passphraseSlot>;
export type RecoverySlot = z.infer<typeof recoverySlot>;

/** What one copy of the key file turned out to be. */
export type HeaderCopy =
  | { readonly state: 'good'; readonly header: ArchiveHeader }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly why: string }
  | { readonly state: 'newer'; readonly version: number };

/** Reads one copy. Never throws: what is wrong with it is part of the answer. */
export function parseHeader(bytes: Buffer): HeaderCopy {
  const envelope = z
    .looseObject({ format: z.literal(FORMAT), formatVersion: z.number().int().min(1), checksum: z.string() })
    .safeParse(jsonOf(bytes));
  if (!envelope.success) return { state: 'damaged', why: 'not a key file' };
  const { checksum, ...body } = envelope.data;
  // Said before the checksum: a later version may compute it in another way, and is never to be "repaired" by this one.
  if (body.formatVersion > FORMAT_VERSION) return { state: 'newer', version: body.formatVersion };
  if (checksum !== checksumOf(body)) return { state: 'damaged', why: 'checksum' };
  const parsed = archiveHeader.safeParse(body);
  if (parsed.success) return { state: 'good', header: parsed.data };
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 3);
  return { state: 'damaged', why: `field ${where.join(', ')}` };
}

export function encodeHeader(header: ArchiveHeader): Buffer {
  return Buffer.from(`${JSON.stringify({ ...header, checksum: checksumOf(header) }, null, 2)}\n`, 'utf8');
}

/** SHA-256 of the canonical JSON of everything but the checksum. It tells damage from a wrong passphrase; no more. */
function checksumOf(body: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}

/**
 * Compact JSON with sorted keys. For the strings, integers, arrays and objects of a key file this is RFC 8785.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
