import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realFiles } from '../../../main/platform/index.ts';
import { createVault, openVault, type Vault } from '../../../main/vault/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  CHEAP_KDF,
  type FaultPlan,
  faultyFiles,
  PASSPHRASE,
  patterned,
  temporaryFolder,
} from '../../support/vault/index.ts';

const NEW = `${PASSPHRASE} new`;
const EXPECTED = new Set(['disk-full', 'archive-read-only', 'file-system']);

const plans: Omit<FaultPlan, 'nth'>[] = [
  { code: 'ENOSPC', lasts: 'once', tears: true },
  { code: 'ENOSPC', lasts: 'forever', tears: true },
  { code: 'EIO', lasts: 'once' },
  { code: 'EIO', lasts: 'forever', tears: true },
  { code: 'EACCES', lasts: 'once' },
  { code: 'EROFS', lasts: 'forever' },
  { code: 'EMFILE', lasts: 'once' },
];

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
beforeEach(() => {
  place = temporaryFolder('inMemory');
  folder = join(place.folder, 'Home.keptword');
});
afterEach(() => place.remove());

const create = (files = realFiles) => createVault({ folder, passphrase: PASSPHRASE, files, kdf: CHEAP_KDF });
const open = (passphrase = PASSPHRASE, files = realFiles) =>
  openVault({ folder, files, secret: { passphrase }, kdf: CHEAP_KDF });

/** What the work said: null when it worked; anything but one of the disk's three errors fails the test. */
async function outcome(work: Promise<unknown>): Promise<KeptwordError | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
    expect(EXPECTED).toContain(error.code);
    return error;
  }
}

/** Runs `round` with the first, the second, … call failing, until the work is done before the failure comes. */
async function eachCall(
  plan: Omit<FaultPlan, 'nth'>,
  round: (faults: ReturnType<typeof faultyFiles>) => Promise<void>,
) {
  for (let nth = 1; ; nth++) {
    const faults = faultyFiles({ ...plan, nth });
    await round(faults);
    if (!faults.struck()) return nth - 1;
    expect(nth).toBeLessThan(500);
  }
}

describe.each(plans)('the Nth call fails with $code, $lasts', (plan) => {
  it('while creating: there is an archive that opens, or none and a second try works', async () => {
    const tried = await eachCall(plan, async (faults) => {
      const home = place.folder;
      folder = join(home, `Home ${crypto.randomUUID()}.keptword`);
      let made: Vault | null = null;
      const error = await outcome(create(faults.files).then((result) => (made = result.vault)));
      await outcome(Promise.resolve(made).then((vault: Vault | null) => vault?.close()));
      if (error === null || existsSync(join(folder, 'archive.json'))) {
        const vault = await open();
        expect(vault.recoveryWords()).toHaveLength(24);
        await vault.close();
        return;
      }
      if (plan.lasts === 'once') expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
      const again = await create();
      await again.vault.close();
    });
    expect(tried).toBeGreaterThan(20);
  });

  it('while changing the passphrase: exactly one of the two opens, and the error says which', async () => {
    const tried = await eachCall(plan, async (faults) => {
      folder = join(place.folder, `Home ${crypto.randomUUID()}.keptword`);
      await (await create()).vault.close();
      const vault = await open(PASSPHRASE, faults.files).catch(() => null);
      const error = await outcome(vault?.changePassphrase(PASSPHRASE, NEW) ?? Promise.resolve());
      // The open vault knows what is on the disk: the right one of the two is the one it takes for a second change.
      await outcome(vault?.close() ?? Promise.resolve());

      const opens = [];
      for (const passphrase of [PASSPHRASE, NEW]) {
        const found = await open(passphrase).catch((reason) => {
          expect(reason).toMatchObject({ code: 'wrong-passphrase' });
          return null;
        });
        await found?.close();
        if (found) opens.push(passphrase);
      }
      expect(opens).toHaveLength(1);
      if (vault && error === null) expect(opens).toEqual([NEW]);
      if (error) expect(error.message.includes('is saved and holds')).toBe(opens[0] === NEW);
      const copies = ['archive.json', 'archive.json.bak'].map((name) =>
        readFileSync(join(folder, name), 'utf8'),
      );
      expect(copies[0]).toBe(copies[1]);
    });
    expect(tried).toBeGreaterThan(20);
  });

  it('while passing the drill: it is passed, or asked for again with the same words', async () => {
    await eachCall(plan, async (faults) => {
      folder = join(place.folder, `Home ${crypto.randomUUID()}.keptword`);
      const { vault: made, recoveryWords } = await create();
      await made.close();
      const answers = recoveryWords.map((word, at) => ({ position: at + 1, word }));
      const vault = await open(PASSPHRASE, faults.files).catch(() => null);
      const error = await outcome(vault?.confirmRecovery(answers) ?? Promise.resolve());
      await vault?.close();
      const after = await open();
      if (vault && error === null) expect(after.recoveryConfirmed).toBe(true);
      expect(after.recoveryWords()).toEqual(after.recoveryConfirmed ? null : recoveryWords);
      await after.close();
    });
  });

  it('while sealing: a blob that was promised is whole, one that was not leaves nothing', async () => {
    const content = patterned(2_500_000);
    await (await create()).vault.close();
    const promised = new Set<string>();
    await eachCall(plan, async (faults) => {
      const vault = await open(PASSPHRASE, faults.files).catch(() => null);
      if (!vault) return;
      let id: string | null = null;
      await outcome(
        (async () => {
          const writer = await vault.blobs.create('original', { digest: false });
          for (let at = 0; at < content.length; at += 700_000)
            await writer.write(content.subarray(at, at + 700_000));
          await writer.finish();
          id = writer.id;
        })(),
      );
      await vault.close();
      if (id !== null) promised.add(id);
      const after = await open();
      const listed: string[] = [];
      for await (const one of after.blobs.list()) listed.push(one);
      for (const one of listed) {
        expect(await after.blobs.verify(one)).toMatchObject({ bytes: content.length });
        // Renamed, but the folder's list could not be synced: whole, only not promised. The caller tries again.
        if (!promised.has(one)) await after.blobs.remove(one);
      }
      for (const one of promised) expect(listed).toContain(one);
      // One stays as a witness through all rounds; each of the others was read once, which is enough.
      for (const one of [...promised].slice(1)) {
        await after.blobs.remove(one);
        promised.delete(one);
      }
      expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([]);
      await after.close();
    });
    expect(promised.size).toBeGreaterThan(0);
  });

  it('while opening a half-healed archive: it opens, or says why, and nothing is lost', async () => {
    await (await create()).vault.close();
    const good = readFileSync(join(folder, 'archive.json'), 'utf8');
    await eachCall(plan, async (faults) => {
      const { writeFileSync } = await import('node:fs');
      writeFileSync(join(folder, 'archive.json.bak'), 'damaged');
      writeFileSync(join(folder, 'blobs', 'incoming', crypto.randomUUID()), 'left over');
      const vault = await open(PASSPHRASE, faults.files).catch((error) => {
        expect(EXPECTED).toContain(error.code);
        return null;
      });
      await vault?.close();
      expect(readFileSync(join(folder, 'archive.json'), 'utf8')).toBe(good);
      await (await open()).close();
      expect(readFileSync(join(folder, 'archive.json.bak'), 'utf8')).toBe(good);
      expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([]);
      expect(readdirSync(folder).filter((name) => name.startsWith('archive.lock'))).toEqual([]);
    });
  });
});

it('a full disk is told as such to a writer that does not wait, without an unhandled rejection', async () => {
  const { vault } = await create();
  await vault.close();
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', listen);
  for (let nth = 20; nth < 60; nth++) {
    const faults = faultyFiles({ nth, code: 'ENOSPC', lasts: 'forever', tears: true });
    const full = await open(PASSPHRASE, faults.files).catch(() => null);
    const writer = await full?.blobs.create('original', { digest: false }).catch(() => null);
    const writes: Promise<void>[] = [];
    for (let piece = 0; writer && piece < 6; piece++) writes.push(writer.write(patterned(700_000)));
    await Promise.allSettled(writes);
    if (writer)
      await outcome(
        writer.finish().catch((error) => (error.code === 'archive-locked' ? null : Promise.reject(error))),
      );
    await full?.close();
  }
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listen);
  expect(unhandled).toEqual([]);
});
