/**
 * The thread that opens transcripts of strangers. It has nothing of the archive: bytes come in, lines go out, and whoever
 * started it ends it when it takes too long or too much (../read-apart.ts).
 */
import { parentPort, workerData } from 'node:worker_threads';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { readTranscript } from '../reading/index.ts';
import type { TranscriptTask, TranscriptTold } from './told.ts';

const { bytes, name, durationMs } = workerData as TranscriptTask;

async function read(): Promise<TranscriptTold> {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { tell: 'read', transcript: await readTranscript(file, name, { durationMs }) };
  } catch (error) {
    if (!(error instanceof KeptwordError) || error.code !== 'transcript-unreadable') throw error;
    return { tell: 'refused', message: error.message, details: error.details ?? null };
  }
}

parentPort?.postMessage(await read());
