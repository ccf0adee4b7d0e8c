import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { locateFfmpeg } from '../../../main/media/index.ts';
import { readCodecs } from '../../../main/media/locate.ts';
import { OLD_FFMPEG, temporaryFolder } from '../../support/media/index.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

function program(name: string, script: string): string {
  const folder = join(place.folder, name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'ffmpeg');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('locateFfmpeg', () => {
  it('takes the one that the person names, and says so', async () => {
    const found = await locateFfmpeg({ KEPTWORD_FFMPEG: OLD_FFMPEG });
    expect(found).toMatchObject({ path: OLD_FFMPEG, from: 'KEPTWORD_FFMPEG' });
    expect(found.version).toMatch(/^\S+$/);
    expect(found.decoders).toEqual(
      expect.arrayContaining(['aac', 'mp3', 'opus', 'pcm_s16le', 'alac', 'flac']),
    );
    for (const picture of ['h264', 'mpeg4', 'vp8', 'mjpeg', 'png'])
      expect(found.decoders).not.toContain(picture);
  });

  it('understands a name on the PATH and a place seen from here', async () => {
    const folder = join(place.folder, 'named');
    mkdirSync(folder, { recursive: true });
    symlinkSync(OLD_FFMPEG, join(folder, 'my-ffmpeg'));
    const byName = await locateFfmpeg({ KEPTWORD_FFMPEG: 'my-ffmpeg', PATH: folder });
    const byPlace = await locateFfmpeg({
      KEPTWORD_FFMPEG: relative(process.cwd(), join(folder, 'my-ffmpeg')),
    });
    expect([byName.path, byPlace.path]).toEqual([join(folder, 'my-ffmpeg'), join(folder, 'my-ffmpeg')]);
  });

  it('never falls back silently from the one that was named', async () => {
    const error = await locateFfmpeg({ KEPTWORD_FFMPEG: '/nowhere/ffmpeg', PATH: process.env.PATH }).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({
      code: 'ffmpeg-missing',
      details: expect.stringContaining('KEPTWORD_FFMPEG'),
    });
  });

  it('passes by a program on the PATH that does not work or cannot write Opus', async () => {
    const broken = program('broken', 'exit 3');
    const poor = program(
      'poor',
      'case "$*" in *version*) echo "ffmpeg version 1.0";; *) echo " D.A.L. aac  AAC";; esac',
    );
    const working = join(place.folder, 'good');
    mkdirSync(working, { recursive: true });
    symlinkSync(OLD_FFMPEG, join(working, 'ffmpeg'));
    const path = [join(broken, '..'), join(poor, '..'), join(place.folder, 'absent'), working].join(':');
    const found = await locateFfmpeg({ PATH: path });
    expect(found).toMatchObject({ path: join(working, 'ffmpeg'), from: 'PATH' });
  });

  it('uses the development package when there is nothing else', async () => {
    expect(await locateFfmpeg({ PATH: '' })).toMatchObject({
      path: OLD_FFMPEG,
      from: '@ffmpeg-installer/ffmpeg',
    });
  });
});

describe('the list of codecs', () => {
  it('gives the sound decoders by the names that -codec_whitelist knows', () => {
    const text = [
      ' ..A... = Audio codec',
      ' DEAIL. aac                  AAC (Advanced Audio Coding) (decoders: aac aac_fixed )',
      ' DEAIL. opus                 Opus (decoders: opus libopus ) (encoders: opus libopus )',
      ' D.VI.S png                  PNG',
      ' .EAIL. nellymoser           Nellymoser Asao',
      ' D.AIL. wmav2                Windows Media Audio 2',
    ].join('\n');
    expect(readCodecs(text)).toEqual({
      decoders: ['aac', 'aac_fixed', 'opus', 'libopus', 'wmav2'],
      opus: true,
    });
    expect(readCodecs(' DEAIL. opus  Opus (encoders: opus )')).toMatchObject({ opus: false });
  });
});
