import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseHostile } from '../../../main/media/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';

const PLAYLISTS = {
  hls: '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n',
  'hls behind a byte order mark': '\uFEFF#EXTM3U\n#EXT-X-VERSION:3\n',
  'hls behind blank lines': '\n\n  #EXTM3U\n',
  m3u: 'C:\\Users\\mom\\meeting.mp3\nother/part2.mp3\n',
  dash: '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>file:///etc/</BaseURL></MPD>',
  'dash behind other text': 'ftypmp42 isom\n<!-- x --><mpd>',
  ffconcat: "ffconcat version 1.0\nfile '/etc/passwd'\n",
  concat: "file '/etc/passwd'\nfile 'b.wav'\n",
  pls: '[playlist]\nFile1=http://10.0.0.1/a.mp3\n',
  asx: '<ASX version="3.0"><entry><ref href="http://x/"/></entry></ASX>',
  'asf reference': '[Reference]\r\nRef1=http://x/a.asf\r\n',
  ram: 'rtsp://example.org/a.rm\n',
  address: 'https://example.org/a.mp3',
  subfile: 'subfile,,start,0,end,100,,:/etc/passwd',
  sdp: 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=audio 5004 RTP/AVP 96\r\n',
  imf: '<?xml version="1.0"?><CompositionPlaylist xmlns="http://www.smpte-ra.org/schemas/2067-3/2016">',
  'imf assets': '<AssetMap xmlns="http://www.smpte-ra.org/schemas/429-9/2007/AM">',
  'smooth streaming': '<SmoothStreamingMedia MajorVersion="2">',
  smil: '<smil><body><audio src="file:///etc/passwd"/></body></smil>',
  wpl: '<?wpl version="1.0"?><smil/>',
  xspf: '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
  'mpv edit list': '# mpv EDL v0\n/etc/passwd,0,10\n',
  'cmx edit list': 'TITLE: MEETING\nFCM: NON-DROP FRAME\n001  AX  V  C  00:00:00:00\n',
  cue: 'FILE "a.wav" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n',
  ffmetadata: ';FFMETADATA1\ntitle=x\n',
} as const;

function verdict(head: Buffer): string {
  try {
    refuseHostile(head);
    return 'let through';
  } catch (error) {
    return error instanceof KeptwordError ? error.code : String(error);
  }
}

function id3(size: number, tail: Buffer): Buffer {
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, (size >> 7) & 0x7f, size & 0x7f]);
  return Buffer.concat([head, Buffer.alloc(size, 1), tail]);
}

describe('playlists in disguise', () => {
  it.each(Object.entries(PLAYLISTS))('refuses %s', (_name, text) => {
    expect(verdict(Buffer.from(text))).toBe('playlist-refused');
    expect(verdict(Buffer.from(text.toUpperCase().replace('TRACK 01', 'TRACK 01')))).toBe('playlist-refused');
  });

  it.each(Object.entries(PLAYLISTS))(
    'refuses %s behind an ID3 tag, where ffmpeg would look for it',
    (_name, text) => {
      expect(verdict(id3(300, Buffer.from(text)))).toBe('playlist-refused');
      expect(verdict(id3(5, id3(0, Buffer.from(text))))).toBe('playlist-refused');
    },
  );

  it('refuses them in UTF-16 too', () => {
    const text = Buffer.from(`\uFEFF${PLAYLISTS.hls}`, 'utf16le');
    expect(verdict(text)).toBe('playlist-refused');
    expect(verdict(Buffer.from(text).swap16())).toBe('playlist-refused');
  });

  it('says what it is in words a parent understands, and the mark only in the details', () => {
    const error = (() => {
      try {
        refuseHostile(Buffer.from(PLAYLISTS.dash));
      } catch (caught) {
        return caught;
      }
      return null;
    })();
    expect(error).toBeInstanceOf(KeptwordError);
    if (!(error instanceof KeptwordError)) return;
    expect(error.message).not.toMatch(/mpd|playlist|ffmpeg/i);
    expect(error.details).toContain('<mpd');
  });
});

describe('everything else', () => {
  const SOUNDS = {
    wav: Buffer.concat([Buffer.from('RIFF\u0024\0\0\0WAVEfmt '), Buffer.from('#EXTM3U')]),
    ogg: Buffer.from('OggS\0\u0002\0\0'),
    mp3: Buffer.from([0xff, 0xfb, 0x90, 0x64, 0, 1]),
    m4a: Buffer.from('\0\0\0\u001cftypM4A \0\0\u0002\0'),
    matroska: Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 0, 0, 0]),
    letter: Buffer.from('Dear Ms. Lee,\nplease find the notice of the meeting.\n'),
    empty: Buffer.alloc(0),
  };
  it.each(Object.entries(SOUNDS))(
    'lets %s through: whether it is sound is for ffmpeg to say',
    (_name, head) => {
      expect(verdict(head)).toBe('let through');
    },
  );

  it('never fails in another way, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'ID3', '\xff\xfe', '\xfe\xff'),
        (bytes, prefix) => {
          expect(verdict(Buffer.concat([Buffer.from(prefix, 'latin1'), bytes]))).toMatch(
            /^(let through|playlist-refused)$/,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
