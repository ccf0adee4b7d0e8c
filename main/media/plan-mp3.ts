import { syncSafe } from './hostile.ts';
import type { CutSign, RandomAccess, StreamPlan } from './plan.ts';

const SEARCH = 64 * 1024;
const MOST_TAGS = 8;
/** Programs that change tags leave the "Info" frame's size as it was; a second of sound is more than they move. */
const TOLERATED = 16 * 1024;

/**
 * An MP3's first frame may be an "Info" frame that says how many samples at the end are padding. From a pipe ffmpeg
 * compares the file size that is written there with a size it cannot know, and then drops the whole frame's advice.
 * Setting that field to 0 makes a pipe decode to the very samples that a file decodes to. Files that are several MP3s
 * in a row keep it, as ffmpeg itself ignores the frame there (libavformat/mp3dec.c, the 1/16 rule).
 */
export async function planMp3(source: RandomAccess): Promise<Pick<StreamPlan, 'splices' | 'cutShort'>> {
  const asIs = { splices: [], cutShort: null };
  const start = await behindTags(source);
  if (start === null) return asIs;
  const head = await source.read(start, SEARCH);
  const frame = firstFrame(head);
  if (frame === null) return asIs;
  const tag = frame.at + 4 + frame.sideInfo;
  if (tag + 16 > head.length || !/^(Xing|Info)$/.test(head.toString('latin1', tag, tag + 4))) return asIs;
  const flags = head.readUInt32BE(tag + 4);
  if ((flags & 3) !== 3) return asIs;
  const declared = head.readUInt32BE(tag + 12);
  const actual = source.bytes - (start + frame.at);
  const missing = declared - actual;
  const cutShort: CutSign | null =
    missing > TOLERATED + declared / 200
      ? {
          why: `${missing} of ${declared} bytes of MP3 are missing`,
          bytesExpected: source.bytes + missing,
          msExpected: (head.readUInt32BE(tag + 8) * frame.samples * 1000) / frame.sampleRate,
          nothingPlays: false,
        }
      : null;
  if (declared === 0 || Math.abs(missing) > Math.min(declared, actual) / 16) return { ...asIs, cutShort };
  return { splices: [{ at: start + tag + 12, remove: 4, insert: Buffer.alloc(4) }], cutShort };
}

/** Where the sound begins behind ID3v2 tags; null when the source does not look like MP3 at all. */
async function behindTags(source: RandomAccess): Promise<number | null> {
  let at = 0;
  for (let tags = 0; tags < MOST_TAGS; tags += 1) {
    const head = await source.read(at, 10);
    if (head.length < 10) return null;
    if (head.toString('latin1', 0, 3) !== 'ID3') return at > 0 || head[0] === 0xff ? at : null;
    const footer = ((head[5] ?? 0) & 0x10) !== 0 ? 10 : 0;
    at += 10 + syncSafe(head.subarray(6, 10)) + footer;
  }
  return null;
}

type Frame = { at: number; sideInfo: number; samples: number; sampleRate: number };
const RATES = [44_100, 48_000, 32_000] as const;

/** The first layer-III frame header (ISO/IEC 11172-3 §2.4.1.3) and the size of the side information behind it. */
function firstFrame(head: Buffer): Frame | null {
  for (let at = 0; at + 4 <= head.length; at += 1) {
    if (head[at] !== 0xff) continue;
    const header = head.readUInt32BE(at);
    const version = (header >>> 19) & 3;
    const layer = (header >>> 17) & 3;
    const bitRate = (header >>> 12) & 15;
    const sampleRate = (header >>> 10) & 3;
    if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1) continue;
    if (bitRate === 15 || sampleRate === 3) continue;
    const mono = ((header >>> 6) & 3) === 3;
    const sideInfo = version === 3 ? (mono ? 17 : 32) : mono ? 9 : 17;
    // MPEG 1 is 3, MPEG 2 is 2 with half of its rates, MPEG 2.5 is 0 with a quarter.
    const halved = version === 3 ? 0 : version === 2 ? 1 : 2;
    return {
      at,
      sideInfo,
      samples: version === 3 ? 1152 : 576,
      sampleRate: (RATES[sampleRate] ?? 44_100) / 2 ** halved,
    };
  }
  return null;
}
