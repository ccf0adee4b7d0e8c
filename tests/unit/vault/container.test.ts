import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { realFiles } from '../../../main/platform/index.ts';
import { CHUNK_BYTES, HEADER_BYTES, TAG_BYTES } from '../../../main/vault/container/format.ts';
import { openContainer } from '../../../main/vault/container/reader.ts';
import { createContainer } from '../../../main/vault/container/writer.ts';
import { patterned, temporaryFolder } from '../../support/vault/index.ts';

const place = temporaryFolder();
afterAll(place.remove);
const fileKey = randomBytes(32);
const archiveId = randomUUID();
const SMALL = 1024;
const STEP = SMALL + TAG_BYTES;

type Sealed = { id: string; path: string; content: Buffer };

async function sealed(
  content: Buffer,
  options: { chunkBytes?: number; pieces?: readonly number[] } = {},
): Promise<Sealed> {
  const id = randomUUID();
  const path = join(place.folder, id);
  const chunkBytes = options.chunkBytes ?? SMALL;
  const writer = await createContainer({
    files: realFiles,
    path,
    fileKey,
    archiveId,
    id,
    kind: 'original',
    chunkBytes,
  });
  let at = 0;
  for (const size of options.pieces ?? []) {
    await writer.write(content.subarray(at, at + size));
    at += size;
  }
  await writer.write(content.subarray(at));
  expect(await writer.finish()).toBe(content.length);
  return { id, path, content };
}

const opened = (of: Sealed, damage: 'refuse' | 'whole' | 'zeros' = 'refuse') =>
  openContainer({ files: realFiles, path: of.path, fileKey, archiveId, id: of.id, damage });

async function whole(of: Sealed): Promise<Buffer> {
  const reader = await opened(of);
  const pieces: Buffer[] = [];
  for await (const piece of reader.stream()) pieces.push(piece);
  await reader.close();
  return Buffer.concat(pieces);
}

/** The same container with other bytes on the disk. */
function changed(of: Sealed, change: (bytes: Buffer) => Buffer): Sealed {
  const path = join(place.folder, randomUUID());
  writeFileSync(path, change(readFileSync(of.path)));
  return { ...of, path };
}

const damage = { code: 'blob-damaged' };

describe('round trip', () => {
  const edges = [0, 1, 2, 15, 16, 17];
  for (const chunks of [1, 2, 3, 16, 17]) edges.push(chunks * SMALL - 1, chunks * SMALL, chunks * SMALL + 1);

  it.each(edges)('%i bytes in 1 KiB chunks', async (bytes) => {
    const file = await sealed(patterned(bytes));
    expect((await whole(file)).equals(file.content)).toBe(true);
    const chunks = Math.max(1, Math.ceil(bytes / SMALL));
    expect(readFileSync(file.path).length).toBe(HEADER_BYTES + bytes + chunks * TAG_BYTES);
  });

  it.each([-1, 0, 1])('one, 16 and 17 chunks of 64 KiB and %i bytes', async (more) => {
    for (const chunks of [1, 16, 17]) {
      const file = await sealed(patterned(chunks * CHUNK_BYTES + more), { chunkBytes: CHUNK_BYTES });
      expect((await whole(file)).equals(file.content)).toBe(true);
    }
  });

  it('any content, written in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20 * SMALL }),
        fc.array(fc.integer({ min: 0, max: 4 * SMALL }), { maxLength: 12 }),
        async (bytes, pieces) => {
          const file = await sealed(randomBytes(bytes), { pieces });
          expect((await whole(file)).equals(file.content)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the order of pieces that are written without waiting', async () => {
    const content = patterned(50 * SMALL);
    const id = randomUUID();
    const path = join(place.folder, id);
    const writer = await createContainer({
      files: realFiles,
      path,
      fileKey,
      archiveId,
      id,
      kind: 'peaks',
      chunkBytes: SMALL,
    });
    for (let at = 0; at < content.length; at += 700) void writer.write(content.subarray(at, at + 700));
    await writer.finish();
    expect((await whole({ id, path, content })).equals(content)).toBe(true);
  });

  it('gives two files of the same content nothing in common', async () => {
    const [a, b] = [await sealed(patterned(3000)), await sealed(patterned(3000))];
    const [first, second] = [readFileSync(a.path), readFileSync(b.path)];
    expect(first.subarray(HEADER_BYTES).equals(second.subarray(HEADER_BYTES))).toBe(false);
    expect(first.includes(patterned(64))).toBe(false);
  });
});

describe('reading anywhere', () => {
  it('equals the slice, whatever the order of reads', async () => {
    const file = await sealed(patterned(40 * SMALL + 77));
    const reader = await opened(file);
    const place = fc.tuple(fc.integer({ min: 0, max: 41 * SMALL }), fc.integer({ min: 0, max: 20 * SMALL }));
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 20 }), async (reads) => {
        const answers = await Promise.all(reads.map(([offset, length]) => reader.read(offset, length)));
        answers.forEach((answer, at) => {
          const [offset, length] = reads[at] ?? [0, 0];
          expect(answer.equals(file.content.subarray(offset, offset + length))).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
    await reader.close();
  });

  it('streams any range', async () => {
    const file = await sealed(patterned(40 * SMALL + 77));
    const reader = await opened(file);
    const edge = fc.integer({ min: 0, max: 42 * SMALL });
    await fc.assert(
      fc.asyncProperty(edge, edge, async (from, to) => {
        const pieces: Buffer[] = [];
        for await (const piece of reader.stream(from, to)) pieces.push(piece);
        const expected = file.content.subarray(from, Math.max(from, to));
        expect(Buffer.concat(pieces).equals(expected)).toBe(true);
      }),
      { numRuns: 60 },
    );
    await reader.close();
  });

  it('does not hand out its own memory: what a caller overwrites is read again intact', async () => {
    const file = await sealed(patterned(2000));
    const reader = await opened(file);
    (await reader.read(0, 2000)).fill(0);
    expect((await reader.read(0, 2000)).equals(file.content)).toBe(true);
    await reader.close();
  });

  it('refuses to read once closed', async () => {
    const reader = await opened(await sealed(patterned(2000)));
    await reader.close();
    await expect(reader.read(0, 1)).rejects.toMatchObject({ code: 'archive-locked' });
  });
});

describe('damage', () => {
  it('is found for every bit of the header', async () => {
    const file = await sealed(patterned(100));
    for (let bit = 0; bit < HEADER_BYTES * 8; bit++) {
      const broken = changed(file, (bytes) => {
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return bytes;
      });
      // A larger version number is refused as newer before anything else is believed.
      await expect(opened(broken), `bit ${bit}`).rejects.toMatchObject({
        code: expect.stringMatching(/^(blob-damaged|archive-newer)$/),
      });
    }
  });

  it('of one bit in the body costs one chunk and no other', async () => {
    const file = await sealed(patterned(8 * SMALL + 300));
    const size = readFileSync(file.path).length - HEADER_BYTES;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: size * 8 - 1 }), async (bit) => {
        const broken = changed(file, (bytes) => {
          const at = HEADER_BYTES + (bit >> 3);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
          return bytes;
        });
        const hit = Math.floor((bit >> 3) / STEP);
        const reader = await opened(broken, hit === 8 ? 'whole' : 'refuse');
        for (let chunk = 0; chunk < 8; chunk++) {
          const part = reader.read(chunk * SMALL, SMALL);
          if (chunk === hit) await expect(part).rejects.toMatchObject(damage);
          else
            expect((await part).equals(file.content.subarray(chunk * SMALL, (chunk + 1) * SMALL))).toBe(true);
        }
        expect(reader.interrupted).toBe(hit === 8);
        await reader.close();
        if (hit === 8) await expect(opened(broken)).rejects.toMatchObject(damage);
      }),
      { numRuns: 300 },
    );
  });

  it('by cutting the file anywhere is found, and the whole chunks stay readable on request', async () => {
    const file = await sealed(patterned(5 * SMALL));
    const full = readFileSync(file.path).length;
    for (let length = HEADER_BYTES; length < full; length += 7) await expectCut(file, length);
    for (let chunk = 0; chunk < 5; chunk++) await expectCut(file, HEADER_BYTES + chunk * STEP);
    const headless = changed(file, (bytes) => bytes.subarray(0, HEADER_BYTES - 1));
    await expect(opened(headless, 'whole')).rejects.toMatchObject(damage);
  });

  async function expectCut(file: Sealed, length: number): Promise<void> {
    const cut = changed(file, (bytes) => bytes.subarray(0, length));
    await expect(opened(cut), `${length} bytes`).rejects.toMatchObject({
      ...damage,
      details: expect.stringContaining('interrupted'),
    });
    const reader = await opened(cut, 'whole');
    const chunks = Math.floor((length - HEADER_BYTES) / STEP);
    expect([reader.interrupted, reader.bytes]).toEqual([true, chunks * SMALL]);
    expect((await reader.read(0, 9999)).equals(file.content.subarray(0, chunks * SMALL))).toBe(true);
    await reader.close();
  }

  const chunkOf = (bytes: Buffer, at: number) =>
    bytes.subarray(HEADER_BYTES + at * STEP, HEADER_BYTES + (at + 1) * STEP);

  it('by swapping, repeating or leaving out chunks is found', async () => {
    const file = await sealed(patterned(4 * SMALL));
    const orders = [
      [1, 0, 2, 3],
      [0, 2, 1, 3],
      [0, 0, 2, 3],
      [0, 1, 3],
      [0, 1, 2, 3, 3],
      [0, 1, 1, 2, 3],
      [3, 1, 2, 0],
    ];
    for (const order of orders) {
      const mixed = changed(file, (bytes) =>
        Buffer.concat([bytes.subarray(0, HEADER_BYTES), ...order.map((at) => chunkOf(bytes, at))]),
      );
      await expect(whole(mixed), order.join()).rejects.toMatchObject(damage);
    }
  });

  it('by a chunk, a header or a whole file from elsewhere is found', async () => {
    const [a, b] = [await sealed(patterned(3 * SMALL)), await sealed(patterned(3 * SMALL))];
    const other = readFileSync(b.path);
    const withChunk = changed(a, (bytes) => {
      chunkOf(other, 1).copy(bytes, HEADER_BYTES + STEP);
      return bytes;
    });
    await expect(whole(withChunk)).rejects.toMatchObject(damage);
    const withHeader = changed(a, (bytes) => {
      other.copy(bytes, 0, 0, HEADER_BYTES);
      return bytes;
    });
    await expect(opened(withHeader)).rejects.toMatchObject(damage);
    await expect(opened({ ...a, path: b.path })).rejects.toMatchObject(damage);
    const moved = { files: realFiles, path: a.path, fileKey, archiveId: randomUUID(), id: a.id } as const;
    await expect(openContainer({ ...moved, damage: 'refuse' })).rejects.toMatchObject(damage);
  });

  it('by bytes added behind the end is found', async () => {
    const file = await sealed(patterned(2 * SMALL));
    for (const more of [1, 15, 16, 17, SMALL, STEP]) {
      const longer = changed(file, (bytes) => Buffer.concat([bytes, Buffer.alloc(more)]));
      await expect(opened(longer), `${more} more`).rejects.toMatchObject(damage);
    }
  });

  it('names the blob in the details only', async () => {
    const file = await sealed(patterned(10));
    const broken = changed(file, (bytes) => bytes.subarray(0, 100));
    const error: Error & { details?: string } = await opened(broken).then(
      () => new Error('opened'),
      (reason) => reason,
    );
    expect(error.details).toContain(file.id);
    expect(error.message).not.toContain(file.id);
  });
});

it('leaves no plaintext behind in a writer that was closed early, and no last chunk', async () => {
  const id = randomUUID();
  const path = join(place.folder, id);
  const writer = await createContainer({
    files: realFiles,
    path,
    fileKey,
    archiveId,
    id,
    kind: 'original',
    chunkBytes: SMALL,
  });
  const content = patterned(5000);
  await writer.write(content);
  await writer.close();
  expect(() => writer.write(content)).toThrow(expect.objectContaining({ code: 'archive-locked' }));
  await expect(opened({ id, path, content })).rejects.toMatchObject(damage);
});

it('is a function of its content only in length', async () => {
  const hashes = new Set<string>();
  for (let run = 0; run < 5; run++) {
    const file = await sealed(Buffer.alloc(2000));
    hashes.add(createHash('sha256').update(readFileSync(file.path)).digest('hex'));
  }
  expect(hashes.size).toBe(5);
});
