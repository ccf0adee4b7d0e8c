import {
  type InterruptedCapture,
  KeptwordError,
  type RecoverableCapture,
  type UnreadableCapture,
} from '../../shared/contract/index.ts';
import type { Gap, Recording } from '../../shared/domain/index.ts';
import { samplesToMs } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { type Ffmpeg, oggPageIn, preSkipOf } from '../media/index.ts';
import { type CaptureNotes, onlyDamage, readNotes } from './journal.ts';
import { endOf, enterRecording, PACKET, peaksOf, placeFor, sealSound } from './seal.ts';

/** Of a journal file (main/vault/FORMAT.md §4): its header, and what a record takes beside its bytes. */
const HEADER_BYTES = 256;
const RECORD_OVERHEAD = 20;
/** Two pages of 400 ms: as much as a crash tears off in the middle of a write. */
const TORN_BYTES = 4_096;

/** Recordings that are running now, by their archive: they are not interrupted. */
const running = new WeakMap<OpenArchive, Set<string>>();
const recovering = new WeakMap<OpenArchive, Map<string, Promise<Recording>>>();

export function markRunning(archive: OpenArchive, captureId: string): () => void {
  const set = running.get(archive) ?? new Set();
  running.set(archive, set);
  set.add(captureId);
  return () => set.delete(captureId);
}

/**
 * What recordings that ended unexpectedly have left, oldest first; also those of which nothing can be heard. What was
 * left behind of finished ones is put away on the way.
 */
export async function interruptedCaptures(archive: OpenArchive): Promise<InterruptedCapture[]> {
  const { live } = archive.vault;
  const found: InterruptedCapture[] = [];
  for (const captureId of await live.list()) {
    if (running.get(archive)?.has(captureId)) continue;
    if (isEntered(archive, captureId)) {
      await putAway(archive, captureId);
      continue;
    }
    const notes = await readNotes(live, captureId);
    const { samples, readBytes } = await soundIn(archive, captureId);
    if (notes && samples > 0) found.push(describe(archive, notes, samples));
    else found.push(await describeMute(archive, captureId, { notes, readBytes }));
  }
  return found.sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1));
}

function describe(archive: OpenArchive, notes: CaptureNotes, samples: number): RecoverableCapture {
  const { start, marks, draft } = notes;
  const meeting = archive.index.meetings.get(start.meetingId);
  return {
    state: 'recoverable',
    captureId: start.captureId,
    meetingId: start.meetingId,
    meetingTitle: meeting?.title ?? '',
    meetingGone: meeting === null,
    startedAt: start.startedAt,
    endedAt: endOf(notes, samples),
    keptMs: samplesToMs(samples),
    marks: marks.length + (draft ? 1 : 0),
  };
}

/** No sound can be read: either none was written before the end, or what was written is damaged. */
async function describeMute(
  archive: OpenArchive,
  captureId: string,
  { notes, readBytes }: { notes: CaptureNotes | null; readBytes: number },
): Promise<UnreadableCapture> {
  const { live } = archive.vault;
  const soundBytes = await live.bytes(captureId, 'sound');
  const bytes = soundBytes + (await live.bytes(captureId, 'marks'));
  const started = notes?.start ?? null;
  return {
    // More than a torn last record that cannot be read is sound that was there once.
    state: soundBytes - readBytes > TORN_BYTES ? 'not-readable' : 'nothing-reached-disk',
    captureId,
    meetingId: started?.meetingId ?? null,
    meetingTitle: started ? (archive.index.meetings.get(started.meetingId)?.title ?? '') : '',
    startedAt: started?.startedAt ?? null,
    bytes,
    notes: [...(notes?.marks ?? []), ...(notes?.draft ? [notes.draft] : [])]
      .map(({ text }) => text)
      .filter((text) => text !== ''),
    seen: wasSeen(archive, captureId),
  };
}

/** The person has read of a recording that cannot be heard. It is written into the log once; its files stay. */
export async function noteSeen(archive: OpenArchive, captureId: string): Promise<void> {
  if (archive.readOnly || wasSeen(archive, captureId)) return;
  const left = (await interruptedCaptures(archive)).find((one) => one.captureId === captureId);
  if (!left || left.state === 'recoverable') throw notThere();
  const { state, meetingId, startedAt, bytes } = left;
  archive.custody.append('capture-set-aside', captureId, { state, meetingId, startedAt, bytes });
}

function wasSeen({ custody }: OpenArchive, captureId: string): boolean {
  return custody
    .entries()
    .some(({ event, subject }) => event === 'capture-set-aside' && subject === captureId);
}

/** Samples that a player will play, by the last page that can be read, and the bytes of the file that could be read. */
async function soundIn(
  archive: OpenArchive,
  captureId: string,
): Promise<{ samples: number; readBytes: number }> {
  const journal = await archive.vault.live.read(captureId, 'sound').catch(onlyDamage);
  if (!journal) return { samples: 0, readBytes: 0 };
  let readBytes = HEADER_BYTES;
  let preSkip = 0;
  let granule = 0;
  let missing = 0;
  let first = true;
  for await (const record of journal) {
    readBytes += record === null ? 0 : record.length + RECORD_OVERHEAD;
    const page = first || record === null ? null : oggPageIn(record);
    first = false;
    if (!page) continue;
    if (page.first && page.packets[0]) preSkip = preSkipOf(page.packets[0]);
    if (page.granule > 0) missing += Math.max(0, page.granule - granule - page.packets.length * PACKET);
    granule = page.granule;
  }
  return { samples: Math.max(0, granule - missing - preSkip), readBytes };
}

/**
 * Puts an interrupted recording into its meeting, playable up to the last second that reached the disk, with its marks
 * and gaps. Nothing is taken away before it is there: a crash in the middle leaves it to the next time, and asking twice
 * finds the recording.
 * @throws KeptwordError not-found, archive-read-only, disk-full, file-system, blob-damaged, ffmpeg-failed
 */
export function recoverCapture(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  captureId: string,
  /** Where it goes when its own meeting was taken out; else nobody asks. */
  instead: { meetingId: string } | null = null,
): Promise<Recording> {
  const under = recovering.get(archive) ?? new Map<string, Promise<Recording>>();
  recovering.set(archive, under);
  const known = under.get(captureId);
  if (known) return known;
  const work = recover(archive, ffmpeg, captureId, instead).finally(() => under.delete(captureId));
  under.set(captureId, work);
  return work;
}

async function recover(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  captureId: string,
  instead: { meetingId: string } | null,
): Promise<Recording> {
  if (running.get(archive)?.has(captureId)) {
    throw new KeptwordError('already-recording', 'This recording is still running. End it first.');
  }
  const there = archive.index.recordings.get(captureId);
  if (there) {
    if (!archive.readOnly) await putAway(archive, captureId);
    return there;
  }
  if (archive.readOnly) {
    throw new KeptwordError(
      'archive-read-only',
      'This archive is open for reading only. The interrupted recording stays as it is. Copy the archive to a place you can write to.',
    );
  }
  const found = await readNotes(archive.vault.live, captureId);
  if (!found || isEntered(archive, captureId)) throw notThere();
  const notes = { ...found, start: { ...found.start, ...placeOf(archive, found.start, instead) } };
  // Room for the copy: the journal stays until it is sealed.
  await archive.vault.live.release(captureId);
  const sound = await sealSound(archive, captureId);
  try {
    const peaks = await peaksOf(archive, ffmpeg, sound.blobId);
    const ended = notes.stop === null ? 'recovered' : 'kept';
    // Before it has its row: from then on its journal would be taken away.
    if (sound.partly) await archive.vault.live.keep(captureId);
    const recording = await enterRecording(archive, { sound, notes, peaks, ended, ffmpeg });
    await putAway(archive, captureId);
    return recording;
  } catch (error) {
    if (!isEntered(archive, captureId)) await archive.blobs.remove(sound.blobId).catch(() => undefined);
    throw error;
  }
}

/** Its own meeting, as long as that is there; a recording that nobody sees would be as good as lost. */
function placeOf(
  archive: OpenArchive,
  start: { meetingId: string; sessionId: string },
  instead: { meetingId: string } | null,
): { meetingId: string; sessionId: string } {
  const { meetingId, sessionId } = start;
  if (archive.index.meetings.get(meetingId)) return { meetingId, sessionId };
  if (instead) return placeFor(archive, { ...instead, sessionId: null });
  throw new KeptwordError(
    'not-found',
    'The meeting of this recording was taken out. Choose the meeting that it goes into. The recording is safe.',
  );
}

const notThere = () => new KeptwordError('not-found', 'This recording is not in the archive any more.');

/** True when it has its row, or had one: a recording that the parent deleted is not brought back. */
function isEntered({ index }: OpenArchive, captureId: string): boolean {
  return index.recordings.everImported().some(({ id }) => id === captureId);
}

/** The live files of a recording that is in its meeting. What will not go now goes at the next opening. */
export async function putAway(archive: OpenArchive, captureId: string): Promise<void> {
  if (archive.readOnly) return;
  await archive.vault.live.remove(captureId).catch(() => undefined);
}

/** Missing stretches of a recording, in the order of its sound. */
export function gapsOf(archive: OpenArchive, recordingId: string): Gap[] {
  return archive.index.gaps.ofRecording(recordingId);
}
