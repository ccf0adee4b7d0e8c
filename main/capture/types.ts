import type {
  AnnouncementCard,
  CaptureDevices,
  CapturedMark,
  CaptureMark,
  CaptureState,
  CaptureWarning,
  NoteDraft,
} from '../../shared/contract/index.ts';
import type { Recording } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { Clock, Log } from '../platform/index.ts';

/** What a recording needs to begin. `deviceId` is one of `devices()`, or `lavfi:GRAPH` and the like from the command line. */
export type CaptureRequest = {
  meetingId: string;
  sessionId: string | null;
  deviceId: string;
  card: AnnouncementCard;
};

/** One piece of the window's sound. The bytes are read before the call returns. */
export type FeedPiece = { stream: string; number: number; pcm: Uint8Array };

/**
 * The recorder: at most one recording at a time, which nothing ends but `stop`, or the disk at its reserve. Calls that
 * need a running recording throw `not-recording` without one.
 */
export type Capture = {
  devices(): Promise<CaptureDevices>;
  /** Remembers it; a running recording goes on with it. @throws not-found */
  chooseDevice(deviceId: string): Promise<CaptureDevices>;
  /** @throws not-found, already-recording, ffmpeg-missing */
  startTest(deviceId: string): Promise<CaptureState>;
  stopTest(): Promise<CaptureState>;
  /**
   * @throws not-found, mediation-confidential, archive-read-only, already-recording, disk-full (below the reserve),
   *   no-microphone (nothing was heard within some seconds), ffmpeg-missing, file-system
   */
  start(archive: OpenArchive, request: CaptureRequest): Promise<CaptureState>;
  state(): CaptureState;
  announced(answer: 'yes' | 'no'): Promise<CaptureState>;
  mark(mark: CaptureMark, text?: string): Promise<CapturedMark>;
  /** A concern, with its words, was raised at this second. */
  raise(concernId: string, text: string): Promise<CapturedMark>;
  note(note: { text: string; begunMsAgo: number }): Promise<CapturedMark>;
  /** A private moment without words, begun so long ago: a spoken note can belong to it, by the same id. */
  place(begunMsAgo: number): Promise<CapturedMark>;
  /** The note that is being written, as far as it is: it outlives its window. Empty text takes it back. */
  draft(draft: NoteDraft): Promise<void>;
  noteDraft(): NoteDraft | null;
  pause(): Promise<CaptureState>;
  resume(): Promise<CaptureState>;
  stillHere(): CaptureState;
  /** Resolves when the recording is sealed and in its meeting. Asked twice, both get the same. */
  stop(): Promise<Recording>;
  feed(piece: FeedPiece): { wanted: boolean };
  /** The system says that it goes to sleep, or that it woke. Sleep does not end a recording; it is a gap with its cause. */
  fallsAsleep(): Promise<void>;
  wakes(): void;
  /** The archive that is being recorded into, from the start on: it must not be closed, whatever is locked. Null when nothing runs. */
  readonly holds: OpenArchive | null;
  /** Called once, when the recording that holds an archive has ended, in whatever way. */
  whenFree(): Promise<void>;
};

/** What the recorder remembers outside any archive. */
export type CaptureMemory = {
  chosenDevice(): Promise<string | null>;
  rememberDevice(deviceId: string): Promise<void>;
};

export type CaptureOptions = {
  ffmpeg: () => Promise<Ffmpeg>;
  clock: Clock;
  log: Log;
  memory: CaptureMemory;
  onState: (state: CaptureState) => void;
  onWarning: (warning: CaptureWarning) => void;
  /** A recording was ended by its disk or by the end of what was piped in; null with the reason when it could not be sealed. */
  onEnded?: (recording: Recording | null, error?: unknown) => void;
  /** What `stdin` records: raw 48 kHz mono s16le. */
  stdin?: () => AsyncIterable<Buffer>;
  /** There is a window whose microphone can take the place of one that gives nothing. */
  hasWindow?: boolean;
  /** The archive that a recording would go into: whose disk is looked at before one begins. */
  openArchive?: () => OpenArchive | null;
  /** Room that is kept for sealing; the default is 64 MiB. */
  reserveBytes?: number;
};
