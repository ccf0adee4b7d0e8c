import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, '.cache', 'bench');
const SAMPLE = join(root, 'resources', 'sample', 'annual-iep-meeting.opus');

/** The sample's speech again and again, as a phone writes it: AAC in M4A, 44.1 kHz mono, its index at the end. */
export function phoneRecording(minutes: number): string {
  const encoder = ['-ac', '1', '-ar', '44100', '-c:a', 'aac', '-b:a', '64k', '-movflags', '-faststart'];
  return made(`${minutes}min.m4a`, ['-stream_loop', '-1', '-i', SAMPLE, '-t', `${minutes * 60}`, ...encoder]);
}

/** The same sound in a form that can be decoded from a pipe as it is. */
export function streamableRecording(minutes: number): string {
  const from = phoneRecording(minutes);
  return made(`${minutes}min-stream.m4a`, ['-i', from, '-c', 'copy', '-movflags', '+faststart']);
}

/** Uncompressed, 48 kHz mono 16-bit: 5.76 MB a minute. */
export function wavRecording(minutes: number): string {
  const encoder = ['-ac', '1', '-ar', '48000', '-c:a', 'pcm_s16le'];
  return made(`${minutes}min.wav`, ['-stream_loop', '-1', '-i', SAMPLE, '-t', `${minutes * 60}`, ...encoder]);
}

function made(name: string, args: string[]): string {
  const path = join(cache, name);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  const unfinished = join(cache, `unfinished-${name}`);
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, unfinished]);
  renameSync(unfinished, path);
  return path;
}
