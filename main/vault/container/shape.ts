import type { KeptwordError } from '../../../shared/contract/index.ts';
import type { OpenFile } from '../../platform/index.ts';
import type { ChunkCipher } from './chunks.ts';
import { damaged, HEADER_BYTES, interrupted, TAG_BYTES } from './format.ts';

export type ReadableFile = Pick<OpenFile, 'read' | 'stat' | 'close'>;

export type Source = {
  readonly id: string;
  readonly file: ReadableFile;
  readonly cipher: ChunkCipher;
  readonly chunkBytes: number;
  readonly chunks: number;
  /** Index of the chunk that carries the final flag; null when that chunk is missing. */
  readonly last: number | null;
  /** Chunks that were found damaged and are read as zeros; null: they are refused. */
  readonly holes: Set<number> | null;
};

/** `cut`: the end is missing, and what is counted are the whole chunks before it. */
type Shape = { chunks: number; bytes: number; cut: boolean; problem: KeptwordError | null };

/** Finds the last chunk and checks that it says so itself: a file cut at a chunk's edge looks whole otherwise. */
export async function measure(source: Source, sealedBytes: number): Promise<Shape> {
  const step = source.chunkBytes + TAG_BYTES;
  const whole = Math.floor(sealedBytes / step);
  const rest = sealedBytes - whole * step;
  const chunks = rest === 0 ? whole : whole + 1;
  const bytes = sealedBytes - chunks * TAG_BYTES;
  const lastBytes = rest === 0 ? step : rest;
  // An empty last chunk is legal only as the only one; otherwise two files would have the same content.
  const legal = chunks > 0 && (lastBytes > TAG_BYTES || (lastBytes === TAG_BYTES && chunks === 1));
  if (legal) {
    const sealed = Buffer.alloc(lastBytes);
    const got = await source.file.read(sealed, HEADER_BYTES + (chunks - 1) * step);
    if (got === lastBytes && source.cipher.open(chunks - 1, true, sealed) !== null) {
      return { chunks, bytes, cut: false, problem: null };
    }
    if (rest === 0 && source.cipher.open(chunks - 1, false, sealed) === null) {
      const problem = damaged(source.id, `chunk ${chunks - 1}, the last one, was changed`);
      if (source.holes) return { chunks, bytes, cut: false, problem };
      return { chunks: whole, bytes: whole * source.chunkBytes, cut: true, problem };
    }
    // Cut within its last chunk, or that chunk is damaged: who asks for all that is left gets it at its full length.
    if (rest !== 0 && source.holes)
      return {
        chunks,
        bytes,
        cut: false,
        problem: interrupted(source.id, `chunk ${chunks - 1} is not whole`),
      };
  }
  const problem = interrupted(source.id, `no final chunk after ${whole} whole chunks`);
  return { chunks: whole, bytes: whole * source.chunkBytes, cut: true, problem };
}

/** Whether any chunk fits the header: then it is this file's. */
export async function anyOpens(source: Source, { chunks }: Shape): Promise<boolean> {
  const step = source.chunkBytes + TAG_BYTES;
  const sealed = Buffer.alloc(step);
  for (let index = 0; index < chunks; index++) {
    const got = await source.file.read(sealed, HEADER_BYTES + index * step);
    if (source.cipher.open(index, false, sealed.subarray(0, got)) !== null) return true;
  }
  return false;
}
