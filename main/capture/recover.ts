import { type InterruptedCapture, KeptwordError } from '../../shared/contract/index.ts';
import type { Gap, Recording } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { Ffmpeg } from '../media/index.ts';

export async function interruptedCaptures(_archive: OpenArchive): Promise<InterruptedCapture[]> {
  return [];
}
export async function recoverCapture(
  archive: OpenArchive,
  _ffmpeg: Ffmpeg,
  captureId: string,
): Promise<Recording> {
  const recording = archive.index.recordings.get(captureId);
  if (recording) return recording;
  throw new KeptwordError('not-found', 'This recording is not in the archive any more.');
}
export function gapsOf(_archive: OpenArchive, _recordingId: string): Gap[] {
  return [];
}
