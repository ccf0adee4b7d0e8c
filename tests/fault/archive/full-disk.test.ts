import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive, whyRefused } from '../../../main/archive/index.ts';
import { listMeetings } from '../../../main/meetings/index.ts';
import { type FileLayer, fileError, realFiles } from '../../../main/platform/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { PASSPHRASE } from '../../support/vault/index.ts';

let at: TestArchive;
const folder = mkdtempSync(join(tmpdir(), 'keptword-full-'));
beforeAll(async () => {
  at = await newArchive();
  await sealedRecording(at.archive, someMeeting(at.archive));
  await at.archive.close();
});
afterAll(async () => {
  await at.remove();
  rmSync(folder, { recursive: true, force: true });
});

function mount(place: string): boolean {
  mkdirSync(place, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', place]).status === 0;
}

function canMount(): boolean {
  const place = join(folder, 'may-mount');
  const may = mount(place);
  if (may) execFileSync('umount', [place]);
  return may;
}

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

/** What a parent can still do: look, listen, and copy out to another disk. */
async function expectLooking(place: { folder: string; files: FileLayer }): Promise<void> {
  const archive = await openArchive({ ...at.place, ...place, passphrase: PASSPHRASE });
  try {
    expect(archive.readOnly).toBe(true);
    expect(listMeetings(archive, { limit: 10, offset: 0 })).toHaveLength(1);
    const [recording] = archive.index.recordings.list();
    const blobs = archive.index.recordings.blobsOf(recording?.id ?? '');
    expect((await archive.blobs.verify(blobs?.originalBlobId ?? '')).sha256).toBe(recording?.sha256);
    const refused = errorOf(() => someMeeting(archive));
    expect(refused).toMatchObject({ code: 'archive-read-only' });
    // Said with its true reason: who reads that the folder cannot be written looks for rights.
    expect(archive.diskFull).toBe(true);
    expect(whyRefused(archive, refused)).toMatchObject({ code: 'disk-was-full' });
    expect(whyRefused({ diskFull: false }, refused)).toBe(refused);
  } finally {
    await archive.close();
  }
}

describe('an archive on a full disk opens for looking', () => {
  it('when there is no room for the lock file', async () => {
    const files: FileLayer = {
      ...realFiles,
      open: async (path, mode) => {
        if (mode === 'read') return realFiles.open(path, mode);
        throw fileError(Object.assign(new Error('full'), { code: 'ENOSPC' }), 'write');
      },
    };
    await expectLooking({ folder: at.folder, files });
  });

  it.runIf(canMount())(
    `when the disk is really full${canMount() ? '' : ' (not run: needs the right to mount)'}`,
    async () => {
      const disk = join(folder, 'disk');
      expect(mount(disk)).toBe(true);
      try {
        const copy = join(disk, 'Copy.keptword');
        cpSync(at.folder, copy, { recursive: true });
        // To the last page but a few: the lock file fits, the journal of the index does not.
        const free = Number(
          execFileSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).split('\n')[1],
        );
        writeFileSync(join(disk, 'fill'), Buffer.alloc(free - 16 * 1024));
        await expectLooking({ folder: copy, files: realFiles });
        rmSync(join(disk, 'fill'));
        const again = await openArchive({ ...at.place, folder: copy, passphrase: PASSPHRASE });
        expect(again.readOnly).toBe(false);
        // It fills while the archive is open: the change is refused with that reason, and goes with some room.
        const left = Number(
          execFileSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).split('\n')[1],
        );
        writeFileSync(join(disk, 'fill'), Buffer.alloc(left));
        const fill = () => {
          for (let n = 0; n < 500; n++) someMeeting(again);
        };
        expect(errorOf(fill)).toMatchObject({ code: 'disk-full' });
        const kept = listMeetings(again, { limit: 1000, offset: 0 }).length;
        rmSync(join(disk, 'fill'));
        someMeeting(again);
        expect(listMeetings(again, { limit: 1000, offset: 0 })).toHaveLength(kept + 1);
        await again.close();
      } finally {
        // Lazily: what failed above may still hold a file there, and must not be hidden by this.
        execFileSync('umount', ['--lazy', disk]);
      }
    },
  );
});
