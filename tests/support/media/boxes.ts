/** A small writer of MP4 boxes, for files that no camera writes. */

export function box(type: string, content: Buffer, form: 'small' | 'large' | 'to-the-end' = 'small'): Buffer {
  const name = Buffer.from(type, 'latin1');
  if (form === 'large') {
    const size = Buffer.alloc(8);
    size.writeBigUInt64BE(BigInt(content.length + 16));
    return Buffer.concat([u32(1), name, size, content]);
  }
  return Buffer.concat([u32(form === 'to-the-end' ? 0 : content.length + 8), name, content]);
}

export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
  return bytes;
}

export function stco(offsets: readonly number[]): Buffer {
  return box('stco', u32(0, offsets.length, ...offsets));
}

export function co64(offsets: readonly number[]): Buffer {
  const table = Buffer.alloc(offsets.length * 8);
  for (const [i, offset] of offsets.entries()) table.writeBigUInt64BE(BigInt(offset), i * 8);
  return box('co64', Buffer.concat([u32(0, offsets.length), table]));
}

/** A moov with one track for each table of chunk offsets, and boxes around them that must stay as they are. */
export function moov(tables: readonly Buffer[], form: 'small' | 'large' | 'to-the-end' = 'small'): Buffer {
  const tracks = tables.map((table) =>
    box('trak', Buffer.concat([box('tkhd', u32(1, 2, 3)), box('mdia', box('minf', box('stbl', table)))])),
  );
  return box('moov', Buffer.concat([box('mvhd', u32(9, 8, 7)), ...tracks, box('udta', u32(5))]), form);
}

/** Every chunk offset in a moov box, by track: read again without any of Keptword's code. */
export function offsetsIn(bytes: Buffer): number[][] {
  const found: number[][] = [];
  for (let at = 0; at + 16 <= bytes.length; at += 1) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type !== 'stco' && type !== 'co64') continue;
    const width = type === 'stco' ? 4 : 8;
    const count = bytes.readUInt32BE(at + 12);
    if (bytes.readUInt32BE(at) !== 16 + count * width) continue;
    const offset = (i: number) =>
      width === 4 ? bytes.readUInt32BE(at + 16 + i * 4) : Number(bytes.readBigUInt64BE(at + 16 + i * 8));
    found.push(Array.from({ length: count }, (_, i) => offset(i)));
  }
  return found;
}
