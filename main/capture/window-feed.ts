import type { Source } from './source.ts';
import type { FeedPiece } from './types.ts';

/** Pieces that wait for the recording; a window sends five a second. */
const MOST_WAITING = 500;

/** The window's microphone as a source: numbered pieces come in, a missing number or a new stream is told. */
export function windowFeed(onBroken: () => void) {
  let waiting: Buffer[] = [];
  let wake: (() => void) | null = null;
  let open: { over: PromiseWithResolvers<'ended' | 'failed'> } | null = null;
  let stream: string | null = null;
  let next = 0;

  function close(): void {
    open?.over.resolve('ended');
    open = null;
    waiting = [];
    wake?.();
    wake = null;
  }

  async function* chunks(of: object): AsyncGenerator<Buffer> {
    while (open === of) {
      const piece = waiting.shift();
      if (piece) yield piece;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }

  return {
    open(): Source {
      close();
      stream = null;
      const mine = { over: Promise.withResolvers<'ended' | 'failed'>() };
      open = mine;
      return {
        chunks: chunks(mine),
        stop: () => {
          if (open === mine) close();
        },
        over: mine.over.promise,
      };
    },
    /** Copies the bytes: whoever sent them overwrites them afterwards. */
    take(piece: FeedPiece): boolean {
      if (open === null) return false;
      if (piece.stream !== stream) {
        if (stream !== null || piece.number > 0) onBroken();
        stream = piece.stream;
        next = piece.number;
      }
      if (piece.number < next) return true;
      if (piece.number > next || waiting.length >= MOST_WAITING) onBroken();
      next = piece.number + 1;
      if (waiting.length < MOST_WAITING) waiting.push(Buffer.from(piece.pcm));
      wake?.();
      wake = null;
      return true;
    },
  };
}
