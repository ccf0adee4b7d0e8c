import { randomUUID } from 'node:crypto';
import type { Transcript, TranscriptLine } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const AT = '2026-10-20T15:30:00.000Z';

/** A transcript that somebody types. */
export function aTranscript(recordingId: string, change: Partial<Transcript> = {}): Transcript {
  return {
    id: randomUUID(),
    recordingId,
    kind: 'typed',
    title: 'Transcript',
    language: null,
    sourceName: null,
    format: null,
    sha256: null,
    blobId: null,
    certifiedBy: null,
    certifiedOn: null,
    createdAt: AT,
    ...change,
  };
}

export function aLine(
  transcriptId: string,
  { startMs = 0, ...change }: Partial<Omit<TranscriptLine, 'startMs'>> & { startMs?: number } = {},
): TranscriptLine {
  return {
    id: randomUUID(),
    transcriptId,
    position: 0,
    startMs: ms(startMs),
    endMs: ms(startMs + 2_000),
    timing: 'file',
    speakerId: null,
    speakerLabel: null,
    speakerHow: null,
    text: '',
    checkedBy: null,
    checkedAt: null,
    ...change,
  };
}
