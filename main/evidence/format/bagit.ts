import { createHash } from 'node:crypto';
import { z } from 'zod';

/*
 * BagIt 1.0 (RFC 8493), SHA-256 only. Writing and reading are kept side by side so that one can be read against the
 * other; a property test holds them together.
 */

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURE = 'verify/manifest-sha256.txt.sig';
export const TAG_SIGNATURE = 'verify/tagmanifest-sha256.txt.sig';
export const PUBLIC_KEY = 'verify/public-key.pem';

/** Not in the tag manifest: itself, and the signature over it. That signature covers both. */
export const OUTSIDE_TAG_MANIFEST: ReadonlySet<string> = new Set([TAG_MANIFEST, TAG_SIGNATURE]);

/** True for what is evidence: all in `data/` (RFC 8493 §2.1.2). */
export function isPayload(path: string): boolean {
  return path.startsWith('data/');
}

/** One line a file, in the order of the code points of the path, as `sha256sum -c` reads it. */
export function manifestText(hashes: ReadonlyMap<string, string>): string {
  return [...hashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${encodePath(path)}\n`)
    .join('');
}

/** RFC 8493 2.1.3: only line breaks and the percent sign are encoded. */
function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

const LINE = /^([0-9a-f]{64}) {2}(\S.{0,1023})$/;

/** A manifest as path → hash, or the number of the first line that is not one. Lower-case hex and two spaces only. */
export function readManifest(text: string): Map<string, string> | { badLine: number } {
  const found = new Map<string, string>();
  if (text === '') return found;
  if (!text.endsWith('\n')) return { badLine: text.split('\n').length };
  const lines = text.slice(0, -1).split('\n');
  for (const [at, line] of lines.entries()) {
    const match = LINE.exec(line);
    const path = match?.[2]?.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replaceAll('%25', '%');
    if (match?.[1] === undefined || path === undefined || found.has(path)) return { badLine: at + 1 };
    found.set(path, match[1]);
  }
  return found;
}

export type Oxum = { bytes: number; files: number };

/** bag-info.txt. Order and words are fixed; only the day differs between two exports of an unchanged case. */
export function bagInfoText(info: {
  madeBy: string;
  madeOn: string;
  oxum: Oxum;
  fingerprint: string;
}): string {
  return [
    `Bag-Software-Agent: ${info.madeBy}\n`,
    `Bagging-Date: ${info.madeOn}\n`,
    `Payload-Oxum: ${info.oxum.bytes}.${info.oxum.files}\n`,
    'External-Description: Recordings of a school meeting with clips and summaries; not part of the IEP\n',
    `Keptword-Key-Fingerprint: ${info.fingerprint}\n`,
  ].join('');
}

const bagInfo = z.map(z.string().min(1).max(200), z.string().max(10_000));

/** Labels and values; null when a line is neither `Label: value` nor a continuation. */
export function readBagInfo(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  let last: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const match = /^([^\s:][^:]*?)\s*:\s*(.*)$/.exec(line);
    if (/^[ \t]/.test(line) && last !== null) found.set(last, `${found.get(last) ?? ''} ${line.trim()}`);
    else if (match?.[1] !== undefined && match[2] !== undefined && !found.has(match[1])) {
      last = match[1];
      found.set(last, match[2]);
    } else return null;
  }
  return bagInfo.safeParse(found).success ? found : null;
}

/** `Payload-Oxum: 1234.5`, bytes and files (RFC 8493 §2.2.2); null where it is none. */
export function readOxum(value: string | undefined): Oxum | null {
  const match = /^(\d{1,16})\.(\d{1,9})$/.exec(value ?? '');
  return match === null ? null : { bytes: Number(match[1]), files: Number(match[2]) };
}

/** Lower-case hex, as in a manifest. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
