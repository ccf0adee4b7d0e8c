import { createHash, createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { KeptwordError } from '../../../shared/contract/index.ts';
import type { BundleFinding, BundleVerdict } from '../../../shared/domain/index.ts';
import {
  isPayload,
  MANIFEST,
  OUTSIDE_TAG_MANIFEST,
  PUBLIC_KEY,
  readBagInfo,
  readManifest,
  readOxum,
  SIGNATURE,
  TAG_MANIFEST,
  TAG_SIGNATURE,
} from '../format/index.ts';
import type { Bag } from './bag.ts';
import { BUNDLE_JSON, CUSTODY_JSON, checkMeaning, type Measured } from './meaning.ts';
import { WAV_HEAD } from './wav.ts';

export type VerifyOptions = { signal?: AbortSignal; onProgress?: (progress: VerifyProgress) => void };
export type VerifyProgress = { phase: 'verifying'; done: number; total: number; item: string | null };

const MiB = 1024 * 1024;
/** What is read whole, and how much of it at most: a bigger one is a finding, not a bigger memory. */
const KEPT: Record<string, number> = {
  'bagit.txt': 1024,
  'bag-info.txt': MiB,
  [MANIFEST]: 64 * MiB,
  [TAG_MANIFEST]: MiB,
  [SIGNATURE]: 1024,
  [TAG_SIGNATURE]: 1024,
  [PUBLIC_KEY]: 16 * 1024,
  [BUNDLE_JSON]: 128 * MiB,
  [CUSTODY_JSON]: 256 * MiB,
};
const REQUIRED = [...Object.keys(KEPT), 'START-HERE.html', 'verify/HOW-TO-VERIFY.txt'];
const MOST_FINDINGS = 500;

type FileMeasure = Measured & { sha256: string };

/**
 * Checks everything that can be checked of a bundle without the archive: shape, lists, every byte, signatures, custody
 * chain, clips and bundle.json. Never throws for what is wrong with the bundle: that is a finding, in plain words.
 */
export async function checkBag(bag: Bag, options: VerifyOptions = {}): Promise<BundleVerdict> {
  const findings: BundleFinding[] = [...bag.findings];
  const find = (file: string | null, problem: string) => {
    if (findings.length < MOST_FINDINGS) findings.push({ file, problem });
  };
  for (const path of REQUIRED) if (!bag.files.has(path)) find(path, 'This file is missing.');

  const measured = await measureAll(bag, find, options);
  const text = (path: string) => measured.get(path)?.kept?.toString('utf8') ?? '';
  checkDeclaration(measured, text, find);
  checkList(bag, measured, text(MANIFEST), MANIFEST, isPayload, find);
  checkList(bag, measured, text(TAG_MANIFEST), TAG_MANIFEST, isListedTag, find);
  checkOxum(bag, text('bag-info.txt'), measured.has('bag-info.txt'), find);
  const key = readKey(text(PUBLIC_KEY), measured.has(PUBLIC_KEY), find);
  if (key !== null) {
    checkSignature(measured, key, MANIFEST, SIGNATURE, find);
    checkSignature(measured, key, TAG_MANIFEST, TAG_SIGNATURE, find);
  }
  const fingerprint = key === null ? null : fingerprintOf(key);
  checkMeaning(
    { measured, bagInfo: readBagInfo(text('bag-info.txt')), keyPem: text(PUBLIC_KEY), fingerprint },
    find,
  );

  const bytes = [...bag.files.values()].reduce((sum, size) => sum + size, 0);
  return { ok: findings.length === 0, files: bag.files.size, bytes, fingerprint, findings };
}

function isListedTag(path: string): boolean {
  return !isPayload(path) && !OUTSIDE_TAG_MANIFEST.has(path);
}

type Find = (file: string | null, problem: string) => void;

/**
 * Reads every file once: its SHA-256, its length, and of some the content or the head. The lists come first; a file
 * that no list names is a finding anyhow and is not opened.
 */
async function measureAll(bag: Bag, find: Find, options: VerifyOptions): Promise<Map<string, FileMeasure>> {
  const measured = new Map<string, FileMeasure>();
  const total = [...bag.files.values()].reduce((sum, size) => sum + size, 0);
  let done = 0;
  const first = Object.keys(KEPT).filter((path) => bag.files.has(path));
  const later = [...bag.files.keys()].filter((path) => KEPT[path] === undefined).sort();
  let listed: ReadonlySet<string> | null = null;
  for (const path of [...first, ...later]) {
    if (KEPT[path] === undefined) listed ??= listedPaths(measured);
    if (listed?.has(path) === false) continue;
    refuseIfCancelled(options.signal);
    try {
      const one = await measure(bag, path, options.signal, (bytes) => {
        done += bytes;
        options.onProgress?.({ phase: 'verifying', done, total, item: path });
      });
      if (one === null) find(path, 'This file is much too large.');
      else measured.set(path, one);
    } catch (error) {
      refuseIfCancelled(options.signal);
      find(path, `This file cannot be read (${error instanceof Error ? error.message : 'unknown'}).`);
    }
  }
  return measured;
}

function listedPaths(measured: ReadonlyMap<string, FileMeasure>): Set<string> {
  const paths = new Set<string>();
  for (const list of [MANIFEST, TAG_MANIFEST]) {
    const lines = readManifest(measured.get(list)?.kept?.toString('utf8') ?? '');
    if (lines instanceof Map) for (const path of lines.keys()) paths.add(path);
  }
  return paths;
}

async function measure(
  bag: Bag,
  path: string,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<FileMeasure | null> {
  const whole = KEPT[path];
  const keep = whole ?? (path.endsWith('.wav') ? WAV_HEAD : 0);
  if (whole !== undefined && (bag.files.get(path) ?? 0) > whole) return null;
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let bytes = 0;
  for await (const piece of bag.read(path)) {
    refuseIfCancelled(signal);
    hash.update(piece);
    bytes += piece.length;
    if (keptBytes < keep) {
      const part = Buffer.from(piece.subarray(0, keep - keptBytes));
      kept.push(part);
      keptBytes += part.length;
    }
    onBytes(piece.length);
  }
  if (whole !== undefined && bytes > whole) return null;
  return { bytes, sha256: hash.digest('hex'), kept: keep === 0 ? null : Buffer.concat(kept) };
}

function refuseIfCancelled(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new KeptwordError('cancelled', 'The check was stopped. Nothing was changed.');
}

function checkDeclaration(
  measured: ReadonlyMap<string, FileMeasure>,
  text: (path: string) => string,
  find: Find,
): void {
  if (!measured.has('bagit.txt')) return;
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(text('bagit.txt'))) {
    find('bagit.txt', 'It does not say that this is a BagIt 1.0 bag in UTF-8.');
  }
}

/** Every listed file is there and unchanged, and every file of this kind is listed. */
function checkList(
  bag: Bag,
  measured: ReadonlyMap<string, FileMeasure>,
  text: string,
  list: string,
  belongs: (path: string) => boolean,
  find: Find,
): void {
  if (!measured.has(list)) return;
  const lines = readManifest(text);
  if (!(lines instanceof Map)) {
    find(list, `Line ${lines.badLine} is not a SHA-256 and a file name.`);
    return;
  }
  for (const [path, hash] of lines) {
    if (!belongs(path)) find(path, `It may not be listed in ${list}.`);
    else if (!bag.files.has(path)) find(path, `It is listed in ${list}, but it is missing.`);
    else if (measured.has(path) && measured.get(path)?.sha256 !== hash) {
      find(path, 'It was changed: its SHA-256 is not the one in the list.');
    }
  }
  for (const path of bag.files.keys()) {
    if (belongs(path) && !lines.has(path)) find(path, `It was added: it is not listed in ${list}.`);
  }
}

function checkOxum(bag: Bag, text: string, there: boolean, find: Find): void {
  if (!there) return;
  const info = readBagInfo(text);
  const oxum = readOxum(info?.get('Payload-Oxum'));
  if (info === null || oxum === null) {
    find('bag-info.txt', 'It does not say how many bytes and files the bundle has (Payload-Oxum).');
    return;
  }
  const payload = [...bag.files].filter(([path]) => isPayload(path));
  const bytes = payload.reduce((sum, [, size]) => sum + size, 0);
  if (oxum.bytes !== bytes || oxum.files !== payload.length) {
    find(
      'bag-info.txt',
      `It promises ${oxum.files} files with ${oxum.bytes} bytes in data. There are ${payload.length} with ${bytes}.`,
    );
  }
}

function readKey(pem: string, there: boolean, find: Find): KeyObject | null {
  if (!there) return null;
  try {
    const key = createPublicKey({ key: pem, format: 'pem', type: 'spki' });
    const curve = key.asymmetricKeyDetails?.namedCurve;
    if (key.asymmetricKeyType === 'ec' && (curve === 'prime256v1' || curve === 'P-256')) return key;
    find(PUBLIC_KEY, 'It is not a P-256 public key.');
  } catch {
    find(PUBLIC_KEY, 'It is not a public key.');
  }
  return null;
}

/** SHA-256 of the SubjectPublicKeyInfo, upper-case hex in groups of four: as main/custody prints it. */
function fingerprintOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return hex.match(/.{4}/g)?.join(' ') ?? hex;
}

function checkSignature(
  measured: ReadonlyMap<string, FileMeasure>,
  key: KeyObject,
  signed: string,
  signature: string,
  find: Find,
): void {
  const bytes = measured.get(signed)?.kept;
  const der = measured.get(signature)?.kept;
  if (bytes === undefined || bytes === null || der === undefined || der === null) return;
  let right = false;
  try {
    right = verifySignature('sha256', bytes, { key, dsaEncoding: 'der' }, der);
  } catch {
    right = false;
  }
  if (!right)
    find(signature, `The signature does not fit ${signed}: the list was changed, or another key signed.`);
}
