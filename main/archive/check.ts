import { type IntegrityReport, KeptwordError } from '../../shared/contract/index.ts';
import { type CustodyFacts, recordingCode } from '../../shared/domain/index.ts';
import type { RecordingBlobs } from '../database/index.ts';
import { backupFailure } from './backup.ts';
import { documentsAgainstLog, nameOfDocument, sealedDocuments } from './check-documents.ts';
import { sealedTranscripts, transcriptsAgainstLog } from './check-transcripts.ts';
import type { OnProgress, OpenArchive } from './types.ts';

type Finding = IntegrityReport['findings'][number];
/** One sealed file that must be there, and what it holds. */
type Sealed = { id: string; of: string; part: string; sha256: string | null; bytes: number };

const PARTS: Readonly<Record<keyof RecordingBlobs, string>> = {
  originalBlobId: 'the original',
  playbackBlobId: 'the copy for listening',
  peaksBlobId: 'the waveform',
  streamBlobId: 'the copy for seeking',
};

/** How a recording came into the archive: as a file, or recorded here. */
const CAME_IN: ReadonlySet<string> = new Set(['recording-imported', 'recording-kept', 'recording-recovered']);

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
  'dateInFile',
  'dateOnDisk',
] as const;

/**
 * Verifies everything: the custody chain, the index, every sealed file of every recording and document (its tags, and the
 * original's SHA-256 against both the index and the custody log, that of the copy for listening against the log), and that no sealed file is missing. The report is
 * kept and logged, unless the archive is open for looking only. `signal` stops it with `cancelled`; then nothing is kept.
 * A sealed file that belongs to no recording is listed but no fault: an import that was cut short leaves one.
 */
export async function checkArchive(
  archive: OpenArchive,
  options: { signal?: AbortSignal | undefined; onProgress?: OnProgress } = {},
): Promise<IntegrityReport> {
  const { index, custody, clock } = archive;
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
  const sealed = await sizes(
    archive,
    [
      ...whatMustBeThere(archive),
      ...sealedDocuments(index),
      ...sealedVoices(index),
      ...sealedTranscripts(index),
    ],
    faults,
  );
  faults.push(...(await verifySealed(archive, sealed, options)));
  const remarks = [...(await strangers(archive, sealed)), ...aboutBackup(archive)];
  const report: IntegrityReport = {
    ok: faults.length === 0,
    recordings: new Set(sealed.filter(({ of }) => index.recordings.get(of)).map(({ of }) => of)).size,
    blobs: sealed.length,
    entries: index.custody.count(),
    findings: [...faults, ...remarks],
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
  return NEVER_CHANGES.filter((name) => name in facts && facts[name] !== recording[name]);
}

function nameOf(index: OpenArchive['index'], recordingId: string): string {
  const recording = index.recordings.get(recordingId);
  if (!recording) return nameOfDocument(index, recordingId) ?? 'A recording that was deleted';
  const meeting = index.meetings.get(recording.meetingId);
  return `${recordingCode(recording.ordinal)} of ${meeting?.title ?? 'a meeting that was taken out'}`;
}

function whatMustBeThere({ index }: OpenArchive): Omit<Sealed, 'bytes'>[] {
  return index.recordings
    .everImported()
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap(({ id, sha256 }) => {
      const blobs = index.recordings.blobsOf(id);
      if (!blobs) return [];
      const heard = playbackHash(index, id);
      const parts: (keyof RecordingBlobs)[] = [
        'originalBlobId',
        'playbackBlobId',
        'peaksBlobId',
        'streamBlobId',
      ];
      return parts.flatMap((part) => {
        const blob = blobs[part];
        if (blob === null) return [];
        const expected = part === 'originalBlobId' ? sha256 : part === 'playbackBlobId' ? heard : null;
        return [{ id: blob, of: id, part: PARTS[part], sha256: expected }];
      });
    });
}

/** What a parent spoke about a moment; also notes that were taken out, as long as undo can bring them back. */
function sealedVoices(index: OpenArchive['index']): Omit<Sealed, 'bytes'>[] {
  return index.voiceNotes.sealed().map(({ recordingId, blobId, sha256 }) => ({
    id: blobId,
    of: recordingId,
    part: 'a voice note',
    sha256,
  }));
}

/** The SHA-256 of the copy for listening, as the log wrote it down: it is what a parent hears and marks. */
function playbackHash({ custody }: OpenArchive['index'], recordingId: string): string | null {
  const [first] = custody.ofSubject(recordingId).filter(({ event }) => CAME_IN.has(event));
  const hash = first?.facts.playbackSha256;
  return typeof hash === 'string' ? hash : null;
}

/** Opens each sealed file to learn its size for the progress. One that does not open is a fault and is counted still. */
async function sizes(
  archive: OpenArchive,
  wanted: Omit<Sealed, 'bytes'>[],
  faults: Finding[],
): Promise<Sealed[]> {
  const found: Sealed[] = [];
  for (const one of wanted) {
    try {
      const reader = await archive.blobs.open(one.id);
      found.push({ ...one, bytes: reader.bytes });
      await reader.close();
    } catch (error) {
      faults.push(faultOf(archive, one, error));
      found.push({ ...one, bytes: -1 });
    }
  }
  return found;
}

async function verifySealed(
  archive: OpenArchive,
  sealed: readonly Sealed[],
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: OnProgress },
): Promise<Finding[]> {
  const faults: Finding[] = [];
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
      }
    } catch (error) {
      faults.push(faultOf(archive, one, error));
    }
    before += one.bytes;
  }
  return faults;
}

function faultOf(archive: OpenArchive, one: Omit<Sealed, 'bytes'>, error: unknown): Finding {
  if (!(error instanceof KeptwordError) || error.code === 'cancelled') throw error;
  const subject = nameOf(archive.index, one.of);
  if (error.code === 'blob-missing') return { subject, problem: `${capital(one.part)} is missing.` };
  if (error.code === 'blob-damaged') return { subject, problem: `${capital(one.part)} is damaged.` };
  return { subject, problem: `${capital(one.part)} could not be read.` };
}

async function strangers(archive: OpenArchive, sealed: readonly Sealed[]): Promise<Finding[]> {
  const known = new Set(sealed.map(({ id }) => id));
  let count = 0;
  for await (const id of archive.blobs.list()) if (!known.has(id)) count += 1;
  if (count === 0) return [];
  const problem = `${count} belong${count === 1 ? 's' : ''} to no recording or document. An import was cut short, or an older copy of this list was put back. If a recording is missing in the list, do not delete anything.`;
  return [{ subject: 'Sealed files', problem }];
}

function aboutBackup({ index }: OpenArchive): Finding[] {
  const code = backupFailure(index);
  if (code === null) return [];
  return [
    {
      subject: 'The spare copy of the index',
      problem: `It could not be written at the last locking (${code}).`,
    },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
