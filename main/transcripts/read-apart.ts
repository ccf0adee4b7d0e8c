import { KeptwordError } from '../../shared/contract/index.ts';
import { runThread, type ThreadLimits } from '../platform/index.ts';
import type { ReadTranscript } from './reading/index.ts';
import { unreadable } from './reading/index.ts';
import type { TranscriptTask, TranscriptTold } from './thread/index.ts';

/** As it runs from the sources (the command line, tests), and as the build lays it beside the bundle. */
const PROGRAM = import.meta.url.endsWith('.ts') ? './thread/transcript-thread.ts' : './transcript-thread.js';

/**
 * The largest transcript that is taken, 100,000 lines, is read in some two seconds and 300 MB. Ten times that time, and
 * more than twice that memory, is in no honest file's way.
 */
export const TRANSCRIPT_LIMITS: ThreadLimits = { stepMs: 20_000, heapMb: 768, growthMb: 1_024 };

export type ReadingApart = { limits?: ThreadLimits; signal?: AbortSignal | undefined };

/**
 * Reads a transcript file in a thread of its own, with an end to its time and memory (decisions 108 and 156): a file can
 * be made to unpack without end, and main must go on recording meanwhile. The bytes are used up.
 * @param name what the person calls the file; `durationMs`: length of the recording
 * @throws KeptwordError transcript-unreadable, cancelled
 */
export async function readApart(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  { durationMs }: { durationMs: number },
  { limits = TRANSCRIPT_LIMITS, signal }: ReadingApart = {},
): Promise<ReadTranscript> {
  const task: TranscriptTask = { bytes, name, durationMs };
  let read: ReadTranscript | undefined;
  const run = await runThread<TranscriptTold>({
    program: new URL(PROGRAM, import.meta.url),
    name: 'transcript',
    data: task,
    bytes,
    limits,
    until: performance.now() + limits.stepMs,
    signal,
    onTold(told) {
      if (told.tell === 'refused') {
        throw new KeptwordError('transcript-unreadable', told.message, {
          details: told.details ?? 'unknown',
        });
      }
      read = told.transcript;
      return 'done';
    },
  });
  if (read) return read;
  throw unreadable(
    'This file takes too much time or memory to read, so it cannot be right.',
    null,
    run.ended === 'early' ? run.why : 'nothing was read',
  );
}
