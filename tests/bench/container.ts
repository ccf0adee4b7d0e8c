import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realFiles } from '../../main/platform/index.ts';
import { type BlobStore, createVault } from '../../main/vault/index.ts';
import { type Amount, inFolder, inTurn, milliseconds, percentile, type Row, speed } from './measure.ts';

const CHUNK = 64 * 1024;
const MIB = 2 ** 20;
const READS = 3000;
const TAG = 16;
/** The passphrase's cost is not what is measured here. */
const CHEAP = { memoryKiB: 8 * 1024, passes: 1, lanes: 1 };

/** Sealing, opening and random reads of a container, against a bare AES-256-GCM loop and plain reads. */
export function container({ quick, runs }: Amount): Promise<Row[]> {
  const bytes = (quick ? 64 : 512) * MIB;
  return inFolder('memory', async (folder) => {
    const { vault } = await createVault({
      folder: join(folder, 'Bench.keptword'),
      files: realFiles,
      passphrase: 'a passphrase for measuring',
      kdf: CHEAP,
    });
    try {
      const content = randomBytes(bytes);
      const rows = [
        ...(await sealAndOpen(vault.blobs, content, runs)),
        await randomReads(vault.blobs, content, folder),
      ];
      return rows;
    } finally {
      await vault.close();
    }
  });
}

async function sealAndOpen(blobs: BlobStore, content: Buffer, runs: number): Promise<Row[]> {
  const key = randomBytes(32);
  const sealed = rawSeal(key, content);
  const made: string[] = [];
  const seal = await inTurn(
    runs,
    () => rawSeal(key, content),
    async () => made.push(await sealBlob(blobs, content)),
  );
  const id = made[0] ?? '';
  const opened = await inTurn(
    runs,
    () => rawOpen(key, sealed),
    () => openBlob(blobs, id),
  );
  for (const blob of made) await blobs.remove(blob);
  const row = (what: string, times: { baseline: number; ours: number }): Row => ({
    what,
    baseline: 'AES-256-GCM in memory, same chunks',
    theirs: speed(content.length, times.baseline),
    ours: speed(content.length, times.ours),
    ratio: times.baseline / times.ours,
    goal: 'at least 0.50x',
    met: times.baseline / times.ours >= 0.5,
    runs,
  });
  return [row('Container: seal', seal), row('Container: open', opened)];
}

type Sealed = { nonce: Buffer; body: Buffer; tag: Buffer };

function rawSeal(key: Buffer, content: Buffer): Sealed[] {
  const sealed: Sealed[] = [];
  const nonce = Buffer.alloc(12);
  for (let at = 0; at < content.length; at += CHUNK) {
    nonce.writeUInt32BE(at / CHUNK, 8);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
    const body = cipher.update(content.subarray(at, at + CHUNK));
    cipher.final();
    sealed.push({ nonce: Buffer.from(nonce), body, tag: cipher.getAuthTag() });
  }
  return sealed;
}

function rawOpen(key: Buffer, sealed: Sealed[]): void {
  for (const { nonce, body, tag } of sealed) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
    decipher.setAuthTag(tag);
    decipher.update(body);
    decipher.final();
  }
}

async function sealBlob(blobs: BlobStore, content: Buffer): Promise<string> {
  const writer = await blobs.create('original', { digest: false });
  for (let at = 0; at < content.length; at += MIB) await writer.write(content.subarray(at, at + MIB));
  return (await writer.finish()).id;
}

async function openBlob(blobs: BlobStore, id: string): Promise<void> {
  const reader = await blobs.open(id);
  let bytes = 0;
  for await (const piece of reader.stream()) bytes += piece.length;
  await reader.close();
  if (bytes !== reader.bytes) throw new Error(`read ${bytes} of ${reader.bytes} bytes`);
}

/** The same places, in turn, from the container and from a plain file. */
async function randomReads(blobs: BlobStore, content: Buffer, folder: string): Promise<Row> {
  const id = await sealBlob(blobs, content);
  const plainPath = join(folder, 'plain');
  await writeFile(plainPath, content);
  const plain = await open(plainPath, 'r');
  const reader = await blobs.open(id);
  const times = { plain: [] as number[], ours: [] as number[] };
  const into = Buffer.alloc(CHUNK);
  for (let read = 0; read < READS; read++) {
    const at = randomBytes(4).readUInt32BE() % (content.length - CHUNK);
    let begun = performance.now();
    await plain.read(into, 0, CHUNK, at);
    times.plain.push(performance.now() - begun);
    begun = performance.now();
    const got = await reader.read(at, CHUNK);
    times.ours.push(performance.now() - begun);
    if (read === 0 && !got.equals(into)) throw new Error('the container gave other bytes than the file');
  }
  await reader.close();
  await plain.close();
  const p99 = { plain: percentile(times.plain, 0.99), ours: percentile(times.ours, 0.99) };
  return {
    what: `${READS.toLocaleString('en')} random reads of 64 KiB, p99`,
    baseline: 'plain reads of the same places',
    theirs: milliseconds(p99.plain),
    ours: milliseconds(p99.ours),
    ratio: p99.ours / p99.plain,
    goal: 'at most 5.00x',
    met: p99.ours / p99.plain <= 5,
    runs: READS,
  };
}
