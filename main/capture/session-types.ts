import type { CaptureSourceReason, CaptureWarningKind } from '../../shared/contract/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { Log } from '../platform/index.ts';
import type { CaptureNotes, CaptureStart } from './journal.ts';
import type { OpenedSource } from './source.ts';

export type SessionOptions = {
  archive: OpenArchive;
  ffmpeg: Ffmpeg;
  log: Log;
  start: CaptureStart;
  /** Opens a microphone: the chosen one, or when `again` counts up, whichever is there. */
  open: (again: number) => Promise<OpenedSource>;
  /** Why the microphone that listens now was taken. */
  reason: () => CaptureSourceReason;
  reserveBytes: number;
  onWarning: (kind: CaptureWarningKind, active: boolean) => void;
  /** It must be stopped: the disk is at its reserve, or what was piped in is at its end. */
  onMustStop: (why: 'disk' | 'ended') => void;
};

/** Where a recording stands, for all its parts. Times are those of its own clock. */
export type Standing = {
  paused: boolean;
  ending: boolean;
  /** When the newest sound came. */
  heardMs: number;
  /** When somebody last touched anything. */
  touchedMs: number;
};

/** What is known when a recording was ended on purpose. */
export type EndedSession = {
  notes: CaptureNotes;
  samples: number;
  sha256: string;
  peaks: Buffer;
};
