import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive, openArchive } from '../../../main/archive/index.ts';
import { listMeetings } from '../../../main/meetings/index.ts';
import { realFiles } from '../../../main/platform/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { settableClock, someMeeting } from '../../support/archive/index.ts';
import { CHEAP_KDF, faultyFiles, PASSPHRASE, temporaryFolder } from '../../support/vault/index.ts';

let at: ReturnType<typeof temporaryFolder>;
const clock = settableClock();
beforeEach(() => {
  at = temporaryFolder('inMemory');
});
afterEach(() => at.remove());

describe.each(['ENOSPC', 'EACCES'] as const)('creating with %s at every Nth call', (code) => {
  it('leaves nothing, or a whole archive', async () => {
    for (let nth = 1; ; nth += 1) {
      const folder = join(at.folder, `${nth}.keptword`);
      const { files, struck } = faultyFiles({ nth, code, lasts: 'once' });
      const made = await createArchive({
        folder,
        files,
        clock,
        passphrase: PASSPHRASE,
        kdf: CHEAP_KDF,
      }).catch((error: unknown) => error);
      if (made instanceof Error) {
        expect(made, `call ${nth}`).toBeInstanceOf(KeptwordError);
        expect(existsSync(folder) ? readdirSync(folder) : [], `call ${nth}`).toEqual([]);
      } else {
        const { archive } = made as Awaited<ReturnType<typeof createArchive>>;
        expect(archive.custody.verify()).toEqual([]);
        await archive.close().catch(() => undefined);
      }
      if (!struck()) break;
    }
  });
});

it('an archive opens, works and closes with a failure at every Nth call: old or new state, never neither', async () => {
  const folder = join(at.folder, 'Family.keptword');
  const place = { folder, files: realFiles, clock };
  const { archive } = await createArchive({ ...place, passphrase: PASSPHRASE, kdf: CHEAP_KDF });
  await archive.close();
  let acknowledged = 0;
  for (let nth = 1; ; nth += 1) {
    clock.advance(24 * 3_600_000);
    const { files, struck } = faultyFiles({ nth, code: 'EIO', lasts: 'once' });
    try {
      const open = await openArchive({ folder, files, clock, passphrase: PASSPHRASE });
      try {
        if (!open.readOnly) {
          someMeeting(open, { title: `Meeting ${nth}` });
          acknowledged += 1;
        }
      } finally {
        await open.close();
      }
    } catch (error) {
      expect(error, `call ${nth}`).toBeInstanceOf(KeptwordError);
    }
    const after = await openArchive({ ...place, passphrase: PASSPHRASE });
    expect(listMeetings(after, { limit: 500, offset: 0 })).toHaveLength(acknowledged);
    expect(after.custody.verify()).toEqual([]);
    expect(after.index.integrity()).toEqual([]);
    await after.close();
    if (!struck()) break;
  }
});
