import { KeptwordError } from '../../shared/contract/index.ts';

/** How many bytes of the beginning `refuseHostile` wants to see. */
export const HEAD_BYTES = 64 * 1024;

/**
 * Marks that ffmpeg's own playlist readers look for anywhere in the first text of a file, so we look there too:
 * DASH, IMF, Smooth Streaming, XSPF, SMIL, Windows playlists.
 */
const ANYWHERE = [
  ...['<mpd', '<compositionplaylist', '<assetmap', '<smoothstreamingmedia', '<smil', '<?wpl', '<asx'],
  ...['http://xspf.org/', '<tt xmlns', '<?zpl'],
];

/** How a text playlist begins: HLS and M3U, concat, PLS, ASF and RAM redirectors, SDP, edit lists, cue sheets. */
const BEGINNINGS = [
  /^#extm3u/,
  /^#ext-x-/,
  /^ffconcat version/,
  /^;ffmetadata/,
  /^\[(playlist|reference)\]/,
  /^v=0\s*[\r\n]+o=/,
  /^# mpv edl/,
  /^title:[^\n]*\n+(fcm:|\d{3} )/,
  /^(rem [^\n]*\n|title "|performer "|file ")[\s\S]*\btrack \d\d audio/,
  /^(file|stream|directive|duration|inpoint|outpoint)\s+['"]?\S/,
  /^(https?|rtsp|rtmp|rtp|mms|mmsh|udp|tcp|ftp|sftp|smb|gopher|file|concat|subfile|crypto|data|pipe|async|cache|hls|tee)(\+\w+)?:/,
  /^subfile,/,
];

/**
 * Refuses playlists and other texts that only point to sound elsewhere, by what is in them and whatever the file is
 * called: they could make ffmpeg open files or addresses of the writer's choice (SAFETY §3.21).
 * @param head the first bytes of the file, HEAD_BYTES or the whole file
 * @throws KeptwordError playlist-refused
 */
export function refuseHostile(head: Buffer): void {
  const text = firstText(head);
  const found = ANYWHERE.find((mark) => text.includes(mark)) ?? listing(text);
  if (found === undefined) return;
  throw new KeptwordError(
    'playlist-refused',
    'This file holds no sound. It is a list that points to sound in other places. Keptword does not follow such lists. Please add the recording itself.',
    { details: `looks like a playlist: ${found}` },
  );
}

function listing(text: string): string | undefined {
  const start = text.trimStart();
  const beginning = BEGINNINGS.find((pattern) => pattern.test(start));
  if (beginning) return String(beginning);
  // A plain M3U: nothing but comments and addresses or paths that end like media.
  const lines = start.split(/\r\n|\r|\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const points =
    /^(\S*[\\/]\S*|[^<>{}]{1,200})\.(m3u8?|mp[34]|m4[av]|ts|aac|wav|og[ga]|opus|flac|wma|mov|webm|mkv)$/;
  return lines.length > 0 && lines.every((line) => points.test(line)) ? 'a list of files' : undefined;
}

/**
 * The text at the beginning, up to the first NUL as ffmpeg's probes read it, without byte order mark and in lower
 * case. ffmpeg skips an ID3 tag before it looks, so a playlist may hide behind one.
 */
function firstText(head: Buffer): string {
  let bytes = head.subarray(0, HEAD_BYTES);
  while (bytes.length >= 10 && bytes.subarray(0, 3).toString('latin1') === 'ID3') {
    bytes = bytes.subarray(10 + syncSafe(bytes.subarray(6, 10)));
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le').toLowerCase();
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return even.swap16().toString('utf16le').toLowerCase();
  }
  const end = bytes.indexOf(0);
  const text = bytes
    .subarray(0, end === -1 ? bytes.length : end)
    .toString('latin1')
    .toLowerCase();
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}

/** ID3v2 sizes have seven bits a byte (id3.org, ID3v2.4 §6.2). */
export function syncSafe(four: Buffer): number {
  return four.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}
