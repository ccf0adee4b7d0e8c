import { planMp3 } from './plan-mp3.ts';
import { planMp4 } from './plan-mp4.ts';
import { cutShort } from './wholeness.ts';

/** Bytes at any place: a file, or a sealed blob. */
export type RandomAccess = {
  readonly bytes: number;
  /** At most `length` bytes from `offset` on; fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>;
};

/** At `at` of the source, leave out `remove` bytes and put `insert` there. */
export type Splice = { at: number; remove: number; insert: Buffer };

/** What a container says of bytes that should be there and are not. */
export type CutSign = {
  /** In technical words, never the file's own. */
  why: string;
  /** So many bytes the whole file has at least; null where only their absence shows. */
  bytesExpected: number | null;
  /** So long is the whole sound, ms, where ffmpeg does not say it of what comes through a pipe. */
  msExpected: number | null;
  /** True where what is there cannot be decoded at all: the table that says where the sound lies is missing. */
  nothingPlays: boolean;
};

export type StreamPlan = {
  /** In order, not overlapping; empty = the bytes as they are. */
  splices: Splice[];
  /** Null when nothing shows that the file was cut short. */
  cutShort: CutSign | null;
  /** Why it cannot be decoded from a pipe in any order; null when it can. */
  seekOnly: string | null;
};

/** The order of bytes in which a source can be decoded from a pipe, found by reading a few of its bytes. */
export async function planStream(source: RandomAccess): Promise<StreamPlan> {
  const head = await source.read(0, 12);
  const mp4 = await planMp4(source, head);
  if (mp4) return mp4;
  // CAF may keep its packet table behind the sound; old ffmpegs cannot read any CAF from a pipe.
  const seekOnly = head.toString('latin1', 0, 4) === 'caff' ? 'CAF' : null;
  const mp3 = await planMp3(source);
  return { splices: mp3.splices, cutShort: mp3.cutShort ?? (await cutShort(source)), seekOnly };
}

/** Applies a plan to the source's bytes while they pass, from first to last; nothing is held but the inserted bytes. */
export async function* planned(plan: StreamPlan, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const feed = splicer(plan);
  for await (const chunk of chunks) yield* feed(chunk);
  yield* feed(null);
}

const PIECE = 64 * 1024;

/**
 * The same as a function: give it each chunk in order, then null; it answers with the bytes to pass on. It takes the
 * splices out of the plan, so that a table that has passed (megabytes, of a long video) is not kept until the end.
 */
export function splicer(plan: StreamPlan): (chunk: Buffer | null) => Generator<Buffer> {
  const waiting = plan.splices.splice(0);
  let position = 0;
  let skipUntil = 0;

  return function* feed(chunk) {
    let rest = chunk ?? Buffer.alloc(0);
    while (true) {
      const skipped = Math.min(Math.max(skipUntil - position, 0), rest.length);
      position += skipped;
      rest = rest.subarray(skipped);
      const next = waiting[0];
      if (!next || (next.at > position + rest.length && chunk !== null)) break;
      if (next.at === position + rest.length && chunk !== null && rest.length === 0) break;
      const before = Math.max(0, Math.min(next.at - position, rest.length));
      if (before > 0) yield rest.subarray(0, before);
      position += before;
      rest = rest.subarray(before);
      if (position < next.at) break;
      waiting.shift();
      yield* inPieces(next.insert);
      skipUntil = next.at + next.remove;
    }
    position += rest.length;
    if (rest.length > 0) yield rest;
  };
}

function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}
