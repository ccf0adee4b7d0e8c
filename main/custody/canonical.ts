import { createHash } from 'node:crypto';
import type { CustodyFacts, ExportedCustodyEntry } from '../../shared/domain/index.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Plain = string | number | boolean | null;

/**
 * Canonical JSON as in RFC 8785, for flat objects: keys sorted, no spaces, UTF-8. Keys are ASCII and numbers are whole,
 * so that `json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False)` of Python says the same.
 */
export function canonicalJson(value: Readonly<Record<string, Plain>>): string {
  const sorted = Object.keys(value)
    .sort()
    .map((key) => [key, value[key]] as const);
  return JSON.stringify(Object.fromEntries(sorted));
}

/** SHA-256 of a thing's JSON with the keys sorted at every depth: ties a stored version to its custody entry. */
export function contentHashOf(thing: Json): string {
  return sha256Hex(JSON.stringify(sortedKeys(thing)));
}

function sortedKeys(value: Json): Json {
  if (isList(value)) return value.map(sortedKeys);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortedKeys(value[key] ?? null)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The hash of an entry’s facts, lower-case hex: it stays in the chain where the facts are withheld. */
export function factsHashOf(facts: CustodyFacts): string {
  return sha256Hex(canonicalJson(facts));
}

/** Named in every entry that is hashed, so that these bytes can never be taken for something else's. */
export const FORMAT = 'keptword-custody-1';

type Unsigned = Omit<ExportedCustodyEntry, 'facts' | 'hash' | 'signature'>;

/** What is hashed of an entry: everything but the facts themselves (their hash is in it) and the signature. */
export function entryText({ at, event, factsHash, prevHash, seq, subject }: Unsigned): string {
  return canonicalJson({ format: FORMAT, at, event, factsHash, prevHash, seq, subject });
}

/** The hash of an entry, lower-case hex: what the next entry names, and what is signed. */
export function entryHashOf(entry: Unsigned): string {
  return sha256Hex(entryText(entry));
}
