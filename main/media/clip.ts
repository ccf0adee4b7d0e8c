import { SAMPLE_RATE } from '../../shared/time/index.ts';
import { encodeOpusArguments } from './arguments.ts';
import { cutSound, type SampleSpan } from './cut.ts';
import { decodePcm, feed } from './decode.ts';
import { type OggPage, oggPage, oggPageIn, oggPages, packetSamples, preSkipOf } from './ogg.ts';
import type { RandomAccess } from './plan.ts';
import { type Ffmpeg, refuseBadEnd, run } from './runner.ts';

/** How much is read at each look for a page: the largest page of a playback copy is some 5 KB. */
const LOOK = 32 * 1024;
/** A decoder needs 80 ms to settle (RFC 7845 §4.6); as much again is cheap. */
const SETTLES = SAMPLE_RATE / 6;
/** Packets of a page of the clip, and its segments of 255 bytes: silence in the place of damage comes in long packets. */
const MOST_PACKETS = 20;
const MOST_SEGMENTS = 255;

/**
 * One clip of a playback copy as an Ogg/Opus file of its own: exactly the span, to the sample, and nothing of the sound
 * around it. Reads only the pages about the span, however long the recording is.
 * @throws KeptwordError ffmpeg-failed, file-truncated, cancelled, and what the source throws
 */
export async function clipOfCopy(options: {
  ffmpeg: Ffmpeg;
  source: RandomAccess;
  span: SampleSpan;
  signal?: AbortSignal | undefined;
}): Promise<Buffer> {
  const { ffmpeg, source, span, signal } = options;
  const { ogg, skip } = await pagesAbout(source, span);
  const from = span.from - skip;
  const length = span.to - span.from;
  const pieces: Buffer[] = [];
  const pcm = decodePcm({ ffmpeg, input: once(ogg), signal });
  await cutSound(pcm, [{ from, to: from + length }], (_, piece) => void pieces.push(Buffer.from(piece)));
  return encoded(ffmpeg, pieces, signal);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function encoded(
  ffmpeg: Ffmpeg,
  pcm: readonly Buffer[],
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const running = run(ffmpeg, encodeOpusArguments(), { signal });
  const input = (async function* () {
    yield* pcm;
  })();
  const feeding = feed(input, running, 'while-wanted');
  try {
    const out: Buffer[] = [];
    for await (const piece of running.output) out.push(piece);
    await feeding;
    refuseBadEnd(await running.ended);
    return Buffer.concat(out);
  } finally {
    running.stop();
    await feeding;
    await running.ended;
  }
}

/**
 * The pages about a span as a stream that begins at 0. `skip` is the sample of the recording at which it begins:
 * negative when it has the encoder's delay before its first sample.
 */
async function pagesAbout(source: RandomAccess, span: SampleSpan): Promise<{ ogg: Buffer; skip: number }> {
  const [head, tags] = await firstPages(source);
  const preSkip = preSkipOf(head.packets[0] ?? Buffer.alloc(0));
  const wantedFrom = Math.max(0, span.from + preSkip - SETTLES);
  const wantedTo = span.to + preSkip;
  const start = await placeOf(source, head.size + tags.size, wantedFrom);
  const packets: Buffer[] = [];
  let begins = -1;
  let at = start;
  for (;;) {
    const page = await pageAt(source, at);
    if (page === null) break;
    // The last page may claim fewer samples than its packets hold; it is cut by the span anyway.
    if (begins < 0)
      begins = page.last
        ? await endBefore(source, start, head.size + tags.size)
        : page.granule - samplesIn(page.packets);
    packets.push(...page.packets.map((packet) => Buffer.from(packet)));
    at += page.size;
    if (page.granule >= wantedTo || page.last) break;
  }
  const opusHead = Buffer.from(head.packets[0] ?? Buffer.alloc(0));
  // Nothing is skipped by the decoder, so that every sample of it can be counted.
  opusHead.writeUInt16LE(0, 10);
  return { ogg: streamOf(opusHead, tags, packets), skip: Math.max(0, begins) - preSkip };
}

function streamOf(opusHead: Buffer, tags: OggPage, packets: readonly Buffer[]): Buffer {
  const serial = 1;
  const pages = [
    oggPage({ granule: 0, first: true, last: false, serial, sequence: 0, packets: [opusHead] }),
    oggPage({ granule: 0, first: false, last: false, serial, sequence: 1, packets: tags.packets }),
  ];
  let granule = 0;
  for (let i = 0; i < packets.length; ) {
    const some = packets.slice(i, i + fitting(packets, i));
    i += some.length;
    granule += samplesIn(some);
    const last = i >= packets.length;
    pages.push(oggPage({ granule, first: false, last, serial, sequence: pages.length, packets: some }));
  }
  return Buffer.concat(pages);
}

/** How many packets from `start` on go into one page; one always does. */
function fitting(packets: readonly Buffer[], start: number): number {
  let segments = 0;
  let count = 0;
  for (const { length } of packets.slice(start, start + MOST_PACKETS)) {
    segments += Math.floor(length / 255) + 1;
    if (segments > MOST_SEGMENTS) break;
    count += 1;
  }
  return Math.max(1, count);
}

function samplesIn(packets: readonly Buffer[]): number {
  return packets.reduce((sum, packet) => sum + packetSamples(packet), 0);
}

async function firstPages(source: RandomAccess): Promise<[OggPage, OggPage]> {
  const [head, tags] = oggPages()(await source.read(0, LOOK));
  if (!head || !tags) throw new RangeError('not a playback copy');
  return [head, tags];
}

/** Byte offset of the last page that begins at or before a granule position, by halving. */
async function placeOf(source: RandomAccess, from: number, granule: number): Promise<number> {
  let low = from;
  let high = source.bytes;
  while (high - low > LOOK) {
    const middle = Math.floor((low + high) / 2);
    const found = await nextPage(source, middle, high);
    if (found === null) high = middle;
    else if (found.page.granule <= granule) low = found.at + found.page.size;
    else high = middle;
  }
  let at = low;
  for (;;) {
    const page = await pageAt(source, at);
    if (page === null || page.granule > granule || page.last) return at;
    at += page.size;
  }
}

async function endBefore(source: RandomAccess, at: number, first: number): Promise<number> {
  let place = first;
  let end = 0;
  const near = await nextPage(source, Math.max(first, at - 2 * LOOK), at);
  if (near) place = near.at;
  while (place < at) {
    const page = await pageAt(source, place);
    if (page === null) break;
    end = page.granule;
    place += page.size;
  }
  return end;
}

/** The first whole page at or behind a place, before a limit. */
async function nextPage(
  source: RandomAccess,
  from: number,
  limit: number,
): Promise<{ at: number; page: OggPage } | null> {
  for (let at = from; at < limit; at += LOOK - 3) {
    const bytes = await source.read(at, LOOK);
    for (let i = bytes.indexOf('OggS', 0, 'latin1'); i >= 0; i = bytes.indexOf('OggS', i + 1, 'latin1')) {
      if (at + i >= limit) return null;
      const page = await pageAt(source, at + i);
      if (page) return { at: at + i, page };
    }
    if (bytes.length < LOOK) return null;
  }
  return null;
}

/** The page that begins at exactly this place, or null. */
async function pageAt(source: RandomAccess, at: number): Promise<OggPage | null> {
  if (at >= source.bytes) return null;
  const bytes = await source.read(at, Math.min(LOOK * 2, source.bytes - at));
  const [page] = oggPages()(bytes);
  return page && bytes.indexOf('OggS', 0, 'latin1') === 0 && oggPageIn(bytes.subarray(0, page.size))
    ? page
    : null;
}
