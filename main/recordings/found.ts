import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type CutShort, type Recording, recordingCode } from '../../shared/domain/index.ts';
import type { IsoDate } from '../../shared/time/index.ts';
import { type OpenArchive, unlistedFiles } from '../archive/index.ts';
import type { RecordingBlobs } from '../database/index.ts';
import {
  type Ffmpeg,
  oggPages,
  peaksBuilder,
  planned,
  planStream,
  preSkipOf,
  type SoundFacts,
  transcode,
} from '../media/index.ts';
import { archiveReadOnly, refuseCancelled } from '../platform/index.ts';
import type { BlobReader } from '../vault/index.ts';
import { UNSAID } from './import.ts';
import { blobLedger } from './ledger.ts';
import { cutOf, loggedOf, measuredOf } from './measured.ts';
import { isSoundOfAny } from './same-sound.ts';

/** What was found: recordings that are listed now, and sealed files of sound that could not be read. */
export type Found = { recordings: Recording[]; unreadable: number };
export type FoundOptions = {
  /** The meeting of a day, made when there is none: called in the transaction that enters a recording. */
  meetingOf: (day: IsoDate) => string;
  signal?: AbortSignal | undefined;
  onProgress?: (progress: { done: number; total: number; item: null }) => void;
};

/** A sealed file that no row names. `samples`: of a copy for listening, by its last page; null when it is none. */
type Stray = {
  id: string;
  kind: BlobReader['kind'];
  bytes: number;
  sealedAtMs: number;
  samples: number | null;
};
/** `taken`: sealed files that a recording uses by now. No two share one: a deletion would take both along. */
type Work = { archive: OpenArchive; ffmpeg: Ffmpeg; options: FoundOptions; taken: Set<string> };

/** Both ends of an Ogg file; a page is at most 64 KiB. */
const END_BYTES = 192 * 1024;

/**
 * Lists every recording that lies sealed in the archive and that no row names: after a list was lost (decision 184), or an
 * older copy of it was put back. A container says its kind and no more, so a recording comes back under the day it was
 * made or sealed, without its title. Where an original does not open, its copy for listening takes its place. Nothing
 * sealed is changed or taken away, and doing it twice finds nothing new.
 * @throws KeptwordError archive-read-only, cancelled, disk-full: what was found before stays listed
 */
export async function findRecordings(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  options: FoundOptions,
): Promise<Found> {
  if (archive.readOnly) {
    throw archiveReadOnly();
  }
  const work = { archive, ffmpeg, options, taken: new Set<string>() };
  const { strays, closed } = await look(archive);
  const total = strays.reduce((sum, { bytes }) => sum + bytes, 0);
  const recordings: Recording[] = [];
  let done = 0;
  let unreadable = closed;
  // Originals first: what they are copies of is known then.
  for (const stray of strays) {
    if (stray.kind !== 'original' && stray.kind !== 'playback') continue;
    refuseCancelled(options.signal);
    const result = await enterOne(work, stray, strays);
    if (result === 'unreadable') unreadable += 1;
    else if (result !== null) recordings.push(result);
    done += stray.bytes;
    options.onProgress?.({ done, total, item: null });
  }
  return { recordings, unreadable };
}

/** Sound that no row names: originals in the order of their making, then copies. `closed`: files that do not open. */
async function look(archive: OpenArchive): Promise<{ strays: Stray[]; closed: number }> {
  const strays: Stray[] = [];
  let closed = 0;
  for (const id of await unlistedFiles(archive)) {
    try {
      const reader = await archive.blobs.open(id);
      try {
        const { kind, bytes, sealedAtMs } = reader;
        const samples = kind === 'playback' ? await samplesIn(reader) : null;
        if (kind !== 'playback' || samples !== null) strays.push({ id, kind, bytes, sealedAtMs, samples });
      } finally {
        await reader.close();
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      closed += 1;
    }
  }
  const rank = ({ kind, sealedAtMs }: Stray) =>
    (kind === 'original' ? 0 : Number.MAX_SAFE_INTEGER / 2) + sealedAtMs;
  return { strays: strays.sort((a, b) => rank(a) - rank(b)), closed };
}

/** Length of an Ogg/Opus file by its first and last page (RFC 7845 §4); null when it is another format. */
async function samplesIn(reader: BlobReader): Promise<number | null> {
  const [first] = oggPages()(await reader.read(0, END_BYTES));
  const last = oggPages()(await reader.read(Math.max(0, reader.bytes - END_BYTES), END_BYTES)).at(-1);
  const [head] = first?.packets ?? [];
  if (!head || !last || head.toString('latin1', 0, 8) !== 'OpusHead') return null;
  return last.granule - preSkipOf(head);
}

/** Null: it is in use by now, or known already, as a recording or as the copy of one. */
async function enterOne(
  work: Work,
  stray: Stray,
  strays: readonly Stray[],
): Promise<Recording | 'unreadable' | null> {
  const { archive } = work;
  if (work.taken.has(stray.id)) return null;
  const isCopy = stray.kind === 'playback';
  const ledger = blobLedger(archive.blobs);
  try {
    if (isCopy && (await isKnown(work, stray))) return null;
    const { sha256 } = await archive.blobs.verify(stray.id, {
      ...(work.options.signal && { signal: work.options.signal }),
    });
    if (archive.index.recordings.findByHash(sha256)) return null;
    const sound = await decode(work, stray, { strays, ledger });
    if (isCopy) await sound.playback.abort();
    const heard = isCopy ? { id: stray.id, sha256 } : await copyOf(work, sound, strays);
    const recording = enter(work, stray, {
      facts: sound.facts,
      cutShort: sound.cutShort,
      sha256,
      playbackSha256: heard.sha256,
      blobs: {
        originalBlobId: stray.id,
        playbackBlobId: heard.id,
        peaksBlobId: sound.peaksBlobId,
        streamBlobId: null,
      },
    });
    for (const id of [stray.id, heard.id, sound.peaksBlobId]) work.taken.add(id);
    return recording;
  } catch (error) {
    await ledger.undo();
    if (isDamage(error)) return 'unreadable';
    throw error;
  }
}

/** True for the copy for listening of a recording that is listed; nobody misses it. */
async function isKnown({ archive, ffmpeg, options }: Work, stray: Stray): Promise<boolean> {
  const { signal } = options;
  return isSoundOfAny({ archive, ffmpeg, signal }, stray, archive.index.recordings.list());
}

/**
 * The copy for listening that was made at the time, when it is the one that was made just now, to the byte; else that one.
 * Its length alone would not do: many recorders end a file every hour, and one sound would be played for another.
 */
async function copyOf(
  { archive, taken }: Work,
  { facts, playback }: Awaited<ReturnType<typeof decode>>,
  strays: readonly Stray[],
): Promise<{ id: string; sha256: string }> {
  const made = await playback.finish();
  for (const { id, kind, samples } of strays) {
    if (kind !== 'playback' || samples !== facts.samples || taken.has(id)) continue;
    const old = await archive.blobs.verify(id).catch(unlessDamaged);
    if (old?.sha256 !== made.sha256) continue;
    await archive.blobs.remove(made.id);
    return { id, sha256: made.sha256 };
  }
  return made;
}

function unlessDamaged(error: unknown): null {
  if (isDamage(error)) return null;
  throw error;
}

/** The sealed waveform that says the same, to the byte: the one that was drawn at the time. */
async function sameAs(
  { archive, taken }: Work,
  made: { bytes: number; sha256: string },
  strays: readonly Stray[],
): Promise<string | null> {
  for (const { id, kind, bytes } of strays) {
    if (kind !== 'peaks' || bytes !== made.bytes || taken.has(id)) continue;
    const old = await archive.blobs.verify(id).catch(unlessDamaged);
    if (old?.sha256 === made.sha256) return id;
  }
  return null;
}

/** Decodes it once: its facts and length, its waveform, and a copy for listening that may be dropped again. */
async function decode(
  work: Work,
  stray: Stray,
  { strays, ledger }: { strays: readonly Stray[]; ledger: ReturnType<typeof blobLedger> },
) {
  const { archive, ffmpeg, options } = work;
  const reader = await archive.blobs.open(stray.id);
  try {
    const plan = await planStream(reader);
    const playback = await ledger.create('playback');
    const peaks = peaksBuilder();
    const facts = await transcode({
      ffmpeg,
      input: planned(plan, reader.stream()),
      onPcm: (pcm) => peaks.add(pcm),
      onOpus: (bytes) => playback.write(bytes),
      signal: options.signal,
      // What lies sealed came in: a file that was cut short was kept knowingly, and is to be found as that.
      whenCut: plan.cutShort ? 'known' : 'keep',
    });
    const drawn = await ledger.create('peaks');
    for (const piece of peaks.pieces()) await drawn.write(piece);
    const made = await drawn.finish();
    const old = await sameAs(work, made, strays);
    if (old !== null) await archive.blobs.remove(made.id);
    const peaksBlobId = old ?? made.id;
    return { facts, cutShort: cutOf(plan.cutShort, facts), playback, peaksBlobId };
  } finally {
    await reader.close();
  }
}

/** The row, its meeting when that is new, and the entry in the log: all or nothing. */
function enter(
  { archive, ffmpeg, options }: Work,
  stray: Stray,
  of: {
    facts: SoundFacts;
    cutShort: CutShort | null;
    sha256: string;
    playbackSha256: string;
    blobs: RecordingBlobs;
  },
): Recording {
  const { facts, cutShort, sha256, playbackSha256, blobs } = of;
  const { index, custody, clock } = archive;
  const sealedAt = new Date(stray.sealedAtMs).toISOString();
  const day = (facts.dateInFile ?? sealedAt).slice(0, 10);
  return index.transaction(() => {
    const meetingId = options.meetingOf(day);
    const [session] = index.sessions.ofMeeting(meetingId);
    if (!session) throw new Error('a meeting without a sitting');
    const ordinal = index.recordings.nextOrdinal(meetingId);
    const recording: Recording = {
      ...UNSAID,
      id: randomUUID(),
      meetingId,
      sessionId: session.id,
      ordinal,
      originalName: `${stray.kind === 'playback' ? 'found-copy' : 'found'}-${day}-${recordingCode(ordinal)}.${facts.container}`,
      importedAt: clock.now().toISOString(),
      sha256,
      bytes: stray.bytes,
      ...measuredOf(facts, cutShort),
      dateOnDisk: sealedAt,
    };
    index.recordings.insert({ ...recording, ...blobs });
    custody.append('recording-found', recording.id, {
      ...loggedOf(recording),
      code: recordingCode(ordinal),
      playbackSha256,
      ffmpeg: ffmpeg.version,
    });
    return recording;
  });
}

/** What is wrong with one file, and not with the disk or the work as a whole. */
function isDamage(error: unknown): boolean {
  const ofOne = [
    'blob-damaged',
    'blob-missing',
    'archive-newer',
    'not-audio',
    'no-audio-stream',
    'ffmpeg-failed',
    'file-truncated',
  ];
  return error instanceof KeptwordError && ofOne.includes(error.code);
}
