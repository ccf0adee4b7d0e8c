import { describe, expect, it } from 'vitest';
import {
  copyPacketsArguments,
  decodeArguments,
  encodeMp3Arguments,
  encodeOpusArguments,
  hashPacketsArguments,
} from '../../../main/media/arguments.ts';

const decoders = ['aac', 'mp3'];
const PIPE = { decoders, from: 'pipe' } as const;
const ALL = {
  decode: decodeArguments(PIPE),
  'decode by address': decodeArguments({ decoders, from: { address: 'file:/dev/fd/3' } }),
  copy: copyPacketsArguments({ decoders, from: { address: 'file:/dev/fd/3' } }),
  hash: hashPacketsArguments({ ...PIPE, container: 'matroska' }),
  opus: encodeOpusArguments(),
  mp3: encodeMp3Arguments(),
};

function after(args: readonly string[], option: string): string | undefined {
  return args[args.indexOf(option) + 1];
}

describe.each(Object.entries(ALL))('%s', (name, args) => {
  it('has no terminal, no banner, and a log whose errors can be told from the file’s own texts', () => {
    expect(args.slice(0, 5)).toEqual(['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'level+info']);
  });

  it('names its protocols before the input, and only those it needs', () => {
    const allowed = name === 'copy' || name === 'decode by address' ? 'file,pipe' : 'pipe';
    expect(after(args, '-protocol_whitelist')).toBe(allowed);
    expect(args.indexOf('-protocol_whitelist')).toBeLessThan(args.indexOf('-i'));
    expect(args.filter((arg) => arg === '-i')).toHaveLength(1);
  });

  it('writes to stdout and nowhere else, without the file’s tags', () => {
    expect(args.at(-1)).toBe('pipe:1');
    expect(after(args, '-map')).toBe('0:a:0');
    expect(after(args, '-map_metadata')).toBe('-1');
    expect(args.indexOf('-map')).toBeGreaterThan(args.indexOf('-i'));
  });
});

describe('a file from outside', () => {
  it.each(['decode', 'decode by address', 'copy', 'hash'] as const)(
    '%s lets only sound decoders and known containers run',
    (name) => {
      const args = ALL[name];
      for (const option of ['-max_alloc', '-format_whitelist', '-codec_whitelist', '-max_streams']) {
        expect(args.indexOf(option), option).toBeGreaterThan(-1);
        expect(args.indexOf(option), option).toBeLessThan(args.indexOf('-i'));
      }
      expect(after(args, '-codec_whitelist')).toBe('aac,mp3');
      const containers = (after(args, '-format_whitelist') ?? '').split(',');
      for (const refused of [
        'hls',
        'applehttp',
        'dash',
        'concat',
        'ffconcat',
        'imf',
        'sdp',
        'rtp',
        'rtsp',
        'lavfi',
        'image2',
        'pulse',
        'alsa',
        'tty',
        'ffmetadata',
        'webm_dash_manifest',
      ]) {
        expect(containers, refused).not.toContain(refused);
      }
      for (const drop of ['-vn', '-sn', '-dn']) expect(args).toContain(drop);
    },
  );
});

describe('the forms of sound', () => {
  it('decodes to the one time line', () => {
    expect(after(ALL.decode, '-ac')).toBe('1');
    expect(after(ALL.decode, '-ar')).toBe('48000');
    expect(after(ALL.decode, '-c:a')).toBe('pcm_s16le');
    for (const shift of ['-ss', '-itsoffset', '-async', '-af', '-t', '-to'])
      expect(ALL.decode).not.toContain(shift);
  });

  it('encodes Opus as a bare ffmpeg would at 32 kbit/s, but bit-exact', () => {
    expect(after(ALL.opus, '-c:a')).toBe('libopus');
    expect(after(ALL.opus, '-b:a')).toBe('32k');
    expect(after(ALL.opus, '-flags:a')).toBe('+bitexact');
  });
});
