import { randomUUID } from 'node:crypto';
import { type ImportResult, KeptwordError, type WireError } from '../../shared/contract/index.ts';
import {
  type Meeting,
  mayHoldRecordings,
  type Recording,
  type RecordingFields,
  recordingCode,
  recordingFields,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive, parsed } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { archiveReadOnly, failureOf, refuseCancelled } from '../platform/index.ts';
import { hashOf, type Sealed, sealFile } from './import-one.ts';
import { loggedOf, measuredOf } from './measured.ts';
import { openSource, type SourceFile } from './source-file.ts';

export type ImportRequest = {
  /**
   * Or how the meeting is made (the answer is its id): in one step with the first recording that enters it, so that
   * files that all fail leave no empty meeting behind. Asked again when that step failed.
   */
  meetingId: string | (() => string);
  /** Null: the meeting's first sitting. */
  sessionId?: string | null;
  /** `name` is what the person calls the file; `path` never leaves main. */
  files: readonly { fileId: string; path: string; name: string }[];
  about?: Partial<RecordingFields>;
  /** `keep`: a file that was cut short is the only one, so what is there comes in, marked as cut. Else it is refused. */
  cutShort?: 'refuse' | 'keep';
};

/** Bytes done of bytes in all, over all files; `item` is the file at work. */
export type ImportProgress = { phase: 'importing'; done: number; total: number; item: string };
export type ImportOptions = { signal?: AbortSignal; onProgress?: (progress: ImportProgress) => void };

export const UNSAID: RecordingFields = {
  label: null,
  source: 'parent',
  announced: 'unknown',
  recordedBy: null,
  dateByParent: null,
  device: null,
};
const LONGEST_NAME = 255;
const UNEXPECTED = 'Something went wrong with this file. Nothing was added. Please try it once more.';

/**
 * Imports files into a meeting, one after the other. A file that fails does not stop the others: its result says why.
 * When cancelled, what was finished stays and the rest fails as `cancelled`, leaving nothing.
 * @throws KeptwordError not-found, mediation-confidential, archive-read-only: then no file was touched
 */
export async function importFiles(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<ImportResult[]> {
  const into = destinationOf(archive, request);
  const sizes = await Promise.all(request.files.map(({ path }) => sizeOf(path)));
  const { cutShort = 'refuse' } = request;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const results: ImportResult[] = [];
  let before = 0;
  for (const [index, file] of request.files.entries()) {
    const name = cleanName(file.name);
    const onBytes = (done: number) => {
      options.onProgress?.({ phase: 'importing', done: Math.min(total, before + done), total, item: name });
    };
    const job = { archive, ffmpeg, signal: options.signal, cutShort, onBytes };
    results.push({ fileId: file.fileId, name, ...(await importOne(job, into, { path: file.path, name })) });
    before += sizes[index] ?? 0;
    onBytes(0);
  }
  return results;
}

type Place = { meeting: Meeting; sessionId: string };
type Destination = {
  about: RecordingFields;
  /** Runs `work` in one transaction with the making of the meeting, where it is still to be made. */
  enter<T>(work: (place: Place) => T): T;
};
type Job = {
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  signal: AbortSignal | undefined;
  cutShort: 'refuse' | 'keep';
  onBytes(done: number): void;
};
type Outcome =
  | { outcome: 'imported' | 'duplicate'; recording: Recording }
  | { outcome: 'failed'; error: WireError };

function destinationOf(archive: OpenArchive, request: ImportRequest): Destination {
  const { meetingId, sessionId = null } = request;
  let known = typeof meetingId === 'string' ? placeIn(archive, meetingId, sessionId) : null;
  if (archive.readOnly) {
    throw archiveReadOnly();
  }
  const made = () => (typeof meetingId === 'string' ? meetingId : meetingId());
  return {
    about: aboutOf(request),
    enter(work) {
      const [done, place] = archive.index.transaction(() => {
        const at = known ?? placeIn(archive, made(), sessionId);
        return [work(at), at] as const;
      });
      // Only now: a transaction that failed has taken the new meeting with it.
      known = place;
      return done;
    },
  };
}

function placeIn(archive: OpenArchive, meetingId: string, sessionId: string | null): Place {
  const meeting = found(archive.index.meetings.get(meetingId), 'meeting');
  if (!mayHoldRecordings(meeting)) {
    throw new KeptwordError(
      'mediation-confidential',
      'What is said in mediation is confidential by law. Keptword keeps no recording of it. Nothing was added.',
      { details: '34 CFR 300.506(b)(8)' },
    );
  }
  const sessions = archive.index.sessions.ofMeeting(meeting.id);
  const wanted = sessions.find(({ id, ordinal }) => (sessionId === null ? ordinal === 1 : id === sessionId));
  return { meeting, sessionId: found(wanted ?? null, 'sitting of the meeting').id };
}

function aboutOf(request: ImportRequest): RecordingFields {
  const said = parsed(recordingFields.partial(), request.about ?? {});
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { ...UNSAID, ...given };
}

async function importOne(
  job: Job,
  into: Destination,
  file: { path: string; name: string },
): Promise<Outcome> {
  try {
    refuseCancelled(job.signal);
    const source = await openSource(file.path);
    try {
      return await importSource(job, into, source, file.name);
    } finally {
      await source.close();
    }
  } catch (error) {
    return { outcome: 'failed', error: failureOf(error, UNEXPECTED) };
  }
}

async function importSource(job: Job, into: Destination, source: SourceFile, name: string): Promise<Outcome> {
  const { archive, ffmpeg, signal } = job;
  const known = await knownBefore(archive, source, signal);
  if (known) return { outcome: 'duplicate', recording: known };
  const sealed = await sealFile({ ...job, source });
  try {
    const twin = archive.index.recordings.findByHash(sealed.sha256);
    if (twin) {
      await sealed.undo();
      return { outcome: 'duplicate', recording: twin };
    }
    refuseCancelled(signal);
    return { outcome: 'imported', recording: enter(archive, into, { source, sealed, name, ffmpeg }) };
  } catch (error) {
    await sealed.undo();
    throw error;
  }
}

/** A recording of the same length is worth hashing first: five hours are known again in seconds, not minutes. */
async function knownBefore(
  archive: OpenArchive,
  source: SourceFile,
  signal: AbortSignal | undefined,
): Promise<Recording | null> {
  if (!archive.index.recordings.list().some(({ bytes }) => bytes === source.bytes)) return null;
  return archive.index.recordings.findByHash(await hashOf(source, signal));
}

/** The row and its custody entry, together or not at all. */
function enter(
  archive: OpenArchive,
  into: Destination,
  of: { source: SourceFile; sealed: Sealed; name: string; ffmpeg: Ffmpeg },
): Recording {
  const { facts, cutShort, sha256, blobs, playbackSha256, packetHash } = of.sealed;
  return into.enter(({ meeting, sessionId }) => {
    const recording: Recording = {
      ...into.about,
      id: randomUUID(),
      meetingId: meeting.id,
      sessionId,
      ordinal: archive.index.recordings.nextOrdinal(meeting.id),
      originalName: of.name,
      importedAt: archive.clock.now().toISOString(),
      sha256,
      bytes: of.source.bytes,
      ...measuredOf(facts, cutShort),
      dateOnDisk: of.source.dateOnDisk,
    };
    archive.index.recordings.insert({ ...recording, ...blobs });
    archive.custody.append('recording-imported', recording.id, {
      ...loggedOf(recording),
      code: recordingCode(recording.ordinal),
      playbackSha256,
      packetHash,
      ffmpeg: of.ffmpeg.version,
    });
    return recording;
  });
}

async function sizeOf(path: string): Promise<number> {
  const source = await openSource(path).catch(() => null);
  await source?.close();
  return source?.bytes ?? 0;
}

/** Half characters would not survive the index and the bundle; nothing else of a name is touched. */
function cleanName(name: string): string {
  return name.toWellFormed().slice(0, LONGEST_NAME);
}
