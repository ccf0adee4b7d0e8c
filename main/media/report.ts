/** ISO 639-2 or BCP 47 as tagged, and the title; null where there is no tag. */
export type TrackName = { language: string | null; title: string | null };

/** What a file says of itself, read from what ffmpeg prints: there is no ffprobe in the packages that ship ffmpeg. */
export type FileFacts = {
  /** `m4a`, `mov`, `mp4`, `3gp`, or ffmpeg's own first name of the container: `mp3`, `ogg`, `wav`, `matroska`… */
  container: string;
  codec: string;
  sampleRate: number;
  channels: number;
  hasVideo: boolean;
  /** How many sound tracks it holds; the first is the one that is decoded. */
  soundTracks: number;
  /** What the file itself calls each of them, in order. */
  trackNames: TrackName[];
  /** The length that the container declares, ms; null when it declares none. Never trusted for sample positions. */
  declaredMs: number | null;
  /** UTC, ISO; null when the file holds no date. */
  dateInFile: string | null;
};

/** Everything that we learn from ffmpeg's standard error. */
export type Report = {
  /** Null until ffmpeg has recognised a container. */
  container: string | null;
  audio: { codec: string; sampleRate: number; channels: number } | null;
  hasVideo: boolean;
  soundTracks: number;
  trackNames: TrackName[];
  declaredMs: number | null;
  dateInFile: string | null;
  /** ffmpeg itself doubts what it recognised: random bytes look like MP3 or ADTS by chance. */
  doubtful: boolean;
  /** Reading the input ended in an error, though ffmpeg may still say that all went well. */
  inputFailed: boolean;
  /** The last warnings and errors, for "Details". Never a tag of the file: those may name a child. */
  tail: string[];
};

const LINE = /^(?:\[[^\]]* @ [^\]]*\] )?\[(info|warning|error|fatal|panic)\] ?(.*)$/;
/** The words of ffmpeg 4-5, of 6 and later, and of the MP4 reader when a sample is missing. */
const READING_FAILED =
  /^(pipe:0|file:\S+|.*Error during demuxing): |^stream \d+, offset 0x[0-9a-f]+: partial file/;
const TAIL_LINES = 12;
const TAIL_WIDTH = 240;
const TITLE_WIDTH = 120;

const LAYOUTS: Record<string, number> = {
  mono: 1,
  stereo: 2,
  downmix: 2,
  quad: 4,
  hexagonal: 6,
  octagonal: 8,
  cube: 8,
  hexadecagonal: 16,
};

/** A reader for ffmpeg's log in the form that `-loglevel level+info` gives. Feed it line by line. */
export function reportReader(): { line(text: string): void; report: Report } {
  const report: Report = {
    container: null,
    audio: null,
    hasVideo: false,
    soundTracks: 0,
    trackNames: [],
    declaredMs: null,
    dateInFile: null,
    doubtful: false,
    inputFailed: false,
    tail: [],
  };
  const tags = new Map<string, string>();
  let inInput = false;
  /** The sound track whose tags are being read. */
  let track: TrackName | null = null;

  function info(text: string): void {
    const opened = /^Input #0, (\S+), from /.exec(text);
    if (opened?.[1]) {
      report.container = opened[1].split(',')[0] ?? null;
      inInput = true;
    } else if (/^(Output #0|Stream mapping:)/.test(text)) {
      inInput = false;
    } else if (inInput) readInput(text);
  }

  function readInput(text: string): void {
    if (/^\s+(Stream|Program|Chapter)\b/.test(text)) track = null;
    const stream = /^\s+Stream #0:\d+(?:\[\w+\])?(?:\(([\w-]+)\))?\S*: (Audio|Video): (.*)$/.exec(text);
    if (stream) {
      const described = stream[3] ?? '';
      if (stream[2] === 'Audio') {
        report.audio ??= readAudio(described);
        report.soundTracks += 1;
        // "und": the format wants a language and nobody said one.
        track = { language: stream[1] === 'und' ? null : (stream[1] ?? null), title: null };
        report.trackNames.push(track);
      } else if (!isCover(described)) report.hasVideo = true;
      return;
    }
    const duration = /^\s+Duration: (\d+):(\d\d):(\d\d)\.(\d\d)/.exec(text);
    if (duration) {
      const [h = 0, m = 0, s = 0, c = 0] = duration.slice(1).map(Number);
      report.declaredMs = ((h * 60 + m) * 60 + s) * 1000 + c * 10;
      return;
    }
    const tag = /^\s+([\w.-]+)\s*: (.*)$/.exec(text);
    if (track && tag?.[1] === 'title') track.title ??= tag[2]?.trim().slice(0, TITLE_WIDTH) || null;
    if (tag?.[1] && tag[2] !== undefined && !tags.has(tag[1])) {
      tags.set(tag[1], tag[2]);
      if (tag[1] === 'major_brand' && report.container === 'mov') report.container = brandName(tag[2]);
      report.dateInFile = dateFrom(tags);
    }
  }

  function complaint(level: string, text: string): void {
    if (text.includes('detected only with low score')) report.doubtful = true;
    // Said of every picture, because only sound decoders may run; and it is the whole list of them.
    if (/ not on whitelist '/.test(text)) return;
    if (level !== 'warning' && READING_FAILED.test(text)) report.inputFailed = true;
    report.tail.push(text.slice(0, TAIL_WIDTH));
    if (report.tail.length > TAIL_LINES) report.tail.shift();
  }

  return {
    report,
    line(text) {
      const match = LINE.exec(text);
      if (!match) return;
      const [, level = '', said = ''] = match;
      if (level === 'info') info(said);
      else complaint(level, said);
    },
  };
}

/** The facts of a file, or null when ffmpeg found no container or no sound in it. */
export function factsOf(report: Report): FileFacts | null {
  if (report.container === null || report.audio === null) return null;
  return {
    container: report.container,
    ...report.audio,
    hasVideo: report.hasVideo,
    soundTracks: report.soundTracks,
    trackNames: report.trackNames,
    declaredMs: report.declaredMs,
    dateInFile: report.dateInFile,
  };
}

function readAudio(text: string): Report['audio'] {
  const codec = /^[\w.]+/.exec(text)?.[0] ?? 'unknown';
  const rate = /(?:^|, )(\d+) Hz, ([^,]+)/.exec(text);
  return { codec, sampleRate: Number(rate?.[1] ?? 0), channels: channelCount(rate?.[2] ?? '') };
}

/** A cover is a picture, not a film; an old ffmpeg does not say so, but gives it the frame rate of no film. */
function isCover(described: string): boolean {
  return described.includes('(attached pic)') || / 90k tbr\b/.test(described);
}

/** `mono`, `5.1(side)`, `3 channels (FL+FR+LFE)`, `ambisonic 1`; 0 when ffmpeg could not tell. */
function channelCount(layout: string): number {
  const counted = /^(\d+) channels/.exec(layout);
  if (counted) return Number(counted[1]);
  const dotted = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(layout);
  if (dotted) return Number(dotted[1]) + Number(dotted[2]) + Number(dotted[3] ?? 0);
  const ambisonic = /^ambisonic (\d+)/.exec(layout);
  if (ambisonic) return (Number(ambisonic[1]) + 1) ** 2;
  return LAYOUTS[/^\w+/.exec(layout)?.[0] ?? ''] ?? 0;
}

function brandName(brand: string): string {
  if (brand.startsWith('M4')) return 'm4a';
  if (brand.startsWith('qt')) return 'mov';
  if (brand.startsWith('3g')) return brand.slice(0, 3);
  return 'mp4';
}

/**
 * The date a recorder wrote: `creation_time` (MP4, MOV, Matroska: UTC), Apple's `creationdate` (with its offset), or
 * the broadcast-wave pair `date` and `creation_time`, which has no zone and is kept as if it were UTC.
 */
function dateFrom(tags: ReadonlyMap<string, string>): string | null {
  const created = tags.get('creation_time') ?? '';
  const day = /^(\d{4})[-:](\d\d)[-:](\d\d)$/.exec(tags.get('date') ?? '');
  const time = /^(\d\d)[:-](\d\d)[:-](\d\d)$/.exec(created);
  const candidates = [
    created,
    tags.get('com.apple.quicktime.creationdate'),
    day && time ? `${day.slice(1).join('-')}T${time.slice(1).join(':')}Z` : undefined,
    tags.get('DATE_RECORDED'),
  ];
  for (const candidate of candidates) {
    const full =
      candidate && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(candidate) ? new Date(zoned(candidate)) : null;
    // Recorders without a clock write the zero of their format, 1904 or 1970.
    if (full && full.getUTCFullYear() > 1970 && full.getUTCFullYear() < 10_000) return full.toISOString();
  }
  return null;
}

/** `+0200` and no zone at all are not what Date.parse is sure to read alike. */
function zoned(text: string): string {
  const offset = text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  return /(Z|[+-]\d\d:\d\d)$/.test(offset) ? offset : `${offset}Z`;
}
