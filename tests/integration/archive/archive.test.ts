import {
  chmodSync,
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changePassphrase,
  checkArchive,
  confirmRecovery,
  createArchive,
  openArchive,
  recoverArchive,
} from '../../../main/archive/index.ts';
import { listMeetings } from '../../../main/meetings/index.ts';
import { type FileLayer, fileError, realFiles } from '../../../main/platform/index.ts';
import {
  newArchive,
  rawIndex,
  sealedRecording,
  someMeeting,
  type TestArchive,
  withoutGuards,
} from '../../support/archive/index.ts';
import { CHEAP_KDF, PASSPHRASE, snapshot } from '../../support/vault/index.ts';

let at: TestArchive;
beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());

const events = () => at.archive.custody.entries().map(({ event }) => event);
const page = { limit: 100, offset: 0 };

describe('an archive', () => {
  it('is created with its first custody entry, and keeps what is put in across a restart', async () => {
    expect(at.archive.name).toBe('Family');
    expect(events()).toEqual(['archive-created']);
    const meeting = someMeeting(at.archive);
    const archive = await at.reopen();
    expect(listMeetings(archive, page).map(({ id }) => id)).toEqual([meeting.id]);
    expect(archive.custody.verify()).toEqual([]);
  });

  it('leaves one index file when locked, with no journal beside it and no lock', async () => {
    someMeeting(at.archive);
    await at.archive.close();
    const names = readdirSync(at.folder).filter((name) => !name.startsWith('index.db.backup-'));
    expect(names).toEqual([
      'README.txt',
      'archive.guard',
      'archive.json',
      'archive.json.bak',
      'blobs',
      'index.db',
    ]);
    await at.archive.close();
  });

  it('logs the drill once, and a new passphrase', async () => {
    const [first, second, third] = [1, 9, 24].map((position) => ({
      position,
      word: at.recoveryWords[position - 1] ?? '',
    }));
    if (!first || !second || !third) throw new Error('no words');
    expect(await confirmRecovery(at.archive, [first, second, { position: 24, word: 'zebra' }])).toBe(false);
    expect(events()).not.toContain('recovery-confirmed');
    expect(await confirmRecovery(at.archive, [first, second, third])).toBe(true);
    expect(await confirmRecovery(at.archive, [first, second, third])).toBe(true);
    await changePassphrase(at.archive, PASSPHRASE, 'another long passphrase here');
    expect(events()).toEqual(['archive-created', 'recovery-confirmed', 'passphrase-changed']);
    await expect(changePassphrase(at.archive, 'not the passphrase', PASSPHRASE)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(events()).toHaveLength(3);
  });

  it('opens with the recovery words and a new passphrase, with all its data', async () => {
    someMeeting(at.archive);
    await at.archive.close();
    const newPassphrase = 'rivers and quiet stones';
    const archive = await recoverArchive({
      ...at.place,
      recoveryWords: at.recoveryWords,
      newPassphrase,
      kdf: CHEAP_KDF,
    });
    expect(archive.custody.entries().at(-1)?.event).toBe('archive-recovered');
    expect(listMeetings(archive, page)).toHaveLength(1);
    await archive.close();
    await expect(openArchive({ ...at.place, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    const again = await openArchive({ ...at.place, passphrase: newPassphrase });
    expect(again.custody.verify()).toEqual([]);
    await again.close();
  });

  it('refuses a second opener, a wrong passphrase and a folder that is none, and changes nothing', async () => {
    const open = (passphrase: string, folder = at.folder) => openArchive({ ...at.place, folder, passphrase });
    await expect(open(PASSPHRASE)).rejects.toMatchObject({ code: 'archive-in-use' });
    await at.archive.close();
    const before = snapshot(at.folder);
    await expect(open('not the passphrase')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(open(PASSPHRASE, join(at.folder, 'blobs'))).rejects.toMatchObject({
      code: 'archive-not-found',
    });
    const create = createArchive({ ...at.place, passphrase: PASSPHRASE, kdf: CHEAP_KDF });
    await expect(create).rejects.toMatchObject({ code: 'archive-exists' });
    expect(snapshot(at.folder)).toEqual(before);
  });

  it('can be looked at without changing a byte', async () => {
    const meeting = someMeeting(at.archive);
    await sealedRecording(at.archive, meeting);
    await at.archive.close();
    const before = snapshot(at.folder);
    const archive = await openArchive({ ...at.place, passphrase: PASSPHRASE, readOnly: true });
    expect(archive.readOnly).toBe(true);
    expect(listMeetings(archive, page)).toHaveLength(1);
    expect((await checkArchive(archive)).findings).toEqual([]);
    expect(() => someMeeting(archive)).toThrow(expect.objectContaining({ code: 'archive-read-only' }));
    await archive.close();
    expect(snapshot(at.folder)).toEqual(before);
  });

  it('is opened for looking where its folder cannot be written', async () => {
    someMeeting(at.archive);
    await at.archive.close();
    const before = snapshot(at.folder);
    const refused = () => {
      throw fileError(Object.assign(new Error('read-only'), { code: 'EROFS' }), 'write');
    };
    const files: FileLayer = {
      ...realFiles,
      open: async (path, mode) => (mode === 'read' ? realFiles.open(path, mode) : refused()),
      rename: async () => refused(),
      unlink: async () => refused(),
      writeAtomic: async () => refused(),
    };
    const archive = await openArchive({ ...at.place, files, passphrase: PASSPHRASE });
    expect(archive.readOnly).toBe(true);
    expect(listMeetings(archive, page)).toHaveLength(1);
    await archive.close();
    expect(snapshot(at.folder)).toEqual(before);
  });

  it('finishes a creation that was cut short before its index had its name', async () => {
    await at.archive.close();
    renameSync(join(at.folder, 'index.db'), join(at.folder, 'index.db.new'));
    writeFileSync(join(at.folder, 'index.db.new'), 'half');
    const archive = await openArchive({ ...at.place, passphrase: PASSPHRASE });
    expect(archive.custody.entries().map(({ event }) => event)).toEqual(['archive-created']);
    await archive.close();
    expect(readdirSync(at.folder)).not.toContain('index.db.new');
  });

  it('never makes a new index over a missing one', async () => {
    await at.archive.close();
    rmSync(join(at.folder, 'index.db'));
    const before = snapshot(at.folder);
    const opening = openArchive({ ...at.place, passphrase: PASSPHRASE });
    await expect(opening).rejects.toMatchObject({ code: 'archive-index-damaged' });
    expect(snapshot(at.folder)).toEqual(before);
  });

  it('holds no passphrase, recovery word or name in the clear', async () => {
    someMeeting(at.archive, { title: 'MARKERTITLE' });
    await at.archive.close();
    for (const name of readdirSync(at.folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(at.folder, name);
      if (!statSync(path).isFile()) continue;
      const bytes = readFileSync(path);
      for (const secret of [PASSPHRASE, 'MARKERTITLE', at.recoveryWords.slice(0, 3).join(' ')]) {
        expect(bytes.includes(secret), name).toBe(false);
      }
    }
  });
});

describe('spare copies of the index', () => {
  const copies = () => readdirSync(at.folder).filter((name) => name.startsWith('index.db.backup-'));

  it('one an hour at most, only when something changed, the newest of three days', async () => {
    await at.reopen();
    expect(copies()).toEqual([]);
    const work = async (title: string) => {
      someMeeting(at.archive, { title });
      await at.reopen();
      return copies().length;
    };
    expect(await work('first')).toBe(1);
    const [first] = copies();
    expect(await work('same hour')).toBe(1);
    expect(copies()).toEqual([first]);
    at.place.clock.advance(2 * 3_600_000);
    expect(await work('same day')).toBe(1);
    expect(copies()).not.toEqual([first]);
    for (const [day, kept] of [2, 3, 3, 3].entries()) {
      at.place.clock.advance(24 * 3_600_000);
      await at.reopen();
      expect(copies()).toHaveLength(Math.min(3, day + 1));
      expect(await work(`day ${day}`)).toBe(kept);
    }
    expect(copies().map((name) => name.slice(16, 26))).toEqual(['2026-10-22', '2026-10-23', '2026-10-24']);
  });

  it('a damaged index names the newest good copy, which opens when it is put in its place', async () => {
    someMeeting(at.archive, { title: 'in the copy' });
    await at.archive.close();
    const index = join(at.folder, 'index.db');
    writeFileSync(index, Buffer.alloc(8192, 7));
    writeFileSync(join(at.folder, 'index.db.backup-2099-01-01T00-00-00.000Z'), 'not a good one');
    const before = snapshot(at.folder);
    const error = await openArchive({ ...at.place, passphrase: PASSPHRASE }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'archive-index-damaged' });
    expect(snapshot(at.folder)).toEqual(before);
    const [, name] = /rename "([^"]+)" to "index.db"/.exec(String(error)) ?? [];
    expect(name).toMatch(/^index\.db\.backup-2026-10-20T/);
    renameSync(join(at.folder, name ?? ''), index);
    const archive = await openArchive({ ...at.place, passphrase: PASSPHRASE });
    expect(listMeetings(archive, page).map(({ title }) => title)).toEqual(['in the copy']);
    expect(archive.custody.verify()).toEqual([]);
    await archive.close();
  });
});

describe('a spare copy that is put back after a crash', () => {
  /** The archive's folder as a crash leaves it, with the newest changes in the journal only. */
  const crashed = async () => {
    someMeeting(at.archive, { title: 'in the copy' });
    const archive = await at.reopen();
    for (const title of ['newer', 'newest']) someMeeting(archive, { title });
    const folder = `${at.folder}-crashed.keptword`;
    cpSync(at.folder, folder, { recursive: true });
    rmSync(join(folder, 'archive.lock'));
    return folder;
  };
  const titles = async (folder: string) => {
    const archive = await openArchive({ ...at.place, folder, passphrase: PASSPHRASE });
    const found = listMeetings(archive, page).map(({ title }) => title);
    expect(archive.index.integrity()).toEqual([]);
    expect(archive.custody.verify()).toEqual([]);
    await archive.close();
    return found.sort();
  };

  it('is the whole list: the journal of the newer one is not written into it, and is kept', async () => {
    const folder = await crashed();
    const [copy] = readdirSync(folder).filter((name) => name.startsWith('index.db.backup-'));
    const journal = readFileSync(join(folder, 'index.db-wal'));
    copyFileSync(join(folder, copy ?? ''), join(folder, 'index.db'));
    await expect(
      openArchive({ ...at.place, folder, passphrase: PASSPHRASE, readOnly: true }),
    ).rejects.toMatchObject({ code: 'archive-index-damaged' });
    expect(await titles(folder)).toEqual(['in the copy']);
    expect(readFileSync(join(folder, 'index.db-wal.set-aside')).equals(journal)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('is not needed: the journal of the same list is read as ever', async () => {
    const folder = await crashed();
    expect(await titles(folder)).toEqual(['in the copy', 'newer', 'newest']);
    expect(readdirSync(folder).filter((name) => name.includes('set-aside'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('the check', () => {
  const blobPath = (id: string) => {
    const names = readdirSync(join(at.folder, 'blobs'), { recursive: true, encoding: 'utf8' });
    const name = names.find((path) => path.endsWith(id));
    if (!name) throw new Error('no such sealed file');
    return join(at.folder, 'blobs', name);
  };
  const flip = (path: string, offset: number) => {
    const bytes = readFileSync(path);
    bytes[offset] = (bytes[offset] ?? 0) ^ 1;
    chmodSync(path, 0o600);
    writeFileSync(path, bytes);
  };

  it('says that all is well, with its counts, and is kept and logged', async () => {
    const meeting = someMeeting(at.archive);
    await sealedRecording(at.archive, meeting);
    await sealedRecording(at.archive, meeting);
    const seen: number[] = [];
    const report = await checkArchive(at.archive, {
      onProgress: ({ done, total, item }) => {
        expect(done).toBeLessThanOrEqual(total);
        expect(item).toMatch(/^R0[12] of Annual review$/);
        seen.push(done / total);
      },
    });
    expect(report).toMatchObject({ ok: true, recordings: 2, blobs: 6, entries: 3, findings: [] });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(at.archive.index.checks.last()).toEqual(report);
    expect(events().at(-1)).toBe('integrity-checked');
  });

  it.each(['originalBlobId', 'playbackBlobId', 'peaksBlobId'] as const)(
    'names a %s that is missing or damaged',
    async (part) => {
      const recording = await sealedRecording(at.archive, someMeeting(at.archive));
      const id = at.archive.index.recordings.blobsOf(recording.id)?.[part] ?? '';
      const path = blobPath(id);
      flip(path, statSync(path).size - 40);
      const damaged = await checkArchive(at.archive);
      expect(damaged).toMatchObject({ ok: false, findings: [{ subject: 'R01 of Annual review' }] });
      expect(damaged.findings[0]?.problem).toMatch(/damaged/);
      rmSync(path);
      const missing = await checkArchive(at.archive);
      expect(missing.ok).toBe(false);
      expect(missing.findings.map(({ problem }) => problem)).toEqual([expect.stringMatching(/missing/)]);
    },
  );

  it('finds audio that was swapped under a valid log', async () => {
    const meeting = someMeeting(at.archive);
    await sealedRecording(at.archive, meeting);
    const writer = await at.archive.blobs.create('original');
    await writer.write(Buffer.from('other sound'));
    const other = await writer.finish();
    // The row is made to point at other bytes, its hash left alone: what somebody with the key would do.
    const swapped = await sealedRecording(at.archive, meeting, { sha256: 'e'.repeat(64) });
    const report = await checkArchive(at.archive);
    expect(report.ok).toBe(false);
    expect(report.findings).toContainEqual({
      subject: 'R02 of Annual review',
      problem: 'The original is not the file that was imported.',
    });
    expect(report.findings).toContainEqual(expect.objectContaining({ subject: 'Sealed files' }));
    expect(swapped.sha256).not.toBe(other.sha256);
  });

  it('finds a hash that was changed in the index and no longer is the log’s', async () => {
    const recording = await sealedRecording(at.archive, someMeeting(at.archive));
    const key = at.archive.vault.key('index');
    const raw = withoutGuards(rawIndex(join(at.folder, 'index.db'), key));
    raw.prepare('update recordings set sha256 = ?').run('d'.repeat(64));
    raw.close();
    const report = await checkArchive(at.archive);
    expect(report.ok).toBe(false);
    expect(report.findings.map(({ problem }) => problem)).toContain(
      'Its hash is not the one that the custody log wrote down at the import.',
    );
    expect(recording.sha256).not.toBe('d'.repeat(64));
  });

  it('finds copies for listening that changed places in the index', async () => {
    const meeting = someMeeting(at.archive);
    const [one, two] = [
      await sealedRecording(at.archive, meeting),
      await sealedRecording(at.archive, meeting),
    ];
    const heard = [one, two].map(({ id }) => at.archive.index.recordings.blobsOf(id)?.playbackBlobId);
    const key = at.archive.vault.key('index');
    const raw = withoutGuards(rawIndex(join(at.folder, 'index.db'), key));
    const point = raw.prepare('update recordings set playback_blob_id = ? where id = ?');
    point.run('moving', one.id);
    point.run(heard[0], two.id);
    point.run(heard[1], one.id);
    raw.close();
    expect((await checkArchive(at.archive)).findings).toEqual(
      ['R01', 'R02'].map((code) => ({
        subject: `${code} of Annual review`,
        problem: 'The copy for listening is not the one that was made of it.',
      })),
    );
  });

  it('ends the sealed files of a deletion that a crash cut short, at the next opening', async () => {
    const recording = await sealedRecording(at.archive, someMeeting(at.archive));
    const ids = Object.values(at.archive.index.recordings.blobsOf(recording.id) ?? {}).filter(
      (id) => id !== null,
    );
    at.archive.index.recordings.remove(recording.id, at.place.clock.now().toISOString());
    at.archive.custody.append('recording-deleted', recording.id, { code: 'R01', reason: 'test' });
    expect(await at.archive.blobs.has(ids[0] ?? '')).toBe(true);
    const archive = await at.reopen();
    for (const id of ids) expect(await archive.blobs.has(id)).toBe(false);
    expect(await checkArchive(archive)).toMatchObject({ ok: true, findings: [] });
  });

  it('finds a recording that is gone without a word in the log', async () => {
    const recording = await sealedRecording(at.archive, someMeeting(at.archive));
    at.archive.index.recordings.remove(recording.id, at.place.clock.now().toISOString());
    const report = await checkArchive(at.archive);
    expect(report.findings).toContainEqual({
      subject: 'A recording that was deleted',
      problem: 'It is gone, but the custody log does not tell of a deletion.',
    });
    expect(report.ok).toBe(false);
  });

  it('lists sealed files of no recording, which are no fault', async () => {
    const writer = await at.archive.blobs.create('peaks');
    await writer.write(Buffer.from('x'));
    await writer.finish();
    expect(await checkArchive(at.archive)).toMatchObject({
      ok: true,
      findings: [{ subject: 'Sealed files', problem: expect.stringMatching(/^1 belongs to no recording/) }],
    });
  });

  it('stops when asked, and keeps nothing then', async () => {
    await sealedRecording(at.archive, someMeeting(at.archive));
    const stop = new AbortController();
    const check = checkArchive(at.archive, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(check).rejects.toMatchObject({ code: 'cancelled' });
    expect(at.archive.index.checks.last()).toBeNull();
    expect(events()).not.toContain('integrity-checked');
  });
});
