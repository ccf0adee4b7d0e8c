import type { Gap, Recording } from '../../../shared/domain/index.ts';
import type { UtcInstant } from '../../../shared/time/index.ts';
import type { ThingReads } from '../sqlite/index.ts';

/** The shapes of recordings and of the stretches that they miss; the whole index is in ../door.ts. */

/** Where the bytes of a recording lie. The original never changes; the others can be made again from it. */
export type RecordingBlobs = {
  originalBlobId: string;
  playbackBlobId: string;
  peaksBlobId: string;
  /** Same packets in a form that streams, when the original's index is at its end; usually null. */
  streamBlobId: string | null;
};
export type NewRecording = Recording & RecordingBlobs;

export type RecordingReads = ThingReads<Recording> & {
  ofMeeting(meetingId: string): Recording[];
  list(): Recording[];
  /** The live recording with these bytes (lower-case hex SHA-256), if any. */
  findByHash(sha256: string): Recording | null;
  /** 1 for the first. A number is never used twice in a meeting, even after a deletion. */
  nextOrdinal(meetingId: string): number;
  blobsOf(id: string): RecordingBlobs | null;
  /** Blob ids of every live recording: what must be in the blob store. */
  blobIds(): string[];
  /** Where listening stopped, whole milliseconds; 0 at first. */
  place(id: string): number;
  /** Also recordings that were deleted: the tombstones, for the integrity check. */
  everImported(): { id: string; sha256: string; deletedAt: UtcInstant | null }[];
  /** Of recordings that were deleted for good. */
  deletedIds(): string[];
  /** Blobs of deleted recordings: a crash may have come between the commit and their removal. */
  deletedBlobIds(): string[];
};
export type RecordingWrites = {
  insert(recording: NewRecording): void;
  /** Writes what the parent may say of it; the rest of the row is immutable (a trigger refuses). */
  describe(recording: Recording): void;
  keepPlace(id: string, atMs: number): void;
  /**
   * Leaves a tombstone: hash, name and times stay, the recording and its moments vanish from every list and from
   * search, their drafts and undo steps are forgotten. The caller removes the blobs after the commit.
   */
  remove(id: string, at: UtcInstant): void;
};

export type GapReads = {
  /** Missing stretches of a recording, in the order of its sound. */
  ofRecording(recordingId: string): Gap[];
  /** Of every live recording. */
  list(): Gap[];
};
/** A gap is noted once and never changed: a trigger refuses. */
export type GapWrites = { insert(gap: Gap): void };
