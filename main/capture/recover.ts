import { type InterruptedCapture, KeptwordError } from '../../shared/contract/index.ts';
import type { Gap, Recording } from '../../shared/domain/index.ts';
import { samplesToMs } from '../../shared/time/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { type Ffmpeg, oggPageIn, preSkipOf } from '../media/index.ts';
import { type CaptureNotes, onlyDamage, readNotes } from './journal.ts';
import { endOf, enterRecording, PACKET, peaksOf, sealSound } from './seal.ts';

/** Recordings that are running now, by their archive: they are not interrupted. */
const running = new WeakMap<OpenArchive, Set<string>>();
const recovering = new WeakMap<OpenArchive, Map<string, Promise<Recording>>>();

export function markRunning(archive: OpenArchive, captureId: string): () => void {
  const set = running.get(archive) ?? new Set();
  running.set(archive, set);
  set.add(captureId);
  return () => set.delete(captureId);
}

/** Recordings that ended unexpectedly, oldest first. What was left behind of finished ones is put away on the way. */
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
    if (!notes) continue;
    const samples = await samplesIn(archive, captureId);
    if (samples === 0) continue;
    found.push(describe(archive, notes, samples));
  }
  return found.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

function describe(archive: OpenArchive, notes: CaptureNotes, samples: number): InterruptedCapture {
  const { start, marks } = notes;
  return {
    captureId: start.captureId,
    meetingId: start.meetingId,
    meetingTitle: archive.index.meetings.get(start.meetingId)?.title ?? '',
    startedAt: start.startedAt,
    endedAt: endOf(notes, samples),
    keptMs: samplesToMs(samples),
    marks: marks.length,
  };
}

/** Samples that a player will play, by the last page that can be read. */
async function samplesIn(archive: OpenArchive, captureId: string): Promise<number> {
  const journal = await archive.vault.live.read(captureId, 'sound').catch(onlyDamage);
  if (!journal) return 0;
  let preSkip = 0;
  let granule = 0;
  let missing = 0;
  let first = true;
  for await (const record of journal) {
    const page = first || record === null ? null : oggPageIn(record);
    first = false;
    if (!page) continue;
    if (page.first && page.packets[0]) preSkip = preSkipOf(page.packets[0]);
    if (page.granule > 0) missing += Math.max(0, page.granule - granule - page.packets.length * PACKET);
    granule = page.granule;
  }
  return Math.max(0, granule - missing - preSkip);
}

/**
 * Puts an interrupted recording into its meeting, playable up to the last second that reached the disk, with its marks
 * and gaps. Nothing is taken away before it is there: a crash in the middle leaves it to the next time, and asking twice
 * finds the recording.
 * @throws KeptwordError not-found, archive-read-only, disk-full, file-system, blob-damaged, ffmpeg-failed
 */
export function recoverCapture(archive: OpenArchive, ffmpeg: Ffmpeg, captureId: string): Promise<Recording> {
  const under = recovering.get(archive) ?? new Map<string, Promise<Recording>>();
  recovering.set(archive, under);
  const known = under.get(captureId);
  if (known) return known;
  const work = recover(archive, ffmpeg, captureId).finally(() => under.delete(captureId));
  under.set(captureId, work);
  return work;
}

async function recover(archive: OpenArchive, ffmpeg: Ffmpeg, captureId: string): Promise<Recording> {
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
  const notes = await readNotes(archive.vault.live, captureId);
  if (!notes || isEntered(archive, captureId)) {
    throw new KeptwordError('not-found', 'This recording is not in the archive any more.');
  }
  // Room for the copy: the journal stays until it is sealed.
  await archive.vault.live.release(captureId);
  const sound = await sealSound(archive, captureId);
  try {
    const peaks = await peaksOf(archive, ffmpeg, sound.blobId);
    const ended = notes.stop === null ? 'recovered' : 'kept';
    const recording = await enterRecording(archive, { sound, notes, peaks, ended, ffmpeg });
    await putAway(archive, captureId);
    return recording;
  } catch (error) {
    if (!isEntered(archive, captureId)) await archive.blobs.remove(sound.blobId).catch(() => undefined);
    throw error;
  }
}

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
