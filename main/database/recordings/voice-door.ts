import type { VoicedSpan, VoiceNote } from '../../../shared/domain/index.ts';
import type { Milliseconds, UtcInstant } from '../../../shared/time/index.ts';
import type { ThingReads, ThingWrites } from '../sqlite/index.ts';

/** The shapes of voice notes, and of who speaks when; the whole index is in ../door.ts. */

export type VoiceNoteReads = ThingReads<VoiceNote> & {
  /** Oldest first. */
  ofMoment(momentId: string): VoiceNote[];
  /** True also when it was taken out or destroyed. */
  wasThere(id: string): boolean;
  /** True when its sound was destroyed, or is to be: its recording was deleted for good. */
  isGone(id: string): boolean;
  /** True when the recording of this moment was deleted for good: nothing is put on it any more. */
  isMomentGone(momentId: string): boolean;
  /** What must lie sealed: of every note whose recording is there, also taken out, until undo has forgotten it. */
  sealed(): {
    id: string;
    recordingId: string;
    blobId: string;
    sha256: string;
    durationMs: Milliseconds;
  }[];
  /** Sealed sound of a recording's notes, also of those taken out. */
  blobsOfRecording(recordingId: string): string[];
  /** Notes that nothing can bring back, whose sound is still there. */
  forgotten(): { id: string; blobId: string }[];
};
export type VoiceNoteWrites = ThingWrites<VoiceNote> & {
  noteDestroyed(id: string, at: UtcInstant): void;
  /** The recording is deleted: steps of undo go with it. */
  forgetOfRecording(recordingId: string): void;
};

/** Who speaks when, as far as somebody said so: moments and transcript lines with a person. In no order. */
export type SpeechReads = { ofMeeting(meetingId: string): VoicedSpan[] };
