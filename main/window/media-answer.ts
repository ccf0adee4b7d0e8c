import { readRange } from './byte-range.ts';
import { SAFE_HEADERS } from './headers.ts';

/**
 * One answer carries at most this much: at 32 kbit/s a minute of sound. Seeking in Ogg asks for several places before it
 * finds the right page, so a small answer is heard sooner: of 40 jumps in 5 hours, nine in ten within 150 ms, against
 * 440 ms with 1 MiB (same computer, same load); 128 KiB gained nothing more.
 */
const MOST_BYTES = 256 * 1024;
const STREAM_STEP = 64 * 1024;

/** Decrypted bytes of a playback copy; only verified bytes leave it. */
export type MediaSource = {
  readonly bytes: number;
  /** For Content-Type. */
  readonly type: string;
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** Answers a request for sound: whole (200), a range (206), a range that is not there (416), or only headers (HEAD). */
export async function answerMedia(request: Request, source: MediaSource): Promise<Response> {
  const headers = { ...SAFE_HEADERS, 'Content-Type': source.type, 'Accept-Ranges': 'bytes' };
  const range = readRange(request.headers.get('range'), source.bytes, MOST_BYTES);
  if (range === 'none') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${source.bytes}` },
    });
  }
  const withoutBody = request.method === 'HEAD';
  if (range === 'whole') {
    const length = { 'Content-Length': String(source.bytes) };
    const body = withoutBody ? null : streamOf(source);
    return new Response(body, { status: 200, headers: { ...headers, ...length } });
  }
  const length = range.to - range.from + 1;
  const body = withoutBody ? null : await source.read(range.from, length);
  return new Response(body === null ? null : new Uint8Array(body), {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(length),
      'Content-Range': `bytes ${range.from}-${range.to}/${source.bytes}`,
    },
  });
}

function streamOf(source: MediaSource): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      const part = await source.read(at, Math.min(STREAM_STEP, source.bytes - at));
      at += part.length;
      if (part.length > 0) controller.enqueue(new Uint8Array(part));
      if (at >= source.bytes || part.length === 0) controller.close();
    },
  });
}
