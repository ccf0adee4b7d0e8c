import { describe, expect, it, vi } from 'vitest';
import { peakTiles, type ReadPeaks } from '../../../renderer/audio/waveform/peak-tiles.ts';

const FIVE_HOURS = 5 * 3_600_000;

function setUp() {
  const read = vi.fn<ReadPeaks>(async (_id, _from, _to, steps) => new Uint8Array(steps * 2));
  const onTile = vi.fn();
  return { read, onTile, tiles: peakTiles(read, onTile) };
}

describe('peaks by tiles', () => {
  it('reads only what is in sight, whatever the length', async () => {
    const { read, onTile, tiles } = setUp();
    expect(tiles.of('r', FIVE_HOURS, 3_600_000, 3_610_000, 10)).toEqual([]);
    expect(read.mock.calls.length).toBeLessThanOrEqual(3);
    for (const [, from, to, steps] of read.mock.calls) {
      expect(to - from).toBeLessThanOrEqual(8 * 1024);
      expect(steps).toBeLessThanOrEqual(1024);
    }
    await vi.waitFor(() => expect(onTile).toHaveBeenCalledTimes(read.mock.calls.length));
    const found = tiles.of('r', FIVE_HOURS, 3_600_000, 3_610_000, 10);
    expect(found).toHaveLength(read.mock.calls.length);
  });

  it('uses a tile again for a small zoom, and asks nothing twice', async () => {
    const { read, onTile, tiles } = setUp();
    tiles.of('r', FIVE_HOURS, 0, 10_000, 9);
    const asked = read.mock.calls.length;
    tiles.of('r', FIVE_HOURS, 0, 10_000, 15);
    expect(read.mock.calls.length).toBe(asked);
    await vi.waitFor(() => expect(onTile).toHaveBeenCalled());
  });

  it('covers the end of a recording without a step beyond it', () => {
    const { read, tiles } = setUp();
    tiles.of('r', 10_500, 0, 60_000, 10);
    expect(read.mock.calls.at(-1)?.[2]).toBe(10_500);
  });

  it('does not ask for ever after a failure, only when told to', async () => {
    const { read, onTile, tiles } = setUp();
    read.mockRejectedValueOnce(new Error('disk'));
    tiles.of('r', 5_000, 0, 5_000, 10);
    await vi.waitFor(() => expect(tiles.failed()).toBe(true));
    tiles.of('r', 5_000, 0, 5_000, 10);
    expect(read).toHaveBeenCalledTimes(1);
    onTile.mockClear();
    tiles.again();
    expect(onTile).toHaveBeenCalledTimes(1);
    tiles.of('r', 5_000, 0, 5_000, 10);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('forgets everything when the screen is left', async () => {
    const { read, onTile, tiles } = setUp();
    const leave = tiles.attach();
    tiles.of('r', 5_000, 0, 5_000, 10);
    leave();
    await Promise.resolve();
    await Promise.resolve();
    expect(onTile).not.toHaveBeenCalled();
    tiles.of('r', 5_000, 0, 5_000, 10);
    expect(read).toHaveBeenCalledTimes(2);
  });
});
