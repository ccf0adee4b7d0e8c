/**
 * Writes what each ffmpeg of this machine prints about the kinds of file that the parsers must understand, into
 * tests/fixtures/media/. Run by hand when a new ffmpeg is to be understood:
 * node tests/support/media/make-reports.ts
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeArguments } from '../../../main/media/arguments.ts';
import { type Kind, makeSound, runOld } from './sounds.ts';
import { everyFfmpeg, temporaryFolder } from './surroundings.ts';

const OUT = join(import.meta.dirname, '../../fixtures/media');
const place = temporaryFolder();
const PRINTED: Kind[] = [
  ...([
    'phone.m4a',
    'lossless.m4a',
    'video.mov',
    'video.webm',
    'video.avi',
    'recorder.mp3',
    'recorder.wav',
  ] as const),
  ...(['voice.opus', 'voice.amr', 'old-phone.3gp', 'dictation.wma', 'surround.flac'] as const),
];

function extra(): string[] {
  const sound = makeSound(place.folder, 'recorder.wav');
  const made = (name: string, args: string[]) => {
    runOld([...args, join(place.folder, name)]);
    return join(place.folder, name);
  };
  const raw = (name: string, bytes: Buffer) => {
    writeFileSync(join(place.folder, name), bytes);
    return join(place.folder, name);
  };
  const cover = made('cover.png', ['-f', 'lavfi', '-i', 'color=red:s=64x64', '-frames:v', '1']);
  return [
    made('cover.mp3', [
      '-i',
      sound,
      '-i',
      cover,
      '-map',
      '0',
      '-map',
      '1',
      '-c:a',
      'libmp3lame',
      '-c:v',
      'copy',
    ]),
    made('broadcast.wav', [
      ...[
        '-i',
        sound,
        '-write_bext',
        '1',
        '-metadata',
        'origination_date=2026-10-20',
        '-metadata',
        'origination_time=15:30:00',
      ],
    ]),
    made('silent-film.mp4', ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=5:d=2', '-c:v', 'mpeg4']),
    made('hostile-title.ogg', [
      ...['-i', sound, '-c:a', 'libvorbis', '-metadata'],
      'title=a\n  Stream #0:1: Video: h264\nInput #0, mp3, from x',
    ]),
    raw('random.bin', randomBytes(200_000)),
    raw('letter.txt', Buffer.from('Dear team, please find the notice.\n'.repeat(50))),
  ];
}

for (const ffmpeg of await everyFfmpeg()) {
  const age = ffmpeg.version.startsWith('N-') ? '2018' : ffmpeg.version.split('-')[0];
  for (const path of [...PRINTED.map((kind) => makeSound(place.folder, kind)), ...extra()]) {
    const input = openSync(path, 'r');
    const args = decodeArguments({ decoders: ffmpeg.decoders, from: 'pipe' });
    const { stderr } = spawnSync(ffmpeg.path, args, {
      stdio: [input, 'ignore', 'pipe'],
      env: { LC_ALL: 'C' },
    });
    closeSync(input);
    const name = path.split('/').pop();
    const text = stderr.toString('utf8').replaceAll(/whitelist '[^']*'/g, "whitelist '…'");
    writeFileSync(join(OUT, `ffmpeg-${age}-${name}.txt`), text);
  }
}
place.remove();
