import { createWriteStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { exportBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { makeCase, readTree } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const { folder, remove } = temporaryFolder();
let honest: Map<string, Buffer>;
let packed: string;

beforeAll(async () => {
  const made = await makeCase(folder);
  const choice = {
    meetingId: made.meeting.id,
    disputedOnly: true,
    momentIds: null,
    papers: true,
    zip: false,
  };
  honest = readTree((await exportBundle(made.archive, made.ffmpeg, choice, join(folder, 'out'))).place);
  packed = (await exportBundle(made.archive, made.ffmpeg, { ...choice, zip: true }, join(folder, 'zip')))
    .place;
  await made.archive.close();
});
afterAll(remove);

type Extra = { name: string; bytes: Buffer; mode?: number };

/** The honest bundle, deflated as another program would, with more in it. */
async function zipWith(extra: readonly Extra[]): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of honest) zip.addBuffer(bytes, `bundle/${name}`);
  for (const { name, bytes, mode } of extra) zip.addBuffer(bytes, name, mode === undefined ? {} : { mode });
  zip.end();
  const place = join(folder, `${Math.random().toString(36).slice(2)}.zip`);
  await pipeline(zip.outputStream, createWriteStream(place));
  return place;
}

/** The same, with some bytes replaced everywhere: how names get in that no honest program writes. */
async function zipWithBytes(extra: Extra, from: string, to: string): Promise<string> {
  const place = await zipWith([extra]);
  const bytes = readFileSync(place);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1');
  writeFileSync(place, bytes);
  return place;
}

async function refused(place: string): Promise<string> {
  const before = readdirSync(folder, { recursive: true }).length;
  const verdict = await verifyBundle(place);
  expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
  expect(verdict.ok).toBe(false);
  return verdict.findings.map(({ problem }) => problem).join('\n');
}

/** A copy with one bit changed. */
function changedAt(bytes: Buffer, at: number): string {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << (at % 8)), at);
  const place = join(folder, 'changed.zip');
  writeFileSync(place, copy);
  return place;
}

const swap = (from: string, to: string) => [from, to] as const;

/** Gives entries of the ZIP's list a second name (Info-ZIP's field 0x7075). The lists' own lengths are kept right. */
function withSecondNames(bytes: Buffer, names: ReadonlyMap<string, string>): Buffer {
  const end = bytes.length - 22;
  const from = bytes.readUInt32LE(end + 16);
  const list: Buffer[] = [];
  for (let at = from; at < end; ) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    if (name === undefined || extra === undefined || comment === undefined) break;
    const entry = Buffer.from(bytes.subarray(at, at + 46 + name + extra + comment));
    const plain = entry.subarray(46, 46 + name);
    const root = plain.toString().split('/')[0];
    const other = names.get(plain.toString().slice(`${root}/`.length));
    const text = Buffer.from(`${root}/${other}`);
    const field = Buffer.alloc(other === undefined ? 0 : 9 + text.length);
    if (other !== undefined) {
      field.writeUInt16LE(0x7075, 0);
      field.writeUInt16LE(5 + text.length, 2);
      field.writeUInt8(1, 4);
      field.writeUInt32LE(crc32(plain), 5);
      text.copy(field, 9);
      entry.writeUInt16LE(extra + field.length, 30);
    }
    list.push(entry.subarray(0, 46 + name), field, entry.subarray(46 + name));
    at += entry.length;
  }
  const mark = Buffer.from(bytes.subarray(end));
  const whole = Buffer.concat(list);
  mark.writeUInt32LE(whole.length, 12);
  return Buffer.concat([bytes.subarray(0, from), whole, mark]);
}

describe('a ZIP from a stranger', () => {
  it('is accepted when it is an honest bundle, ours or packed again by another program', async () => {
    expect(await verifyBundle(packed)).toMatchObject({ ok: true });
    expect(await verifyBundle(await zipWith([]))).toMatchObject({ ok: true, files: honest.size });
  });

  it('is accepted when it is larger than 4 GB, where the list is in ZIP64', async () => {
    const zip = new yazl.ZipFile();
    for (const [name, bytes] of honest)
      zip.addBuffer(bytes, `bundle/${name}`, { forceZip64Format: true, compress: false });
    zip.end({ forceZip64Format: true, comment: '' });
    const place = join(folder, 'wide.zip');
    await pipeline(zip.outputStream, createWriteStream(place));
    expect(await verifyBundle(place)).toMatchObject({ ok: true, findings: [] });
    const bytes = readFileSync(place);
    // From the ZIP64 record to the end; at 12 and 14 it says which program made it, for which other programs.
    for (let at = bytes.length - 98; at < bytes.length; at += 1) {
      if (at - bytes.length + 98 >= 12 && at - bytes.length + 98 < 16) continue;
      expect(await refused(changedAt(bytes, at)), `byte ${at - bytes.length}`).not.toBe('');
    }
  }, 120_000);

  it('is refused, and does not end the program, when a file or the list is said to be where no file can be', async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from('x'), 'bundle/bagit.txt', { forceZip64Format: true, compress: false });
    zip.end({ forceZip64Format: true, comment: '' });
    const place = join(folder, 'far.zip');
    await pipeline(zip.outputStream, createWriteStream(place));
    const bytes = readFileSync(place);
    const end = bytes.length - 98;
    const list = Number(bytes.readBigUInt64LE(end + 48));
    const entry = list + 46 + bytes.readUInt16LE(list + 28);
    // Of the one file, in its ZIP64 field behind the time; of the list; and of the ZIP64 record.
    const offset = bytes.indexOf(Buffer.from([1, 0, 24, 0]), entry) + 20;
    for (const at of [offset, end + 48, end + 76 - 12]) {
      for (const value of [2n ** 63n, 2n ** 53n, BigInt(bytes.length)]) {
        const far = Buffer.from(bytes);
        far.writeBigUInt64LE(value, at);
        writeFileSync(place, far);
        expect(await refused(place)).not.toBe('');
      }
    }
  });

  it('is refused when one bit of its list or of its end was changed, also where no file is touched', async () => {
    const bytes = readFileSync(packed);
    const list = bytes.readUInt32LE(bytes.length - 6);
    const entry = 46 + bytes.readUInt16LE(list + 28) + bytes.readUInt16LE(list + 30);
    const places = [...Array(entry).keys()].map((at) => list + at);
    for (let at = bytes.length - 22; at < bytes.length; at += 1) places.push(at);
    for (const at of places)
      expect(await refused(changedAt(bytes, at)), `byte ${at - list} of the list`).not.toBe('');
  }, 120_000);

  it.each([
    ['climbs out', 'bundle/xx/../../../evil', /relative path|leads out/],
    ['begins at the root', '/tmp/evil-evil-evil-zip', /absolute path|root of a disk/],
    ['names a drive', 'C:\\tmp\\evil-evil-evil', /backslash|invalid char|absolute|root of a disk/i],
    ['hides a control character', 'bundle/a\u0001bcdefghijklmn', /control character/],
  ])('is refused when a name %s', async (_what, name, problem) => {
    const plain = 'bundle/'.padEnd(name.length, 'q');
    expect(await refused(await zipWithBytes({ name: plain, bytes: Buffer.from('x') }, plain, name))).toMatch(
      problem,
    );
  });

  it('is refused when it holds a file twice, also in other letters', async () => {
    const bytes = Buffer.from('x');
    expect(await refused(await zipWith([{ name: 'bundle/bagit.txt', bytes }]))).toMatch(/twice/);
    expect(await refused(await zipWith([{ name: 'bundle/BagIt.txt', bytes }]))).toMatch(/other letters/);
  });

  it('is refused when it holds a link', async () => {
    const link = { name: 'bundle/data/link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 };
    expect(await refused(await zipWith([link]))).toMatch(/link or a device/);
  });

  it('is refused when it is encrypted', async () => {
    const bytes = readFileSync(packed);
    for (const [magic, at] of [
      [0x04034b50, 6],
      [0x02014b50, 8],
    ] as const) {
      const head = Buffer.alloc(4);
      head.writeUInt32LE(magic);
      const first = bytes.indexOf(head);
      bytes.writeUInt16LE(bytes.readUInt16LE(first + at) | 1, first + at);
    }
    const place = join(folder, 'encrypted.zip');
    writeFileSync(place, bytes);
    expect(await refused(place)).toMatch(/password/);
  });

  it('is refused when a file lies beside the one folder, and never inflated when it is not in the lists', async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024);
    const place = await zipWith([{ name: 'beside.txt', bytes: bomb }]);
    expect(await refused(place)).toMatch(/beside the bundle/);
    const inside = await zipWith([{ name: 'bundle/data/bomb.txt', bytes: bomb }]);
    let read = 0;
    const verdict = await verifyBundle(inside, { onProgress: ({ done }) => (read = done) });
    expect(verdict.findings).toContainEqual({
      file: 'data/bomb.txt',
      problem: 'It was added: it is not listed in manifest-sha256.txt.',
    });
    expect(read).toBeLessThan(bomb.length);
  });

  it('is refused when it says that a file is smaller than it is', async () => {
    const place = await zipWith([]);
    const bytes = readFileSync(place);
    const central = Buffer.alloc(4);
    central.writeUInt32LE(0x02014b50);
    for (let at = bytes.indexOf(central); at >= 0; at = bytes.indexOf(central, at + 1))
      bytes.writeUInt32LE(1, at + 24);
    writeFileSync(place, bytes);
    expect(await refused(place)).toMatch(/cannot be read|two different things|invalid/i);
  });

  it('is refused when a head in front of a file names another file than the list at the end', async () => {
    const bytes = readFileSync(packed);
    const at = bytes.indexOf('START-HERE.html');
    bytes.write('START-HERE.htmx', at);
    const place = join(folder, 'two-names.zip');
    writeFileSync(place, bytes);
    expect(await refused(place)).toMatch(/two different things/);
  });

  it('is refused when files have a second name, under which some programs unpack them', async () => {
    const bytes = readFileSync(packed);
    const [first, second] = ['data/01_index/index.csv', 'data/01_index/index.html'] as const;
    const place = join(folder, 'second-names.zip');
    writeFileSync(place, withSecondNames(bytes, new Map([swap(first, second), swap(second, first)])));
    expect(await refused(place)).toMatch(/two different things/);
  });

  it('is refused when it hides bytes around its list, at its end or in a comment', async () => {
    const bytes = readFileSync(packed);
    const end = bytes.length - 22;
    const list = bytes.readUInt32LE(end + 16);
    const hidden = Buffer.from('hidden bytes');
    const mark = (change: (mark: Buffer) => void, tail = Buffer.alloc(0)) => {
      const changed = Buffer.from(bytes.subarray(end));
      change(changed);
      return Buffer.concat([changed, tail]);
    };
    const later = mark((one) => one.writeUInt32LE(list + hidden.length, 16));
    const forged: [string, Buffer[]][] = [
      ['before the list', [bytes.subarray(0, list), hidden, bytes.subarray(list, end), later]],
      ['behind the list', [bytes.subarray(0, end), hidden, bytes.subarray(end)]],
      ['behind the end', [bytes, hidden]],
      ['in a comment', [bytes.subarray(0, end), mark((one) => one.writeUInt16LE(hidden.length, 20), hidden)]],
      [
        'a second end in a comment',
        [bytes.subarray(0, end), mark((one) => one.writeUInt16LE(22, 20), bytes.subarray(end))],
      ],
    ];
    for (const [what, pieces] of forged) {
      const place = join(folder, 'hidden.zip');
      writeFileSync(place, Buffer.concat(pieces));
      expect(await refused(place), what).toMatch(/belong to no file|cannot be trusted|not a ZIP/);
    }
  });

  it('that is cut anywhere gets an answer, not a crash', async () => {
    const bytes = readFileSync(packed);
    const place = join(folder, 'cut.zip');
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(place, bytes.subarray(0, Math.floor(bytes.length * part)));
      await refused(place);
    }
  });

  it('with a flipped bit in any file is found', async () => {
    const bytes = readFileSync(packed);
    const place = join(folder, 'flipped.zip');
    const end = bytes.readUInt32LE(bytes.length - 22 + 16);
    for (let turn = 0; turn < 40; turn++) {
      const at = 200 + Math.floor(((end - 400) * turn) / 40);
      const wrong = Buffer.from(bytes);
      wrong[at] = (wrong[at] ?? 0) ^ (1 << (turn % 8));
      writeFileSync(place, wrong);
      expect((await verifyBundle(place)).ok, `byte ${at}`).toBe(false);
    }
  });
});
