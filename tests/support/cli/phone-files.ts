import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const amr = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'node_modules',
  '@ffmpeg-installer',
  'linux-x64',
  'ffmpeg',
);
const TONE = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100:duration=4'];
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=10:duration=4'];

/** What phones and recorders make, four seconds of each: name, then how ffmpeg makes it. */
const MAKERS: Record<string, { ffmpeg: string; args: string[] }> = {
  // The usual voice memo: the index (moov) comes after the sound.
  'memo.m4a': { ffmpeg: 'ffmpeg', args: [...TONE, '-c:a', 'aac', '-b:a', '64k', '-movflags', '-faststart'] },
  // An old phone.
  'old phone.3gp': {
    ffmpeg: amr,
    args: [...TONE, '-ar', '8000', '-ac', '1', '-c:a', 'libopencore_amrnb', '-b:a', '12.2k'],
  },
  'video.mp4': { ffmpeg: 'ffmpeg', args: [...PICTURE, ...TONE, '-c:v', 'mpeg4', '-c:a', 'aac', '-shortest'] },
  'recorder.mp3': {
    ffmpeg: 'ffmpeg',
    args: [...TONE, '-c:a', 'libmp3lame', '-b:a', '64k', '-write_xing', '0'],
  },
  'recorder.wav': { ffmpeg: 'ffmpeg', args: [...TONE, '-c:a', 'pcm_s16le'] },
  'grabación – Übung.ogg': { ffmpeg: 'ffmpeg', args: [...TONE, '-c:a', 'libopus', '-b:a', '24k'] },
};

export const PHONE_FILES = Object.keys(MAKERS);

/** Makes all of them in a folder and returns their paths. */
export function makePhoneFiles(folder: string): string[] {
  return Object.entries(MAKERS).map(([name, { ffmpeg, args }]) => {
    const path = join(folder, name);
    execFileSync(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...args, path]);
    return path;
  });
}
