/** A moov box with its chunk offsets moved. */
export type MovedMoov = {
  ok: true;
  /** The whole new box, header included. */
  box: Buffer;
  /** The largest chunk offset before moving. */
  lastChunk: number;
};

type Shift = (offset: number, newSize: number) => number;

/** The boxes on the way from moov to the chunk offsets (ISO/IEC 14496-12 §8.1.1: moov/trak/mdia/minf/stbl). */
const PARENTS = new Set(['trak', 'mdia', 'minf', 'stbl']);
const DEEPEST = 5;
/** ffmpeg stops at far fewer tracks; a table of tables is an attack. */
const MOST_BOXES = 20_000;
const LARGEST_32 = 0xffff_ffff;

type Node =
  | { kind: 'parent'; type: string; children: Node[] }
  /** Chunk offsets, 32 or 64 bits: stco and co64 (§8.7.5). */
  | { kind: 'offsets'; flags: Buffer; offsets: Float64Array; wide: boolean }
  | { kind: 'other'; bytes: Buffer };

/**
 * Moves every chunk offset in the content of a moov box. 32-bit tables become 64-bit ones where a moved offset needs it.
 * Answers why it cannot when the tables are damaged, compressed, or not in the order of the file.
 */
export function moveSamples(content: Buffer, shift: Shift): MovedMoov | { ok: false; why: string } {
  const budget = { boxes: 0 };
  const children = parse(content, 0, budget);
  if (typeof children === 'string') return { ok: false, why: children };
  const tables: Extract<Node, { kind: 'offsets' }>[] = [];
  collect(children, tables);
  const lastChunk = tables.reduce((last, table) => Math.max(last, largest(table.offsets)), 0);

  let size = sizeOf(children) + 8;
  if (lastChunk + shift(lastChunk, size) > LARGEST_32) {
    for (const table of tables) table.wide = true;
    size = sizeOf(children) + 8;
  }
  for (const table of tables) {
    for (let i = 0; i < table.offsets.length; i += 1) {
      const offset = table.offsets[i] ?? 0;
      table.offsets[i] = offset + shift(offset, size);
    }
  }
  const box = Buffer.alloc(size);
  write(box, 0, 'moov', children);
  return { ok: true, box, lastChunk };
}

/** The boxes in `bytes`, or why they cannot be used. */
function parse(bytes: Buffer, depth: number, budget: { boxes: number }): Node[] | string {
  const nodes: Node[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    budget.boxes += 1;
    if (budget.boxes > MOST_BOXES) return 'too many boxes in the moov box';
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    // A list of boxes may end in four zero bytes (QuickTime File Format, user data).
    if (size === 0) break;
    if (size < 8 || at + size > bytes.length) return `box ${printable(type)} of ${size} bytes does not fit`;
    const node = parseOne(bytes.subarray(at, at + size), type, depth, budget);
    if (typeof node === 'string') return node;
    nodes.push(node);
    at += size;
  }
  if (at < bytes.length) nodes.push({ kind: 'other', bytes: bytes.subarray(at) });
  return nodes;
}

function parseOne(box: Buffer, type: string, depth: number, budget: { boxes: number }): Node | string {
  if (type === 'cmov') return 'compressed moov box';
  if (type === 'rmra') return 'a reference movie: it points to other files';
  if (type === 'stco' || type === 'co64') return parseOffsets(box, type === 'co64');
  if (!PARENTS.has(type) || depth >= DEEPEST) return { kind: 'other', bytes: box };
  const children = parse(box.subarray(8), depth + 1, budget);
  return typeof children === 'string' ? children : { kind: 'parent', type, children };
}

function parseOffsets(box: Buffer, wide: boolean): Node | string {
  const count = box.length >= 16 ? box.readUInt32BE(12) : -1;
  const width = wide ? 8 : 4;
  if (count < 0 || 16 + count * width > box.length) return 'table of chunk offsets does not fit';
  const offsets = new Float64Array(count);
  let before = 0;
  for (let i = 0; i < count; i += 1) {
    const at = 16 + i * width;
    const offset = wide ? Number(box.readBigUInt64BE(at)) : box.readUInt32BE(at);
    if (!Number.isSafeInteger(offset)) return 'chunk offset out of range';
    if (offset < before) return 'sound not in the order of the file';
    offsets[i] = before = offset;
  }
  return { kind: 'offsets', flags: Buffer.from(box.subarray(8, 12)), offsets, wide };
}

function collect(nodes: Node[], tables: Extract<Node, { kind: 'offsets' }>[]): void {
  for (const node of nodes) {
    if (node.kind === 'offsets') tables.push(node);
    if (node.kind === 'parent') collect(node.children, tables);
  }
}

function largest(offsets: Float64Array): number {
  return offsets[offsets.length - 1] ?? 0;
}

function sizeOf(nodes: Node[]): number {
  return nodes.reduce((sum, node) => {
    if (node.kind === 'other') return sum + node.bytes.length;
    if (node.kind === 'parent') return sum + 8 + sizeOf(node.children);
    return sum + 16 + node.offsets.length * (node.wide ? 8 : 4);
  }, 0);
}

/** Writes a parent box with its children at `at`; returns where it ends. */
function write(out: Buffer, at: number, type: string, children: Node[]): number {
  let to = at + 8;
  for (const child of children) {
    if (child.kind === 'parent') to = write(out, to, child.type, child.children);
    else if (child.kind === 'offsets') to = writeOffsets(out, to, child);
    else to += child.bytes.copy(out, to);
  }
  out.writeUInt32BE(to - at, at);
  out.write(type, at + 4, 'latin1');
  return to;
}

function writeOffsets(out: Buffer, at: number, table: Extract<Node, { kind: 'offsets' }>): number {
  const width = table.wide ? 8 : 4;
  const size = 16 + table.offsets.length * width;
  out.writeUInt32BE(size, at);
  out.write(table.wide ? 'co64' : 'stco', at + 4, 'latin1');
  table.flags.copy(out, at + 8);
  out.writeUInt32BE(table.offsets.length, at + 12);
  for (const [i, offset] of table.offsets.entries()) {
    if (table.wide) out.writeBigUInt64BE(BigInt(offset), at + 16 + i * 8);
    else out.writeUInt32BE(offset, at + 16 + i * 4);
  }
  return at + size;
}

function printable(type: string): string {
  return type.replace(/[^\x20-\x7e]/g, '?');
}
