import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenArchive } from '../../../main/archive/index.ts';
import { exportBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { allFiles, makeCase, type TestCase } from '../../support/evidence/index.ts';
import { makeSound } from '../../support/media/index.ts';
import { type FaultPlan, faultyFiles, temporaryFolder } from '../../support/vault/index.ts';

const { folder, remove } = temporaryFolder();
let kase: TestCase;
/** Of a quarter of the sample's length: less to decode each time. Some reads and writes in a row are fewer, so the steps are smaller. */
let small: { soundFile: string; scale: number };

beforeAll(async () => {
  const soundFile = makeSound(folder, 'voice.opus', 16);
  small = { soundFile, scale: 1 / 4 };
  kase = await makeCase(folder, small);
});
afterAll(async () => {
  await kase.archive.close();
  remove();
});

const choice = (zip = false) => ({
  meetingId: kase.meeting.id,
  disputedOnly: true,
  momentIds: null,
  papers: true,
  zip,
});
const fresh = (name: string) => {
  const out = join(folder, name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  return out;
};
const logged = () =>
  kase.archive.custody.entries().filter((entry) => entry.event === 'bundle-exported').length;

/** Null when it worked, else the error. Anything that is not an expected failure fails the test. */
async function attempt(archive: OpenArchive, out: string, zip: boolean): Promise<KeptwordError | null> {
  try {
    await exportBundle(archive, kase.ffmpeg, choice(zip), out);
    return null;
  } catch (error) {
    if (error instanceof KeptwordError) return error;
    throw error;
  }
}

function canMount(): boolean {
  const place = join(folder, 'may-mount');
  mkdirSync(place, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) execFileSync('umount', [place]);
  return mounted;
}

describe('an export is complete, or it fails and leaves nothing behind', () => {
  const plans: [FaultPlan['code'], boolean, boolean][] = [
    ['ENOSPC', false, true],
    ['EIO', false, false],
    ['ENOSPC', true, true],
  ];
  it.each(plans)('when the Nth call of the file layer fails with %s (zip: %s)', async (code, zip, tears) => {
    const out = fresh('nth');
    let failures = 0;
    for (let nth = 1; ; nth += nth < 16 ? 1 : 9) {
      const before = logged();
      const faults = faultyFiles({ nth, code, lasts: 'once', tears });
      const error = await attempt({ ...kase.archive, files: faults.files }, out, zip);
      const left = readdirSync(out);
      if (error === null) {
        expect(
          left.filter((name) => !name.startsWith('.')),
          `call ${nth}`,
        ).toHaveLength(1);
        expect((await verifyBundle(join(out, left.find((name) => !name.startsWith('.')) ?? ''))).ok).toBe(
          true,
        );
        expect(logged()).toBe(before + 1);
        if (!faults.struck()) break;
      } else {
        failures++;
        expect(left, `call ${nth}: ${error.code}`).toEqual([]);
        expect(logged()).toBe(before);
        expect(error.code).toBe(
          code === 'ENOSPC' && !error.details?.includes('read') ? 'disk-full' : error.code,
        );
      }
      rmSync(out, { recursive: true });
      mkdirSync(out);
    }
    expect(failures).toBeGreaterThan(20);
  });

  it('when it is cancelled, at any phase', async () => {
    const out = fresh('cancel');
    const phases = ['copying', 'cutting', 'packing', 'verifying'];
    for (const phase of phases) {
      const stop = new AbortController();
      const work = exportBundle(kase.archive, kase.ffmpeg, choice(true), out, {
        signal: stop.signal,
        onProgress: (progress) => progress.phase === phase && stop.abort(),
      });
      await expect(work, phase).rejects.toMatchObject({ code: 'cancelled' });
      expect(readdirSync(out), phase).toEqual([]);
    }
  });

  it('when a recording is missing or damaged in the archive', async () => {
    const out = fresh('blob');
    const other = join(folder, 'other');
    mkdirSync(other);
    const broken = await makeCase(other, small);
    const id = broken.archive.index.recordings.blobsOf(broken.recording.id)?.originalBlobId ?? '';
    const sealed = allFiles(broken.archive.folder).find((path) => path.endsWith(id)) ?? '';
    const file = join(broken.archive.folder, sealed);
    truncateSync(file, statSync(file).size - 100_000);
    const work = () =>
      exportBundle(broken.archive, broken.ffmpeg, { ...choice(), meetingId: broken.meeting.id }, out);
    await expect(work()).rejects.toMatchObject({
      code: 'bundle-file-damaged',
      message: expect.stringMatching(
        /^The recording R01 is damaged, so no bundle was made\..* moments of other/,
      ),
    });
    expect(readdirSync(out)).toEqual([]);
    rmSync(file);
    await expect(work()).rejects.toMatchObject({ code: 'blob-missing' });
    expect(readdirSync(out)).toEqual([]);
    await broken.archive.close();
  });

  it('when its log entry cannot be written', async () => {
    const out = fresh('log');
    const index = {
      ...kase.archive.index,
      transaction: () => {
        throw new KeptwordError('disk-full', 'The disk is full.');
      },
    };
    const error = await attempt({ ...kase.archive, index }, out, false);
    expect(error?.code).toBe('disk-full');
    expect(readdirSync(out)).toEqual([]);
  });

  it('also not the folders that were made for it', async () => {
    const out = fresh('made');
    const faults = faultyFiles({ nth: 12, code: 'ENOSPC', lasts: 'once', tears: true });
    const error = await attempt({ ...kase.archive, files: faults.files }, join(out, 'new', 'newer'), false);
    expect(error?.code).toBe('disk-full');
    expect(readdirSync(out)).toEqual([]);
  });

  it.runIf(canMount())(
    `when nothing may be written there${canMount() ? '' : ' (not run: needs the right to mount)'}`,
    async () => {
      const out = fresh('locked');
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', out]);
      try {
        const before = logged();
        for (const place of [out, join(out, 'new')]) {
          const error = await attempt(kase.archive, place, false);
          expect(error).toMatchObject({ code: 'folder-read-only', details: 'EROFS in mkdir' });
        }
        expect(readdirSync(out)).toEqual([]);
        expect(logged()).toBe(before);
      } finally {
        execFileSync('umount', [out]);
      }
    },
  );

  it.runIf(canMount())(
    `when the disk is really full${canMount() ? '' : ' (not run: needs the right to mount)'}`,
    async () => {
      const out = fresh('full');
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', out]);
      try {
        const error = await attempt(kase.archive, out, false);
        expect(error?.code).toBe('disk-full');
        expect(readdirSync(out)).toEqual([]);
      } finally {
        execFileSync('umount', [out]);
      }
    },
  );
});

describe('an export that is killed', () => {
  it('never leaves a bundle that looks complete, and the next export sweeps what it left', async () => {
    const seed = Date.now() % 100_000;
    console.log(`seed ${seed}`);
    const out = fresh('killed');
    let hidden = 0;
    for (let turn = 0; turn < 5; turn++) {
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'export-child.ts'), out, folder],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(child.stdout, 'data');
      await wait(((seed + turn * 41) % 260) + 5);
      child.kill('SIGKILL');
      await once(child, 'close');
      for (const name of readdirSync(out)) {
        if (name.startsWith('.')) hidden++;
        else expect((await verifyBundle(join(out, name))).ok, name).toBe(true);
      }
    }
    console.log(`${hidden} hidden folders were left and seen`);
    await exportBundle(kase.archive, kase.ffmpeg, choice(), out);
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(existsSync(out)).toBe(true);
  });
});
