import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OLD_FFMPEG } from './surroundings.ts';

/**
 * The kinds of file that reach Keptword, made with the old ffmpeg, whose build is the same on every machine. The sound
 * is computed: two gliding tones and noise from a fixed seed, so that no two stretches of it are alike.
 */
const SOUND =
  "aevalsrc='0.4*sin(2*PI*(180+90*t)*t)+0.2*sin(2*PI*(700-40*t)*t)*sin(3*t)+0.05*(random(0)-0.5)|0.3*sin(2*PI*(220+60*t)*t)'";
const PICTURE = 'testsrc=size=160x120:rate=10';

export const KINDS = {
  'phone.m4a': [
    '-ac',
    '2',
    '-c:a',
    'aac',
    '-metadata',
    'creation_time=2026-10-20T15:30:00Z',
    '-metadata',
    'title=IEP',
  ],
  'moov-first.m4a': ['-ac', '2', '-c:a', 'aac', '-movflags', '+faststart'],
  'lossless.m4a': ['-ac', '2', '-c:a', 'alac'],
  'fragmented.mp4': ['-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov+default_base_moof'],
  'video.mov': ['PICTURE', '-c:v', 'mpeg4', '-c:a', 'aac'],
  'video.mp4': ['PICTURE', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  'video.webm': ['PICTURE', '-c:v', 'libvpx', '-b:v', '100k', '-c:a', 'libopus', '-ar', '48000'],
  'video.avi': ['PICTURE', '-c:v', 'mpeg4', '-c:a', 'libmp3lame'],
  'video.wmv': ['PICTURE', '-c:v', 'wmv2', '-c:a', 'wmav2'],
  'recorder.mp3': ['-c:a', 'libmp3lame', '-metadata', 'title=Meeting'],
  'recorder-id3v1.mp3': [
    '-c:a',
    'libmp3lame',
    '-b:a',
    '64k',
    '-ac',
    '1',
    '-write_id3v1',
    '1',
    '-metadata',
    'title=M',
  ],
  'no-info.mp3': ['-c:a', 'libmp3lame', '-write_xing', '0'],
  'recorder.wav': ['-ac', '2', '-c:a', 'pcm_s16le'],
  'float.wav': ['-ac', '1', '-c:a', 'pcm_f32le'],
  'adpcm.wav': ['-ac', '1', '-c:a', 'adpcm_ima_wav'],
  'recorder.w64': ['-c:a', 'pcm_s16le'],
  'studio.aiff': ['-c:a', 'pcm_s16be'],
  'voice.opus': ['-c:a', 'libopus', '-ar', '48000'],
  'voice.ogg': ['-c:a', 'libvorbis'],
  'voice.spx': ['-c:a', 'libspeex', '-ar', '16000', '-ac', '1'],
  'voice.flac': ['-c:a', 'flac'],
  'voice.amr': ['-c:a', 'libopencore_amrnb', '-ar', '8000', '-ac', '1'],
  'wide.amr': ['-c:a', 'libvo_amrwbenc', '-ar', '16000', '-ac', '1'],
  'old-phone.3gp': ['-c:a', 'libopencore_amrnb', '-ar', '8000', '-ac', '1'],
  'dictation.wma': ['-c:a', 'wmav2'],
  'raw.aac': ['-c:a', 'aac', '-f', 'adts'],
  'broadcast.ts': ['-c:a', 'aac', '-f', 'mpegts'],
  'voice.mka': ['-c:a', 'flac'],
  'mac.caf': ['-c:a', 'alac'],
  'mac-pcm.caf': ['-c:a', 'pcm_s16be'],
  'surround.flac': ['-ac', '6', '-c:a', 'flac'],
} as const satisfies Record<string, readonly string[]>;
export type Kind = keyof typeof KINDS;
export const ALL_KINDS = Object.keys(KINDS) as Kind[];

/** Made once for all test files: the same arguments give the same bytes. */
const MADE = join(import.meta.dirname, '../../../.cache/sounds');

/** Puts a file of a kind into `folder`, unless it is there already. Returns its path. */
export function makeSound(folder: string, kind: Kind, seconds = 4): string {
  const file = join(folder, kind);
  if (existsSync(file)) return file;
  const [first, ...rest] = KINDS[kind] as readonly string[];
  const withPicture = first === 'PICTURE';
  const chosen = withPicture ? rest : [first ?? '', ...rest];
  const line = [
    ...['-f', 'lavfi', '-i', `${SOUND}:s=44100:d=${seconds}`],
    ...(withPicture ? ['-f', 'lavfi', '-i', PICTURE, '-shortest'] : []),
    ...chosen,
  ];
  const key = createHash('sha256').update(JSON.stringify(line)).digest('hex').slice(0, 16);
  const kept = join(MADE, key, kind);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    // Another test file may be making it too: only a whole file gets the name.
    const unborn = join(MADE, key, `${process.pid}-${kind}`);
    runOld([...line, unborn]);
    renameSync(unborn, kept);
  }
  copyFileSync(kept, file);
  return file;
}

/** Runs the old ffmpeg to make a fixture; throws with what it says. */
export function runOld(args: readonly string[]): void {
  execFileSync(OLD_FFMPEG, ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: 'pipe',
  });
}

/** What a file decodes to when ffmpeg opens it by its path: the reference for everything that we cut. */
export function referencePcm(ffmpeg: string, file: string): Buffer {
  const args = ['-nostdin', '-loglevel', 'error', '-i', file, '-map', '0:a:0', '-ac', '1', '-ar', '48000'];
  return execFileSync(ffmpeg, [...args, '-f', 's16le', 'pipe:1'], { maxBuffer: 1 << 30, stdio: 'pipe' });
}

/** The samples of a WAV that ffmpeg reads by itself. */
export function wavPcm(ffmpeg: string, file: string): Buffer {
  return execFileSync(ffmpeg, ['-nostdin', '-loglevel', 'error', '-i', file, '-f', 's16le', 'pipe:1'], {
    maxBuffer: 1 << 30,
    stdio: 'pipe',
  });
}

export function bytesOf(file: string): Buffer {
  return readFileSync(file);
}
