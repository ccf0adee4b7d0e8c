import { type IntegrityReport, KeptwordError } from '../../shared/contract/index.ts';
import { type CustodyFacts, cutShortFacts, tracksInWords } from '../../shared/domain/index.ts';
import { noteWhole, whatIsLost } from './check-damage.ts';
import { documentsAgainstLog } from './check-documents.ts';
import { remarksOn } from './check-remarks.ts';
import { transcriptsAgainstLog } from './check-transcripts.ts';
import { isDamage } from './damaged-copy.ts';
import { finishMending } from './mend-entry.ts';
import { CAME_IN, nameOf, PARTS, type SealedThing, sealedThings } from './sealed-things.ts';
import type { OnProgress, OpenArchive } from './types.ts';

type Finding = IntegrityReport['findings'][number];
/** One that was looked at; bytes -1: it does not open. */
export type Sealed = SealedThing & { bytes: number; header: 'own' | 'copy' };

const NEVER_CHANGES = [
  'meetingId',
  'ordinal',
  'originalName',
  'bytes',
  'durationMs',
  'samples',
  'container',
  'codec',
  'sampleRate',
  'channels',
  'hasVideo',
  'soundTracks',
  'dateInFile',
  'dateOnDisk',
] as const;

/** In the entry only of a file that was cut short, or whose tracks have names. */
const SELDOM = ['cutShort', 'bytesExpected', 'msExpected', 'tracks'] as const;

/**
 * Verifies everything: the custody chain, the index, every sealed file of every recording and document (its tags, and the
 * original's SHA-256 against both the index and the custody log, that of the copy for listening against the log), and that no sealed file is missing. The report is
 * kept and logged, unless the archive is open for looking only. `signal` stops it with `cancelled`; then nothing is kept.
 * A sealed file that belongs to no recording is listed but no fault: an import that was cut short leaves one. What has no
 * second home for its header, or a wrong one, gets it here.
 */
export async function checkArchive(
  archive: OpenArchive,
  options: { signal?: AbortSignal | undefined; onProgress?: OnProgress } = {},
): Promise<IntegrityReport> {
  const { index, custody, clock } = archive;
  await finishMending(archive);
  const faults: Finding[] = [
    ...custody.verify().map(({ seq, problem }) => ({
      subject: seq === null ? 'The custody log' : `Custody log, entry ${seq}`,
      problem,
    })),
    ...aboutIndex(archive),
    ...logAgainstIndex(archive),
    ...documentsAgainstLog(index),
    ...transcriptsAgainstLog(index),
  ];
  const sealed = await sizes(archive, sealedThings(archive), faults);
  const verified = await verifySealed(archive, sealed, options);
  faults.push(...verified.faults);
  const remarks = await remarksOn(archive, sealed);
  const report: IntegrityReport = {
    ok: faults.length === 0,
    recordings: new Set(sealed.filter(({ of }) => index.recordings.get(of)).map(({ of }) => of)).size,
    blobs: sealed.length,
    entries: index.custody.count(),
    findings: [...faults, ...remarks],
    mendable: verified.mendable,
    checkedAt: clock.now().toISOString(),
  };
  if (!archive.readOnly) keep(archive, report);
  return report;
}

function keep({ index, custody }: OpenArchive, report: IntegrityReport): void {
  const { ok, recordings, blobs, entries, findings } = report;
  index.transaction(() => {
    index.checks.insert(report);
    custody.append('integrity-checked', null, { ok, recordings, blobs, entries, findings: findings.length });
  });
}

function aboutIndex({ index }: OpenArchive): Finding[] {
  const subject = 'The list of your meetings';
  try {
    return index.integrity().map((line) => ({ subject, problem: `It is damaged: ${line}` }));
  } catch (error) {
    if (!(error instanceof KeptwordError) || error.code !== 'archive-index-damaged') throw error;
    return [{ subject, problem: 'It is damaged.' }];
  }
}

/** What the log says of each recording must be what the index says: a swapped row shows here. */
function logAgainstIndex({ index }: OpenArchive): Finding[] {
  return index.recordings.everImported().flatMap(({ id, sha256, deletedAt }) => {
    const entries = index.custody.ofSubject(id);
    const imported = entries.find(({ event }) => CAME_IN.has(event));
    const subject = nameOf(index, id);
    if (!imported) return [{ subject, problem: 'The custody log does not tell of its import.' }];
    if (imported.facts.sha256 !== sha256) {
      return [{ subject, problem: 'Its hash is not the one that the custody log wrote down at the import.' }];
    }
    const other = otherThanLogged(index, id, imported.facts);
    if (other.length > 0) {
      return [
        { subject, problem: `The custody log wrote down something else at the import: ${other.join(', ')}.` },
      ];
    }
    if (deletedAt !== null && !entries.some(({ event }) => event === 'recording-deleted')) {
      return [{ subject, problem: 'It is gone, but the custody log does not tell of a deletion.' }];
    }
    return [];
  });
}

/** What never changes of a recording and is in its custody entry: names of those that differ. */
function otherThanLogged(index: OpenArchive['index'], id: string, facts: CustodyFacts): string[] {
  const recording = index.recordings.get(id);
  if (!recording) return [];
  const { cutShort, trackNames } = recording;
  const more: CustodyFacts = { ...cutShortFacts(cutShort), tracks: trackNames && tracksInWords(trackNames) };
  return [
    ...NEVER_CHANGES.filter((name) => name in facts && facts[name] !== recording[name]),
    ...SELDOM.filter((name) => (facts[name] ?? null) !== (more[name] ?? null)),
  ];
}

/** Opens each sealed file to learn its size for the progress. One that does not open is a fault and is counted still. */
async function sizes(archive: OpenArchive, wanted: SealedThing[], faults: Finding[]): Promise<Sealed[]> {
  const found: Sealed[] = [];
  for (const one of wanted) {
    try {
      const reader = await archive.blobs.open(one.id);
      found.push({ ...one, bytes: reader.bytes, header: reader.header });
      await reader.close();
    } catch (error) {
      faults.push(await faultOf(archive, one, error));
      found.push({ ...one, bytes: -1, header: 'own' });
    }
  }
  return found;
}

async function verifySealed(
  archive: OpenArchive,
  sealed: readonly Sealed[],
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: OnProgress },
): Promise<{ faults: Finding[]; mendable: number }> {
  const faults: Finding[] = [];
  let mendable = 0;
  const readable = sealed.filter(({ bytes }) => bytes >= 0);
  const total = readable.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const one of readable) {
    if (signal?.aborted) throw new KeptwordError('cancelled', 'You stopped the check. Nothing was changed.');
    const item = nameOf(archive.index, one.of);
    const onBytes = (done: number) => onProgress?.({ done: before + done, total, item });
    try {
      const { sha256 } = await archive.blobs.verify(one.id, signal ? { signal, onBytes } : { onBytes });
      if (one.sha256 !== null && sha256 !== one.sha256) {
        const what =
          one.part === PARTS.originalBlobId ? 'the file that was imported' : 'the one that was made of it';
        faults.push({ subject: item, problem: `${capital(one.part)} is not ${what}.` });
      } else if (one.header === 'copy') {
        mendable += 1;
        faults.push({ subject: item, problem: `${capital(one.part)}: ${BEGINNING_DAMAGED}` });
      }
      noteWhole(archive, one);
    } catch (error) {
      faults.push(await faultOf(archive, one, error));
    }
    before += one.bytes;
  }
  return { faults, mendable };
}

const BEGINNING_DAMAGED =
  'the beginning of its file is damaged. All of it can still be read, and the file can be mended.';

async function faultOf(archive: OpenArchive, one: SealedThing, error: unknown): Promise<Finding> {
  if (!(error instanceof KeptwordError) || error.code === 'cancelled') throw error;
  const subject = nameOf(archive.index, one.of);
  if (error.code === 'blob-missing') return { subject, problem: `${capital(one.part)} is missing.` };
  if (isDamage(error))
    return { subject, problem: `${capital(one.part)} is damaged.${await whatIsLost(archive, one)}` };
  return { subject, problem: `${capital(one.part)} could not be read.` };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
