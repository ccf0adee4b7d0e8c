import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  id,
  languageTag,
  line,
  type Recording,
  type Transcript,
  type TranscriptLine,
} from '../../shared/domain/index.ts';
import { isoDate, milliseconds } from '../../shared/time/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import { archiveReadOnly } from '../platform/index.ts';
import { fromFirstLine } from './from-first-line.ts';
import { placeLines } from './place-lines.ts';
import { type ReadingApart, readApart } from './read-apart.ts';
import { MOST_BYTES, type ReadTranscript } from './reading/index.ts';

const request = z
  .object({
    recordingId: id,
    kind: z.enum(['imported', 'certified']).default('imported'),
    certifiedBy: line.min(1).nullable().default(null),
    certifiedOn: isoDate.nullable().default(null),
    language: languageTag.nullable().default(null),
    /** Where its first line is heard in the recording, for a file that began earlier or later; null: as it says. */
    firstLineMs: milliseconds.nullable().default(null),
  })
  .refine((one) => one.kind !== 'certified' || (one.certifiedBy !== null && one.certifiedOn !== null), {
    error: 'A certified transcript says who certified it, and on which day.',
    path: ['certifiedBy'],
  });
export type ImportTranscript = z.input<typeof request>;

/**
 * What came of an import. `placed`: lines without a time of their own; `beyond`: lines after the recording's end;
 * `unnamed`: lines that do not say who speaks; `leftOut`: rows of the file that are nobody's words; `isShifted`: its
 * times are of the day and count from the first.
 */
export type ImportedTranscript = {
  outcome: 'imported' | 'duplicate';
  transcript: Transcript;
  lines: number;
  placed: number;
  beyond: number;
  unnamed: number;
  leftOut: number;
  isShifted: boolean;
};

/**
 * Reads a transcript file and keeps both: its lines, and the file itself, byte for byte, sealed and hashed. The same
 * bytes for the same recording are kept once.
 * @param file `path` never leaves main; `name` is what the person calls the file
 * @throws KeptwordError not-found, invalid-input, transcript-unreadable, file-empty, file-unreadable, archive-read-only,
 *   disk-full, file-system, cancelled; then nothing was added
 */
export async function importTranscript(
  archive: OpenArchive,
  file: { path: string; name: string },
  input: ImportTranscript,
  options: ReadingApart = {},
): Promise<ImportedTranscript> {
  const wanted = parsed(request, input);
  const recording = found(archive.index.recordings.get(wanted.recordingId), 'recording');
  if (archive.readOnly) throw archiveReadOnly();
  const bytes = await bytesOf(archive, file.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = archive.index.transcripts.findByHash(recording.id, sha256);
  if (known)
    return result('duplicate', known, archive.index.transcriptLines.ofTranscript(known.id), recording, {});
  const name = file.name.toWellFormed().slice(0, 255);
  // A copy, since the thread uses it up: the file itself is kept, too.
  const inFile = await readApart(new Uint8Array(bytes), name, recording, options);
  const read = wanted.firstLineMs === null ? inFile : inPlace(inFile, wanted.firstLineMs);
  const transcript: Omit<Transcript, 'blobId'> = {
    id: randomUUID(),
    recordingId: recording.id,
    kind: wanted.kind,
    title: titleOf(name),
    language: wanted.language ?? read.language,
    sourceName: name,
    format: read.format,
    sha256,
    certifiedBy: wanted.kind === 'certified' ? wanted.certifiedBy : null,
    certifiedOn: wanted.kind === 'certified' ? wanted.certifiedOn : null,
    createdAt: archive.clock.now().toISOString(),
  };
  const lines = placeLines(transcript.id, read.lines, recording.durationMs);
  const kept = await keep(archive, bytes, transcript, lines);
  return result('imported', kept, lines, recording, read);
}

/** Where the first line is heard is known then, so nothing of its place is a guess. */
function inPlace(read: ReadTranscript, firstLineMs: number): ReadTranscript {
  return { ...read, isShifted: false, lines: fromFirstLine(read.lines, firstLineMs) };
}

/** The sealed file and its rows, together or not at all. */
async function keep(
  archive: OpenArchive,
  bytes: Buffer,
  of: Omit<Transcript, 'blobId'>,
  lines: readonly TranscriptLine[],
): Promise<Transcript> {
  const writer = await archive.blobs.create('transcript', { digest: false });
  try {
    await writer.write(bytes);
    const { id: blobId } = await writer.finish();
    const transcript = archive.index.transaction(() => {
      // Only here is it sure: another import may have taken the title while this one was read.
      const title = freeTitle(of, new Set(archive.index.transcripts.titles().map(folded)));
      const transcript: Transcript = { ...of, title, blobId };
      commitChange(archive, { what: 'transcript', before: null, after: transcript });
      for (const one of lines) archive.index.transcriptLines.insert(one);
      return transcript;
    });
    return transcript;
  } catch (error) {
    // The failure that brought us here is the one to tell; the integrity check finds a blob that would not go.
    await writer.abort().catch(() => undefined);
    await archive.blobs.remove(writer.id).catch(() => undefined);
    throw error;
  }
}

async function bytesOf(archive: OpenArchive, path: string): Promise<Buffer> {
  try {
    const bytes = await archive.files.readWhole(path, MOST_BYTES);
    if (bytes.length > 0) return bytes;
  } catch (error) {
    const details = error instanceof KeptwordError ? (error.details ?? error.code) : 'unknown';
    throw new KeptwordError(
      'file-unreadable',
      'This file could not be read, or it is too large for a transcript. Nothing was added. Check that it is there, then try again.',
      { details, cause: error },
    );
  }
  throw new KeptwordError('file-empty', 'This file is empty. Nothing was added. Save or download it again.');
}

const folded = (title: string) => title.normalize('NFC').toLowerCase();

/**
 * `t`, then `t (SRT)`, then `t (SRT) 2`: three files of one name are three titles, so that each can be named when it is
 * exported. Titles that differ only in capitals are one.
 */
function freeTitle(
  { title, format }: Pick<Transcript, 'title' | 'format'>,
  taken: ReadonlySet<string>,
): string {
  if (!taken.has(folded(title))) return title;
  const named = `${title} (${(format ?? 'file').toUpperCase()})`;
  if (!taken.has(folded(named))) return named;
  for (let n = 2; ; n += 1) {
    const numbered = `${named} ${n}`;
    if (!taken.has(folded(numbered))) return numbered;
  }
}

function titleOf(name: string): string {
  return name.replace(/\.[^.]{1,5}$/, '').trim() || 'Transcript';
}

function result(
  outcome: ImportedTranscript['outcome'],
  transcript: Transcript,
  lines: readonly TranscriptLine[],
  { durationMs }: Recording,
  { leftOut = 0, isShifted = false }: Pick<ReadTranscript, 'leftOut' | 'isShifted'>,
): ImportedTranscript {
  return {
    outcome,
    transcript,
    lines: lines.length,
    placed: lines.filter(({ timing }) => timing === 'placed').length,
    beyond: lines.filter(({ startMs }) => startMs >= durationMs).length,
    unnamed: lines.filter(({ speakerId, speakerLabel }) => speakerId === null && speakerLabel === null)
      .length,
    leftOut,
    isShifted,
  };
}
