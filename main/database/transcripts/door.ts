import type {
  LineColumns,
  LineTiming,
  LineValues,
  Transcript,
  TranscriptLine,
} from '../../../shared/domain/index.ts';
import type { UtcInstant } from '../../../shared/time/index.ts';
import type { ThingReads, ThingWrites } from '../sqlite/index.ts';

/** The shapes of the transcripts' tables; the whole index is in ../door.ts. */

/** A transcript with what its row in a list shows. `placed`: lines that have no time of their own. */
export type TranscriptCounts = {
  lines: number;
  checked: number;
  placed: number;
  /** Grows with every change to its lines, also by undo: a screen sees that what it shows is old. */
  revision: number;
};

export type TranscriptReads = ThingReads<Transcript> & {
  /** In the order in which they came. */
  ofRecording(recordingId: string): (Transcript & TranscriptCounts)[];
  /** Of every live recording. */
  list(): (Transcript & TranscriptCounts)[];
  /** The titles of every live recording's transcripts. */
  titles(): string[];
  /** The live transcript of this recording with these bytes (lower-case hex SHA-256), if any. */
  findByHash(recordingId: string, sha256: string): Transcript | null;
  /** When it was last edited, for telling one session of edits from the next; null at first. */
  editedAt(id: string): UtcInstant | null;
  revision(id: string): number;
  /** Sealed files of every transcript whose recording is there, also of those taken out: undo brings them back. */
  sealed(): { id: string; recordingId: string; blobId: string; sha256: string }[];
  /** Sealed files of a recording's transcripts, also of those taken out. */
  blobsOfRecording(recordingId: string): string[];
  /** Sealed files of deleted recordings' transcripts: a crash may have come between the commit and their removal. */
  deletedBlobIds(): string[];
};
export type TranscriptWrites = ThingWrites<Transcript> & {
  noteEdit(id: string, at: UtcInstant): void;
  raiseRevision(id: string): void;
  /** The recording is deleted: unsaved words and steps of undo go with it. */
  forgetOfRecording(recordingId: string): void;
};

export type TranscriptLineReads = ThingReads<TranscriptLine> & {
  /** In the order in which they are read. */
  ofTranscript(transcriptId: string): TranscriptLine[];
  /** Those of a transcript's lines with these ids that are there. */
  some(transcriptId: string, ids: readonly string[]): Map<string, TranscriptLine>;
  /** The same, lean: for a screen of 20,000 lines. All of them, or at most so many from the one so far down. */
  columns(transcriptId: string, part?: { from: number; most: number }): LineColumns;
  /** Ids of the lines with this label and no person yet. */
  idsOfLabel(transcriptId: string, label: string): string[];
  /**
   * The place in the file of the line that begins last at or before a time (ms), else of the first: a line that is added
   * there shares it, as the parts of one line do.
   */
  positionAt(transcriptId: string, startMs: number): number;
  /** The line that is read right behind this one; null behind the last. */
  behind(line: TranscriptLine): TranscriptLine | null;
};
export type TranscriptLineWrites = ThingWrites<TranscriptLine> & {
  /** Time alone: the only thing about a certified line that may be said later. */
  retime(id: string, time: { startMs: number; endMs: number; timing: LineTiming }): void;
  /** Speaker and check alone. */
  setValues(id: string, values: LineValues): void;
  /** Puts the lines that have no time evenly between their neighbours, to the end of the recording. */
  spread(transcriptId: string, durationMs: number): void;
};

export type LineVersion = { at: UtcInstant; version: TranscriptLine };
export type LineVersionReads = { ofLine(lineId: string): LineVersion[]; has(lineId: string): boolean };
export type LineVersionWrites = { insert(version: LineVersion): void };

export type LineDraft = { lineId: string; text: string };
export type LineDraftReads = { ofTranscript(transcriptId: string): LineDraft[] };
export type LineDraftWrites = { save(draft: LineDraft, at: UtcInstant): void; forget(lineId: string): void };
