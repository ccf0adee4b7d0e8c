import { z } from 'zod';
import { type BundleFinding, exportedCustodyEntry } from '../../../shared/domain/index.ts';
import { type Milliseconds, msToSamples } from '../../../shared/time/index.ts';
import { verifyEntries } from '../../custody/index.ts';
import { type BundleFile, bundleFile } from '../format/index.ts';
import { checkFollowUp } from './follow-up.ts';
import { checkNotes } from './notes.ts';
import { wavSamples } from './wav.ts';

export const BUNDLE_JSON = 'data/10_machine/bundle.json';
/** Folders in which bundle.json names every file; what stands beside them and is about them is a table. */
const NAMED_FILES = ['data/04_transcripts/', 'data/07_documents/'];
const TABLES: ReadonlySet<string> = new Set(
  ['04_transcripts/transcripts', '07_documents/documents', '07_documents/passages'].flatMap((name) => [
    `data/${name}.html`,
    `data/${name}.csv`,
  ]),
);
export const CUSTODY_JSON = 'data/09_custody/custody-log.json';

/** One file as it was read: its length, its SHA-256, and its content or head where that was asked for. */
export type Measured = { bytes: number; sha256: string; kept: Buffer | null };

type Subject = {
  measured: ReadonlyMap<string, Measured>;
  bagInfo: ReadonlyMap<string, string> | null;
  keyPem: string;
  fingerprint: string | null;
};
type Find = (file: BundleFinding['file'], problem: string) => void;

const custodyFile = z.array(exportedCustodyEntry).max(2_000_000);
type CustodyFile = z.infer<typeof custodyFile>;

/** The second half of verifying: what the files say fits together, and fits the sound. */
export function checkMeaning(subject: Subject, find: Find): void {
  const bundle = parse(subject.measured, BUNDLE_JSON, bundleFile, find);
  const custody = parse(subject.measured, CUSTODY_JSON, custodyFile, find);
  if (bundle !== null) {
    checkKeyNames(bundle, subject, find);
    checkRecordings(bundle, subject.measured, find);
    checkClips(bundle, subject.measured, find);
    checkDocuments(bundle, subject.measured, find);
    checkFollowUp(bundle, custody, { bundle: BUNDLE_JSON, custody: CUSTODY_JSON }, find);
    if (custody !== null) checkNotes(bundle, custody, CUSTODY_JSON, find);
  }
  if (custody !== null) checkCustody(custody, bundle, subject, find);
}

function parse<T>(
  measured: ReadonlyMap<string, Measured>,
  path: string,
  schema: z.ZodType<T>,
  find: Find,
): T | null {
  const kept = measured.get(path)?.kept;
  if (kept === undefined || kept === null) return null;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(kept));
  } catch {
    find(path, 'It is not readable JSON.');
    return null;
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  find(path, `It does not have the right form (${first?.path.join('.') ?? ''}: ${first?.message ?? ''}).`);
  return null;
}

function checkKeyNames(bundle: BundleFile, subject: Subject, find: Find): void {
  if (subject.fingerprint === null) return;
  if (bundle.keyFingerprint !== subject.fingerprint) {
    find(BUNDLE_JSON, 'It names another key than the one in this bundle.');
  }
  const named = subject.bagInfo?.get('Keptword-Key-Fingerprint');
  if (named !== undefined && named !== subject.fingerprint) {
    find('bag-info.txt', 'It names another key than the one in this bundle.');
  }
}

function checkRecordings(bundle: BundleFile, measured: ReadonlyMap<string, Measured>, find: Find): void {
  for (const recording of bundle.recordings) {
    const file = measured.get(recording.file);
    if (file === undefined) find(recording.file, 'The whole recording is missing.');
    else if (file.sha256 !== recording.sha256 || file.bytes !== recording.bytes) {
      find(recording.file, 'It is not the file that the archive received: SHA-256 or length differ.');
    }
  }
}

/** Every paper and transcript is what bundle.json says, and no other lies beside them. */
function checkDocuments(bundle: BundleFile, measured: ReadonlyMap<string, Measured>, find: Find): void {
  for (const document of bundle.documents) {
    const file = measured.get(document.file);
    if (file === undefined) find(document.file, 'The document is missing.');
    else if (file.sha256 !== document.sha256 || file.bytes !== document.bytes) {
      find(document.file, 'It is not the file that the archive received: SHA-256 or length differ.');
    }
  }
  const texts = bundle.transcripts.flatMap(({ files }) => files);
  for (const { file: path, sha256 } of texts) {
    const file = measured.get(path);
    if (file === undefined) find(path, 'The transcript is missing.');
    else if (file.sha256 !== sha256) find(path, 'Its SHA-256 is not the one in bundle.json.');
  }
  const named = new Set([...bundle.documents, ...texts].map(({ file }) => file));
  for (const path of measured.keys()) {
    if (NAMED_FILES.some((folder) => path.startsWith(folder)) && !TABLES.has(path) && !named.has(path)) {
      find(path, 'bundle.json does not name this file.');
    }
  }
}

/** A clip is as long as it says, to the sample, and lies inside its recording. */
function checkClips(bundle: BundleFile, measured: ReadonlyMap<string, Measured>, find: Find): void {
  const recordings = new Map(bundle.recordings.map((recording) => [recording.code, recording]));
  const named = new Set<string>();
  for (const { clip, exhibit, recording, startMs, endMs } of bundle.exhibits) {
    const source = recordings.get(recording);
    if (source === undefined) find(BUNDLE_JSON, `${exhibit} names a recording that is not in the bundle.`);
    if (clip === null || source === undefined) continue;
    named.add(clip.file);
    const file = measured.get(clip.file);
    if (file === undefined) {
      find(clip.file, 'The clip is missing.');
      continue;
    }
    const samples = file.kept === null ? null : wavSamples(file.kept, file.bytes);
    if (samples === null) find(clip.file, 'It is not a 48 kHz, one-channel, 16-bit WAV file.');
    else if (samples !== clip.endSample - clip.startSample) {
      find(clip.file, `It holds ${samples} samples; ${clip.endSample - clip.startSample} are promised.`);
    }
    const fits =
      clip.startSample === Math.min(msToSamples(startMs as Milliseconds), source.samples) &&
      clip.endSample === Math.min(msToSamples(endMs as Milliseconds), source.samples);
    if (!fits) find(clip.file, 'Its samples are not those of the times that the exhibit names.');
    if (file.sha256 !== clip.sha256) find(clip.file, 'Its SHA-256 is not the one in bundle.json.');
  }
  for (const path of measured.keys()) {
    if (path.endsWith('.wav') && path.startsWith('data/05_clips/') && !named.has(path)) {
      find(path, 'No exhibit names this clip.');
    }
  }
}

/** How a recording came into the archive: as a file, or recorded here. */
const CAME_IN: ReadonlySet<string> = new Set([
  'recording-imported',
  'recording-kept',
  'recording-recovered',
  'recording-found',
]);

function checkCustody(custody: CustodyFile, bundle: BundleFile | null, subject: Subject, find: Find): void {
  const last = custody.at(-1);
  for (const { problem } of subject.fingerprint === null ? [] : verifyEntries(custody, subject.keyPem)) {
    find(CUSTODY_JSON, problem);
  }
  if (bundle === null) return;
  if (bundle.custody.entries !== custody.length || bundle.custody.headHash !== (last?.hash ?? '')) {
    find(CUSTODY_JSON, 'It does not end with the entry that bundle.json names.');
  }
  for (const document of bundle.documents) {
    const received = custody.find(
      ({ event, subject: of }) => event === 'document-added' && of === document.id,
    );
    if (received === undefined) find(CUSTODY_JSON, `It does not say when ${document.code} was received.`);
    else if (received.facts?.sha256 !== document.sha256) {
      find(CUSTODY_JSON, `The SHA-256 of ${document.code} when it was received is another one.`);
    }
  }
  for (const recording of bundle.recordings) {
    const received = custody.find((entry) => CAME_IN.has(entry.event) && entry.subject === recording.id);
    if (received === undefined) find(CUSTODY_JSON, `It does not say when ${recording.code} was received.`);
    else if (received.facts?.sha256 !== recording.sha256) {
      find(CUSTODY_JSON, `The SHA-256 of ${recording.code} when it was received is another one.`);
    }
  }
}
