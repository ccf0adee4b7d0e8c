/**
 * What ffmpeg is told, as data: arrays of arguments, never a command line, so that nothing in a file name or a file
 * can become an option. Pure functions; the runner is elsewhere.
 */

import { SAMPLE_RATE } from '../../shared/time/index.ts';

/**
 * The containers that ffmpeg may open. Playlists, devices, picture sequences, subtitle files and network formats are
 * not in it (SAFETY §3.20-21). A name that some ffmpeg does not know does no harm.
 */
const CONTAINERS = [
  ...[
    'aa',
    'aac',
    'aax',
    'ac3',
    'act',
    'aea',
    'aiff',
    'alac',
    'amr',
    'amrnb',
    'amrwb',
    'ape',
    'aptx',
    'aptx_hd',
  ],
  ...[
    'asf',
    'asf_o',
    'au',
    'avi',
    'avr',
    'caf',
    'codec2',
    'dhav',
    'dsf',
    'dss',
    'dts',
    'dtshd',
    'dv',
    'eac3',
    'f4v',
  ],
  ...[
    'flac',
    'flv',
    'g722',
    'g723_1',
    'g729',
    'gsm',
    'gxf',
    'iff',
    'ilbc',
    'ircam',
    'kux',
    'live_flv',
    'loas',
    'lvf',
  ],
  ...[
    'matroska',
    'webm',
    'mlp',
    'mmf',
    'mov',
    'mp4',
    'm4a',
    '3gp',
    '3g2',
    'mj2',
    'mp3',
    'mpc',
    'mpc8',
    'mpeg',
  ],
  ...[
    'mpegts',
    'mxf',
    'nistsphere',
    'nut',
    'nuv',
    'ogg',
    'oma',
    'paf',
    'pmp',
    'pva',
    'pvf',
    'qcp',
    'rm',
    'rso',
  ],
  ...[
    's337m',
    'sbc',
    'sds',
    'sdr2',
    'shn',
    'sln',
    'smjpeg',
    'sol',
    'sox',
    'spdif',
    'swf',
    'tak',
    'truehd',
    'tta',
  ],
  ...['voc', 'vqf', 'w64', 'wav', 'wsaud', 'wsd', 'wtv', 'wv', 'wve', 'xa', 'xwma'],
] as const;

/** One allocation inside ffmpeg; the sample tables of a 12-hour video need about 100 MB, a bomb needs more. */
const LARGEST_ALLOCATION = 256 * 1024 * 1024;
/** Newer iPhones write ten tracks into a video; a file with hundreds is an attack. */
const MOST_STREAMS = 64;

/** The bit rate of the playback copy: speech at Opus's sweet spot, about 14 MB an hour. */
const OPUS_BIT_RATE = '32k';

/** Quiet but complete: every line says how bad it is, so that errors are told from the file's own texts. */
const REPORTING = ['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'level+info'] as const;

/** The file descriptor on which a source is handed to ffmpeg where it must be able to seek. */
export const SOURCE_FD = 3;

export type InputChoice = {
  /** Names of this ffmpeg's audio decoders; no other decoder may run, so that a picture is never decoded. */
  decoders: readonly string[];
  /** 'pipe' = bytes on stdin; otherwise an address that ffmpeg may open and seek in. */
  from: 'pipe' | { address: string };
  /** Forces the demuxer instead of letting ffmpeg guess. */
  container?: string;
};

function input(choice: InputChoice): string[] {
  const seekable = choice.from !== 'pipe';
  return [
    ...['-max_alloc', String(LARGEST_ALLOCATION)],
    ...['-protocol_whitelist', seekable ? 'file,pipe' : 'pipe'],
    ...['-format_whitelist', CONTAINERS.join(',')],
    ...['-codec_whitelist', choice.decoders.join(',')],
    ...['-max_streams', String(MOST_STREAMS)],
    ...['-threads', '1'],
    ...(choice.container === undefined ? [] : ['-f', choice.container]),
    ...['-i', choice.from === 'pipe' ? 'pipe:0' : choice.from.address],
  ];
}

/** The first sound track and nothing else: no picture, subtitles, data, tags or chapters. */
const ONLY_SOUND = [
  '-map',
  '0:a:0',
  '-vn',
  '-sn',
  '-dn',
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
] as const;

/** Decodes to mono signed 16-bit little-endian on stdout, at 48 kHz or another rate, from the first sample on. */
export function decodeArguments(choice: InputChoice, rate: number = SAMPLE_RATE): string[] {
  return [
    ...REPORTING,
    ...input(choice),
    ...ONLY_SOUND,
    ...['-ac', '1', '-ar', String(rate), '-c:a', 'pcm_s16le'],
    ...['-flush_packets', '0', '-f', 's16le', 'pipe:1'],
  ];
}

/** Encodes 48 kHz mono s16le on stdin to Ogg/Opus on stdout; bit-exact: the same sound gives the same bytes. */
export function encodeOpusArguments(): string[] {
  return [
    ...REPORTING,
    ...pcmInput(),
    ...['-map', '0:a:0', '-map_metadata', '-1'],
    ...[
      '-c:a',
      'libopus',
      '-b:a',
      OPUS_BIT_RATE,
      '-vbr',
      'on',
      '-application',
      'audio',
      '-flags:a',
      '+bitexact',
    ],
    ...['-fflags', '+bitexact', '-flush_packets', '0', '-f', 'ogg', 'pipe:1'],
  ];
}

/** The same for a recording: a page for each packet of 20 ms, so that nothing waits in the program. */
export function liveOpusArguments(): string[] {
  return [
    ...REPORTING,
    ...pcmInput(),
    ...['-map', '0:a:0', '-map_metadata', '-1'],
    ...['-c:a', 'libopus', '-b:a', OPUS_BIT_RATE, '-vbr', 'on', '-application', 'audio'],
    ...['-frame_duration', '20', '-flags:a', '+bitexact'],
    ...['-fflags', '+bitexact', '-page_duration', '20000', '-flush_packets', '1', '-f', 'ogg', 'pipe:1'],
  ];
}

/** Encodes 48 kHz mono s16le on stdin to MP3 on stdout: the convenience copy beside a WAV clip. */
export function encodeMp3Arguments(): string[] {
  return [
    ...REPORTING,
    ...pcmInput(),
    ...['-map', '0:a:0', '-map_metadata', '-1', '-c:a', 'libmp3lame', '-b:a', '96k', '-flags:a', '+bitexact'],
    // No Xing header: its size field cannot be filled in on a pipe.
    ...['-fflags', '+bitexact', '-write_xing', '0', '-id3v2_version', '0', '-f', 'mp3', 'pipe:1'],
  ];
}

function pcmInput(): string[] {
  return [
    ...['-protocol_whitelist', 'pipe', '-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1'],
    ...['-i', 'pipe:0'],
  ];
}

/** Copies the packets of the first sound track, untouched, into Matroska on stdout. */
export function copyPacketsArguments(choice: InputChoice): string[] {
  return [
    ...REPORTING,
    ...input(choice),
    ...ONLY_SOUND,
    ...['-c:a', 'copy', '-fflags', '+bitexact', '-f', 'matroska', 'pipe:1'],
  ];
}

/** SHA-256 over the packets of the first sound track, in order, as `SHA256=…` on stdout. */
export function hashPacketsArguments(choice: InputChoice): string[] {
  return [
    ...REPORTING,
    ...input(choice),
    ...ONLY_SOUND,
    ...['-c:a', 'copy', '-f', 'hash', '-hash', 'sha256', 'pipe:1'],
  ];
}
