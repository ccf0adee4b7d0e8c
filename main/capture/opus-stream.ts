import { oggPage, preSkipOf } from '../media/index.ts';

/** Samples of one Opus packet, 20 ms: what media asks of the encoder. */
export const PACKET = 960;
/** Packets that come before the sound: who it is, and its tags. */
export const HEADS = 2;
/** Packets of a page, 400 ms: what a crash can cost, against bytes of page headers. */
const PACKETS_OF_PAGE = 20;
/** One stream a file: the serial number only has to be there. */
const SERIAL = 1;

/** Packets of one Ogg/Opus stream, wherever they come from, as whole pages in order. */
export function opusStream(onPage: (page: Buffer) => void) {
  let packets = 0;
  let preSkip = 0;
  let heads = 0;
  let sequence = 0;
  let pending: Buffer[] = [];

  function page(of: Buffer[], granule: number, flags: { first?: boolean; last?: boolean } = {}): void {
    const { first = false, last = false } = flags;
    onPage(oggPage({ granule, first, last, serial: SERIAL, sequence: sequence++, packets: of }));
  }

  return {
    /** Packets of sound so far. */
    get packets() {
      return packets;
    },
    get heads() {
      return heads;
    },
    takeHead(packet: Buffer): void {
      if (heads === 0) preSkip = preSkipOf(packet);
      page([Buffer.from(packet)], 0, { first: heads === 0 });
      heads += 1;
    },
    take(packet: Buffer): void {
      packets += 1;
      pending.push(Buffer.from(packet));
      // One is held back: the last page says so itself, and must not be empty.
      if (pending.length > PACKETS_OF_PAGE) {
        page(pending.splice(0, PACKETS_OF_PAGE), (packets - 1) * PACKET);
      }
    },
    /** Whether so many samples of sound are all in it. */
    isWhole: (samples: number) => heads === HEADS && packets >= Math.ceil((samples + preSkip) / PACKET),
    /** The last page, unless it is not `wanted` any more. Returns the samples that a player will play of so many. */
    end(samples: number, wanted: boolean): number {
      const granule = Math.min(samples + preSkip, packets * PACKET);
      if (wanted && pending.length > 0) page(pending.splice(0), granule, { last: true });
      pending = [];
      return Math.max(0, granule - preSkip);
    },
  };
}
