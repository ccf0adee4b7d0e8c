import type { SampleSpan } from './cut.ts';
import type { SealedSound } from './decode.ts';
import { type OggPage, packetSamples, pagesWithin, preSkipOf } from './ogg.ts';
import { silentPages } from './silence.ts';

/** A copy for listening of which parts are lost, with silence of the same length in their place. */
export type HealedSound = SealedSound & {
  /** What is silence now, in samples at 48 kHz, in order. */
  missing: readonly SampleSpan[];
};

type Hole = { from: number; to: number };
type Patch = { at: number; bytes: Buffer };
type Found = { at: number; page: OggPage };

/** Twice the longest page: what lies so near to a hole holds a whole one. */
const LOOK = 128 * 1024;
/** What libopus says; only asked where both ends of a copy are lost. */
const USUAL_PRE_SKIP = 312;
const PACKET = 960;

/**
 * Puts silence where bytes of a copy for listening (Ogg/Opus, 48 kHz, mono) are lost: pages of the same number of bytes
 * and samples, so that it plays through, and everything behind stays at its place and at its time. `source` gives zeros, or
 * anything, at the holes. `samples` is the length of the whole. Null when nothing is left of it, or it is no such copy.
 */
export async function healedOgg(
  source: SealedSound,
  holes: readonly Hole[],
  samples: number,
): Promise<HealedSound | null> {
  const preSkip = await preSkipIn(source, holes, samples);
  const patches: Patch[] = [];
  const missing: SampleSpan[] = [];
  let floor = 0;
  for (const group of await groups(source, holes)) {
    const before = (await pagesOf(source, Math.max(floor, group.from - LOOK), group.from)).at(-1) ?? null;
    const { after } = group;
    if (before === null && after === null) return null;
    const at = before ? before.at + before.page.size : 0;
    const end = after?.at ?? source.bytes;
    const from = before?.page.granule ?? 0;
    const to = Math.max(from, after ? granuleBefore(after.page) : samples + preSkip);
    const sequence = before ? before.page.sequence + 1 : 0;
    const bytes = silentPages({
      bytes: end - at,
      serial: (before ?? after)?.page.serial ?? 0,
      sequence,
      pages: after ? after.page.sequence - sequence : null,
      from,
      to,
      head: before ? null : { preSkip },
      last: after === null,
    });
    if (bytes === null) return null;
    patches.push({ at, bytes });
    missing.push({ from: Math.max(0, from - preSkip), to: Math.min(samples, to - preSkip) });
    floor = end;
  }
  return { ...patched(source, patches), missing };
}

/** Holes, taken together where no whole page lies between them, each with the first page behind. */
async function groups(source: SealedSound, holes: readonly Hole[]) {
  const found: (Hole & { after: Found | null })[] = [];
  let from: number | null = null;
  for (const [at, hole] of holes.entries()) {
    from ??= hole.from;
    const next = holes[at + 1]?.from ?? source.bytes;
    const [after = null] = await pagesOf(source, hole.to, Math.min(next, hole.to + LOOK));
    if (after === null && at < holes.length - 1) continue;
    found.push({ from, to: hole.to, after });
    from = null;
  }
  return found;
}

async function pagesOf(source: SealedSound, from: number, to: number): Promise<Found[]> {
  if (from >= to) return [];
  const bytes = await source.read(from, to - from);
  return pagesWithin(bytes).map(({ at, page }) => ({ at: at + from, page }));
}

/** Where a page begins: its granule is where it ends. The last page may end before its last packet does. */
function granuleBefore({ granule, packets, last }: OggPage): number {
  const length = packets.reduce((sum, packet) => sum + packetSamples(packet), 0);
  return last ? Math.ceil((granule - length) / PACKET) * PACKET : granule - length;
}

/** Samples that a player drops at the start: as the head says, else what the last granule has more than the sound. */
async function preSkipIn(source: SealedSound, holes: readonly Hole[], samples: number): Promise<number> {
  if (holes[0]?.from !== 0) {
    const [first] = await pagesOf(source, 0, Math.min(holes[0]?.from ?? LOOK, LOOK));
    const [head] = first?.page.packets ?? [];
    if (head?.toString('latin1', 0, 8) === 'OpusHead') return preSkipOf(head);
  }
  const end = (await pagesOf(source, Math.max(0, source.bytes - LOOK), source.bytes)).at(-1);
  const more = end?.page.last ? end.page.granule - samples : USUAL_PRE_SKIP;
  return more >= 0 && more < 48_000 ? more : USUAL_PRE_SKIP;
}

function patched(source: SealedSound, patches: readonly Patch[]): SealedSound {
  const over = (piece: Buffer, offset: number): Buffer => {
    const hit = patches.filter(({ at, bytes }) => at < offset + piece.length && at + bytes.length > offset);
    if (hit.length === 0) return piece;
    const out = Buffer.from(piece);
    for (const { at, bytes } of hit)
      bytes.copy(out, Math.max(0, at - offset), Math.max(0, offset - at), offset + piece.length - at);
    return out;
  };
  return {
    bytes: source.bytes,
    read: async (offset, length) => over(await source.read(offset, length), offset),
    async *stream(from = 0, to = source.bytes) {
      let at = from;
      for await (const piece of source.stream(from, to)) {
        yield over(piece, at);
        at += piece.length;
      }
    },
  };
}
