import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type OpenArchive, openArchive } from '../../../main/archive/index.ts';
import { addMeeting } from '../../../main/meetings/index.ts';
import { type FileLayer, realFiles } from '../../../main/platform/index.ts';
import type { Meeting, Recording } from '../../../shared/domain/index.ts';
import { recordingCode } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { PASSPHRASE, patterned, temporaryFolder } from '../vault/index.ts';
import { type SettableClock, settableClock } from './clock.ts';
import { freshArchive } from './copied.ts';
import { aRecording } from './things.ts';

export type TestArchive = {
  archive: OpenArchive;
  recoveryWords: string[];
  folder: string;
  place: { folder: string; files: FileLayer; clock: SettableClock };
  /** Locks and unlocks it again, as a restart of the program does. */
  reopen(): Promise<OpenArchive>;
  /** Closes it and removes the folder. */
  remove(): Promise<void>;
};

/** A real archive in a temporary folder: real keys, real index, real files; only the key derivation is cheap. */
export async function newArchive(): Promise<TestArchive> {
  const temporary = temporaryFolder();
  const folder = join(temporary.folder, 'Family.keptword');
  const place = { folder, files: realFiles, clock: settableClock() };
  const made = await freshArchive(place);
  let archive = made.archive;
  const test: TestArchive = {
    get archive() {
      return archive;
    },
    recoveryWords: made.recoveryWords,
    folder,
    place,
    async reopen() {
      await archive.close();
      archive = await openArchive({ ...place, passphrase: PASSPHRASE });
      return archive;
    },
    async remove() {
      await archive.close();
      temporary.remove();
    },
  };
  return test;
}

export function someMeeting(archive: OpenArchive, change: Partial<Meeting> = {}): Meeting {
  return addMeeting(archive, { title: 'Annual review', date: '2026-10-20', ...change });
}

/** A recording with real sealed files of a few chunks, entered as the import enters one. */
export async function sealedRecording(
  archive: OpenArchive,
  meeting: Meeting,
  change: Partial<Recording> = {},
): Promise<Recording> {
  const seal = async (kind: 'original' | 'playback' | 'peaks', bytes: number) => {
    const writer = await archive.blobs.create(kind);
    await writer.write(patterned(bytes));
    await writer.write(Buffer.from(randomUUID()));
    return writer.finish();
  };
  const original = await seal('original', 150_000);
  const playback = await seal('playback', 70_000);
  const peaks = await seal('peaks', 500);
  const { index } = archive;
  const [session] = index.sessions.ofMeeting(meeting.id);
  if (!session) throw new Error('the meeting has no sitting');
  const recording = aRecording({
    meetingId: meeting.id,
    sessionId: session.id,
    ordinal: index.recordings.nextOrdinal(meeting.id),
    sha256: original.sha256,
    bytes: original.bytes,
    originalBlobId: original.id,
    playbackBlobId: playback.id,
    peaksBlobId: peaks.id,
    ...change,
  });
  index.transaction(() => {
    index.recordings.insert(recording);
    archive.custody.append('recording-imported', recording.id, {
      code: recordingCode(recording.ordinal),
      meetingId: meeting.id,
      originalName: recording.originalName,
      bytes: recording.bytes,
      sha256: recording.sha256,
      playbackSha256: playback.sha256,
    });
  });
  const stored = index.recordings.get(recording.id);
  if (!stored) throw new Error('the recording was not stored');
  return stored;
}

/** Lays two recordings beside each other: what is at `t` of the first is at `t + offsetMs` of the second. */
export function laidBeside(archive: OpenArchive, firstId: string, secondId: string, offsetMs: number): void {
  const { index } = archive;
  const endMs = index.recordings.get(firstId)?.durationMs ?? ms(0);
  index.transaction(() =>
    index.alignments.insert({
      ...{ id: randomUUID(), firstId, secondId, method: 'by-sound', driftPpm: 0, confidence: 1 },
      pieces: [{ startMs: ms(Math.max(0, -offsetMs)), endMs, offsetMs }],
      ...{ onlyFirst: [], onlySecond: [], createdAt: '2026-10-21T10:00:00.000Z' },
    }),
  );
}
