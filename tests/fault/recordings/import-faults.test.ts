import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkArchive, openArchive } from '../../../main/archive/index.ts';
import type { Ffmpeg } from '../../../main/media/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { extract, importFiles } from '../../../main/recordings/index.ts';
import { everyFfmpeg, makeSound, sealedFiles, temporaryArchive } from '../../support/media/index.ts';
import { type FaultPlan, faultyFiles, PASSPHRASE, temporaryFolder } from '../../support/vault/index.ts';

const place = temporaryFolder('inMemory');
/** Short: the calls are the same ones for any sound that fits into one chunk. */
const SECONDS = 0.3;
const ffmpeg = (await everyFfmpeg()).at(-1) as Ffmpeg;
const EXPECTED = ['disk-full', 'file-system', 'archive-read-only', 'file-unreadable'];

afterAll(() => place.remove());

type Faults = { code: FaultPlan['code']; lasts: FaultPlan['lasts']; tears?: boolean };

/** Opens the archive on files that fail from the nth call on, counted from here. */
async function openFaulty(folder: string, faults: Faults) {
  const plan = { nth: Number.POSITIVE_INFINITY, ...faults };
  const { files, calls, struck } = faultyFiles(plan);
  const archive = await openArchive({ folder, files, clock: systemClock, passphrase: PASSPHRASE });
  return {
    archive,
    struck,
    failAt: (n: number) => {
      plan.nth = calls() + n;
    },
    heal: () => {
      plan.nth = Number.POSITIVE_INFINITY;
    },
  };
}

describe.each([
  { kind: 'mac.caf', code: 'ENOSPC', lasts: 'once', tears: true },
  { kind: 'phone.m4a', code: 'EIO', lasts: 'once' },
  { kind: 'phone.m4a', code: 'ENOSPC', lasts: 'forever' },
] as const)('an import of $kind on a disk that fails with $code $lasts', ({ kind, ...faults }) => {
  it('leaves the archive as it was, at whatever call it fails, and works when tried again', async () => {
    const path = makeSound(place.folder, kind, SECONDS);
    const blobs = kind === 'mac.caf' ? 4 : 3;
    let n = 0;
    for (let done = false; !done; ) {
      n += 1;
      const { archive: fresh, meeting } = await temporaryArchive(place.folder);
      const request = { meetingId: meeting.id, files: [{ fileId: 'x', path, name: 'x' }] };
      await fresh.close();
      const { archive, failAt, struck, heal } = await openFaulty(fresh.folder, faults);
      failAt(n);
      const [result] = await importFiles(archive, ffmpeg, request);
      done = !struck();
      heal();
      expect(result?.outcome, `call ${n}`).toBe(done ? 'imported' : 'failed');
      if (result?.outcome === 'failed') {
        expect(EXPECTED, `call ${n}: ${result.error.details}`).toContain(result.error.code);
        expect(archive.index.recordings.list(), `call ${n}`).toEqual([]);
        expect(archive.index.custody.count(), `call ${n}`).toBe(1);
        if (faults.lasts === 'once') expect(sealedFiles(archive), `call ${n}`).toEqual([]);
        // Trying again is the same at every call; some of them are enough.
        if (n % 7 === 1) expect((await importFiles(archive, ffmpeg, request))[0]?.outcome).toBe('imported');
      }
      if (archive.index.recordings.list().length > 0) {
        expect(await checkArchive(archive), `call ${n}`).toMatchObject({ ok: true, recordings: 1, blobs });
      }
      expect(archive.custody.verify(), `call ${n}`).toEqual([]);
      await archive.close();
    }
    expect(n).toBeGreaterThan(10);
  }, 170_000);
});

describe('taking sound out on a disk that fails', () => {
  it('leaves no half file, at whatever call it fails', async () => {
    const { archive: fresh, meeting } = await temporaryArchive(place.folder);
    const { folder } = fresh;
    const path = makeSound(place.folder, 'phone.m4a', SECONDS);
    const [result] = await importFiles(fresh, ffmpeg, {
      meetingId: meeting.id,
      files: [{ fileId: 'x', path, name: 'x' }],
    });
    if (result?.outcome !== 'imported') throw new Error('not imported');
    await fresh.close();
    const out = join(place.folder, 'out');
    await realFiles.mkdir(out);
    const target = join(out, 'sound.wav');
    for (let n = 1, done = false; !done; n += 1) {
      const faulty = await openFaulty(folder, { code: 'ENOSPC', lasts: 'once', tears: true });
      faulty.failAt(n);
      const error = await extract(faulty.archive, ffmpeg, result.recording.id, { as: 'wav' }, target).then(
        () => null,
        (failure: { code: string }) => failure,
      );
      done = !faulty.struck();
      faulty.heal();
      if (error) {
        expect(EXPECTED, `call ${n}`).toContain(error.code);
        // The name is given last: a folder that cannot be synced then is the only failure that leaves the whole file.
        expect(
          readdirSync(out).filter((name) => name !== 'sound.wav'),
          `call ${n}`,
        ).toEqual([]);
      } else expect(done).toBe(true);
      await faulty.archive.close();
    }
  }, 170_000);
});
