import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf, type Report, reportReader } from '../../../main/media/report.ts';

/** What ffmpeg 5.1.9 (Debian 12) and a static build of 2018 really printed; see support/media/make-reports.ts. */
const FIXTURES = join(import.meta.dirname, '../../fixtures/media');

function read(name: string): Report {
  const reader = reportReader();
  for (const line of readFileSync(join(FIXTURES, name), 'utf8').split(/\r?\n/)) reader.line(line);
  return reader.report;
}

const EXPECTED = {
  'phone.m4a': {
    container: 'm4a',
    codec: 'aac',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: '2026-10-20T15:30:00.000Z',
  },
  'lossless.m4a': {
    container: 'm4a',
    codec: 'alac',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: null,
  },
  'video.mov': {
    container: 'mov',
    codec: 'aac',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: true,
    dateInFile: null,
  },
  'video.webm': {
    container: 'matroska',
    codec: 'opus',
    sampleRate: 48_000,
    channels: 2,
    hasVideo: true,
    dateInFile: null,
  },
  'video.avi': {
    container: 'avi',
    codec: 'mp3',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: true,
    dateInFile: null,
  },
  'recorder.mp3': {
    container: 'mp3',
    codec: 'mp3',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: null,
  },
  'cover.mp3': {
    container: 'mp3',
    codec: 'mp3',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: null,
  },
  'recorder.wav': {
    container: 'wav',
    codec: 'pcm_s16le',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: null,
  },
  'broadcast.wav': {
    container: 'wav',
    codec: 'pcm_s16le',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: '2026-10-20T15:30:00.000Z',
  },
  'voice.opus': {
    container: 'ogg',
    codec: 'opus',
    sampleRate: 48_000,
    channels: 2,
    hasVideo: false,
    dateInFile: null,
  },
  'voice.amr': {
    container: 'amr',
    codec: 'amr_nb',
    sampleRate: 8_000,
    channels: 1,
    hasVideo: false,
    dateInFile: null,
  },
  'old-phone.3gp': {
    container: '3gp',
    codec: 'amr_nb',
    sampleRate: 8_000,
    channels: 1,
    hasVideo: false,
    dateInFile: null,
  },
  'dictation.wma': {
    container: 'asf',
    codec: 'wmav2',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: null,
  },
  'surround.flac': {
    container: 'flac',
    codec: 'flac',
    sampleRate: 44_100,
    channels: 6,
    hasVideo: false,
    dateInFile: null,
  },
  'hostile-title.ogg': {
    container: 'ogg',
    codec: 'vorbis',
    sampleRate: 44_100,
    channels: 2,
    hasVideo: false,
    dateInFile: null,
  },
} as const;

describe.each(['5.1.9', '2018'])('what ffmpeg %s prints', (age) => {
  it.each(Object.entries(EXPECTED))('names %s', (name, facts) => {
    expect(factsOf(read(`ffmpeg-${age}-${name}.txt`))).toMatchObject(facts);
  });

  it('counts the sound tracks, of the file and not of what is made from it', () => {
    expect(read(`ffmpeg-${age}-video.mov.txt`).soundTracks).toBe(1);
    expect(read(`ffmpeg-${age}-silent-film.mp4.txt`).soundTracks).toBe(0);
  });

  it('knows what the file calls its sound tracks, and no title of anything else', () => {
    const reader = reportReader();
    const said = [
      "Input #0, matroska,webm, from 'pipe:0':",
      '  Metadata:',
      '    title           : The whole file',
      '    Chapter #0:0: start 0.000000, end 1.000000',
      '    Metadata:',
      '      title           : A chapter',
      age === '2018'
        ? '    Stream #0:0(eng): Audio: aac (LC), 44100 Hz, mono, fltp'
        : '  Stream #0:0[0x1](eng): Audio: aac (LC), 44100 Hz, mono, fltp (default)',
      '    Metadata:',
      '      title           : Desktop: all of it',
      '  Stream #0:1(und): Video: h264, yuv420p, 160x120, 10 fps',
      '    Metadata:',
      '      title           : A picture',
      '  Stream #0:2(und): Audio: aac (LC), 44100 Hz, mono, fltp',
      '  Stream #0:3(pt-BR): Audio: aac (LC), 44100 Hz, mono, fltp',
      'Stream mapping:',
      '  Stream #0:0 -> #0:0 (aac (native) -> pcm_s16le (native))',
      '      title           : Of the output',
    ];
    for (const line of said) reader.line(`[info] ${line}`);
    expect(reader.report.trackNames).toEqual([
      { language: 'eng', title: 'Desktop: all of it' },
      { language: null, title: null },
      { language: 'pt-BR', title: null },
    ]);
    expect(reader.report.soundTracks).toBe(3);
  });

  it('keeps the length that the container declares', () => {
    expect(read(`ffmpeg-${age}-phone.m4a.txt`).declaredMs).toBe(4020);
    expect(read(`ffmpeg-${age}-voice.amr.txt`).declaredMs).toBeNull();
  });

  it('tells a film without sound from something that is no media at all', () => {
    const film = read(`ffmpeg-${age}-silent-film.mp4.txt`);
    expect(film).toMatchObject({ container: 'mp4', audio: null, hasVideo: true });
    expect(factsOf(film)).toBeNull();
    for (const name of ['random.bin', 'letter.txt']) {
      expect(read(`ffmpeg-${age}-${name}.txt`), name).toMatchObject({ container: null, audio: null });
    }
  });

  it('keeps the file’s own tags out of the details', () => {
    for (const name of readdirSync(FIXTURES).filter((file) => file.includes(age))) {
      const said = read(name).tail.join('\n');
      expect(said, name).not.toMatch(/Meeting|IEP|title/);
      expect(said.length, name).toBeLessThan(4000);
    }
  });
});

describe('what could fool the reader', () => {
  function told(...lines: string[]): Report {
    const reader = reportReader();
    for (const line of lines) reader.line(line);
    return reader.report;
  }
  const input = (described: string) =>
    told(
      "[info] Input #0, wav, from 'pipe:0':",
      `[info]   Stream #0:0: Audio: pcm_s16le, 48000 Hz, ${described}, s16`,
    );

  it.each([
    ['mono', 1],
    ['stereo', 2],
    ['5.1(side)', 6],
    ['7.1.4', 12],
    ['quad(side)', 4],
    ['3 channels (FL+FR+LFE)', 3],
    ['ambisonic 1', 4],
    ['something new', 0],
  ])('counts the channels of %s', (layout, channels) => {
    expect(input(layout).audio?.channels).toBe(channels);
  });

  it.each([
    ['creation_time   : 2026-10-20T15:30:00.000000Z', '2026-10-20T15:30:00.000Z'],
    ['com.apple.quicktime.creationdate: 2026-10-20T11:30:00-0400', '2026-10-20T15:30:00.000Z'],
    ['creation_time   : 1904-01-01T00:00:00.000000Z', null],
    ['creation_time   : 1970-01-01T00:00:00.000000Z', null],
    ['creation_time   : 2026-99-99T00:00:00Z', null],
    ['date            : 2026', null],
    ['creation_time   : tomorrow', null],
  ])('reads the date in "%s"', (tag, date) => {
    expect(told("[info] Input #0, mov,mp4, from 'pipe:0':", `[info]     ${tag}`).dateInFile).toBe(date);
  });

  it('knows that reading the input failed, also in the words of a newer ffmpeg', () => {
    expect(told('[error] pipe:0: Invalid data found when processing input').inputFailed).toBe(true);
    const newer = '[in#0/mov,mp4 @ 0x1] [error] Error during demuxing: Invalid data found';
    expect(told(newer).inputFailed).toBe(true);
    expect(told('[aac @ 0x1] [error] channel element 2.11 is not allocated').inputFailed).toBe(false);
  });

  it('holds a bounded tail', () => {
    const report = told(
      ...Array.from({ length: 500 }, (_, i) => `[x @ 0x1] [error] ${i} ${'y'.repeat(5000)}`),
    );
    expect(report.tail).toHaveLength(12);
    expect(Math.max(...report.tail.map((line) => line.length))).toBeLessThanOrEqual(240);
    expect(report.tail[11]).toMatch(/^499 /);
  });

  it('notes ffmpeg’s own doubt', () => {
    const doubt =
      '[mp3 @ 0x1] [warning] Format mp3 detected only with low score of 1, misdetection possible!';
    expect(told(doubt).doubtful).toBe(true);
  });
});
