import { type Milliseconds, ms } from '../../../shared/time/index.ts';

/** Signed bytes min, max, min, max… for `steps` even steps of [fromMs, toMs) of one recording (recordings.peaks). */
export type ReadPeaks = (
  recordingId: string,
  fromMs: Milliseconds,
  toMs: Milliseconds,
  steps: number,
) => Promise<Uint8Array>;

export type Tile = { readonly fromMs: number; readonly stepMs: number; readonly values: Int8Array };

/** Steps in a tile: two per second of work at any zoom, small enough that the first picture is there at once. */
const STEPS_PER_TILE = 1024;
const KEPT_TILES = 200;

export type PeakTiles = {
  /** The tiles there already for [fromMs, toMs) of a recording; asks for the missing ones and calls `onTile` for each. */
  of(recordingId: string, durationMs: number, fromMs: number, toMs: number, msPerStep: number): Tile[];
  /** True when a tile could not be read. It is not asked for again by itself: that would ask for ever. */
  failed(): boolean;
  /** Asks anew for what failed. */
  again(): void;
  /** Begins to keep answers; returns what forgets them all. */
  attach(): () => void;
};

/**
 * Peaks by tiles, so that only what is in sight is read, whatever the length of the recording. Levels of zoom are
 * powers of two: a small zoom step uses the same tiles again.
 */
export function peakTiles(read: ReadPeaks, onTile: () => void): PeakTiles {
  const tiles = new Map<string, Tile | 'asked' | 'failed'>();
  let anyFailed = false;
  let life = 0;

  const ask = (key: string, recordingId: string, fromMs: number, toMs: number, steps: number) => {
    const askedIn = life;
    tiles.set(key, 'asked');
    read(recordingId, ms(fromMs), ms(toMs), steps).then(
      (bytes) => {
        if (askedIn !== life) return;
        const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        tiles.set(key, { fromMs, stepMs: (toMs - fromMs) / steps, values });
        for (const oldest of tiles.keys()) {
          if (tiles.size <= KEPT_TILES) break;
          tiles.delete(oldest);
        }
        onTile();
      },
      () => {
        if (askedIn !== life) return;
        tiles.set(key, 'failed');
        anyFailed = true;
        onTile();
      },
    );
  };

  return {
    of(recordingId, durationMs, fromMs, toMs, msPerStep) {
      const stepMs = 2 ** Math.floor(Math.log2(Math.max(1, msPerStep)));
      const tileMs = stepMs * STEPS_PER_TILE;
      const found: Tile[] = [];
      const end = Math.min(toMs, durationMs);
      for (let index = Math.floor(Math.max(0, fromMs) / tileMs); index * tileMs < end; index += 1) {
        const key = `${recordingId}/${stepMs}/${index}`;
        const tile = tiles.get(key);
        if (tile === undefined) {
          const tileTo = Math.min(durationMs, (index + 1) * tileMs);
          const steps = Math.max(1, Math.ceil((tileTo - index * tileMs) / stepMs));
          ask(key, recordingId, index * tileMs, tileTo, steps);
        } else if (typeof tile === 'object') {
          // Used now: to the young end of the map.
          tiles.delete(key);
          tiles.set(key, tile);
          found.push(tile);
        }
      }
      return found;
    },
    failed: () => anyFailed,
    again() {
      anyFailed = false;
      for (const [key, tile] of tiles) if (tile === 'failed') tiles.delete(key);
      onTile();
    },
    attach: () => () => {
      life += 1;
      anyFailed = false;
      tiles.clear();
    },
  };
}
