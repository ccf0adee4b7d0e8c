import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { liveOpusArguments } from '../../../main/media/arguments.ts';
import { oggPage, oggPages, preSkipOf } from '../../../main/media/ogg.ts';
import { babble } from '../../support/capture/index.ts';
import { needs } from '../../support/programs/index.ts';

const page = { granule: 960, first: false, last: false, serial: 1, sequence: 3 };

describe('Ogg pages', () => {
  it('come out as they went in, whatever pieces they arrive in and whatever lies between', () => {
    const packets = [Buffer.alloc(10, 1), Buffer.alloc(255, 2), Buffer.alloc(0), Buffer.alloc(700, 3)];
    const bytes = oggPage({ ...page, packets });
    const stream = Buffer.concat([
      bytes,
      Buffer.from('OggS and other noise'),
      oggPage({ ...page, sequence: 4, packets }),
    ]);
    for (const size of [1, 7, 4096]) {
      const read = oggPages();
      const found = [];
      for (let at = 0; at < stream.length; at += size) {
        for (const one of read(stream.subarray(at, at + size)))
          found.push({ ...one, packets: one.packets.map((p) => Buffer.from(p)) });
      }
      expect(found.map(({ sequence, granule }) => [sequence, granule])).toEqual([
        [3, 960],
        [4, 960],
      ]);
      expect(found[0]?.packets).toEqual(packets);
    }
  });

  it('with one changed bit are passed over', () => {
    const bytes = oggPage({ ...page, packets: [Buffer.alloc(100, 9)] });
    for (let bit = 0; bit < bytes.length * 8; bit += 13) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(oggPages()(changed)).toEqual([]);
    }
  });

  it('refuse what does not fit into one', () => {
    expect(() => oggPage({ ...page, packets: [Buffer.alloc(255 * 256)] })).toThrow(RangeError);
    expect(() => preSkipOf(Buffer.from('no head at all'))).toThrow(RangeError);
  });

  needs('ffmpeg').it('of ffmpeg are byte for byte the ones we would write', () => {
    const input = babble(3);
    const { stdout } = spawnSync('ffmpeg', liveOpusArguments(), { input, maxBuffer: 1 << 24 });
    const pages = oggPages()(stdout);
    expect(pages.length).toBe(2 + Math.ceil((3 * 48_000 + 312) / 960));
    expect(pages[0]?.first).toBe(true);
    expect(preSkipOf(pages[0]?.packets[0] ?? Buffer.alloc(0))).toBe(312);
    expect(pages.at(-1)).toMatchObject({ last: true, granule: 3 * 48_000 + 312 });
    expect(Buffer.concat(pages.map((one) => oggPage(one))).equals(stdout)).toBe(true);
  });
});
