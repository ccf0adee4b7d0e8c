import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../main/vault/header.ts';
import { pickDrill } from '../../../main/vault/index.ts';
import { COPIES, homeArchive, PASSPHRASE, patterned, snapshot } from '../../support/vault/index.ts';

const home = homeArchive();

describe('the passphrase', () => {
  it('is changed by rewriting one slot', async () => {
    const id = await home.blob(patterned(1000));
    const before = JSON.parse(readFileSync(join(home.folder, 'archive.json'), 'utf8'));
    await expect(home.vault.changePassphrase('not the right one', `${PASSPHRASE} new`)).rejects.toMatchObject(
      {
        code: 'wrong-passphrase',
      },
    );
    await expect(home.vault.changePassphrase(PASSPHRASE, 'weak')).rejects.toMatchObject({
      code: 'weak-passphrase',
    });
    expect(JSON.parse(readFileSync(join(home.folder, 'archive.json'), 'utf8'))).toEqual(before);
    await home.vault.changePassphrase(PASSPHRASE, new TextEncoder().encode(`${PASSPHRASE} new`));
    const after = JSON.parse(readFileSync(join(home.folder, 'archive.json'), 'utf8'));
    expect(after.slots[1]).toEqual(before.slots[1]);
    expect(after.slots[0].kdf.salt).not.toBe(before.slots[0].kdf.salt);
    await home.vault.close();
    await home.refusedUntouched(home.open, 'wrong-passphrase');
    home.vault = await home.open({ passphrase: `${PASSPHRASE} new` });
    expect(await home.vault.blobs.verify(id)).toMatchObject({ bytes: 1000 });
  });

  it('is changed one at a time, and locking waits for it', async () => {
    const [first, second] = await Promise.allSettled([
      home.vault.changePassphrase(PASSPHRASE, `${PASSPHRASE} one`),
      home.vault.changePassphrase(PASSPHRASE, `${PASSPHRASE} two`),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    const running = home.vault.changePassphrase(`${PASSPHRASE} one`, `${PASSPHRASE} three`);
    const waiting = home.vault.changePassphrase(`${PASSPHRASE} three`, `${PASSPHRASE} four`);
    const ends = Promise.allSettled([running, waiting]);
    await new Promise((resolve) => setImmediate(resolve));
    await home.vault.close();
    const [done, late] = await ends;
    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'archive-locked' } });
    const passphrase = `${PASSPHRASE} ${done?.status === 'fulfilled' ? 'three' : 'one'}`;
    home.vault = await home.open({ passphrase });
  });

  it('forgotten: the recovery words open, set a new one, and keep all data', async () => {
    const id = await home.blob(patterned(1000));
    await expect(home.vault.setPassphrase(`${PASSPHRASE} new`)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await home.vault.close();
    home.vault = await home.open({
      recoveryWords: home.recoveryWords.map((word) => ` ${word.toUpperCase()}`),
    });
    await expect(home.vault.setPassphrase('weak')).rejects.toMatchObject({ code: 'weak-passphrase' });
    await home.vault.setPassphrase(`${PASSPHRASE} new`);
    await home.vault.close();
    home.vault = await home.open({ passphrase: `${PASSPHRASE} new` });
    expect(await home.vault.blobs.verify(id)).toMatchObject({ bytes: 1000 });
    expect(home.vault.recoveryConfirmed).toBe(true);
    await home.vault.close();
    home.vault = await home.open({ recoveryWords: home.recoveryWords });
  });

  it('wrong a thousand times: always the same answer, memory flat, the right one still opens', async () => {
    await home.vault.close();
    const before = snapshot(home.folder);
    const messages = new Set<string>();
    let start = 0;
    for (let nth = 0; nth < 1000; nth++) {
      const error: unknown = await home.open({ passphrase: `wrong ${nth}` }).catch((reason) => reason);
      messages.add(error instanceof Error ? error.message : 'it opened');
      if (nth === 100) start = process.memoryUsage().rss;
    }
    expect([...messages]).toHaveLength(1);
    expect(process.memoryUsage().rss - start).toBeLessThan(64 * 1024 ** 2);
    expect(snapshot(home.folder)).toEqual(before);
    home.vault = await home.open();
  });
});

describe('the drill', () => {
  const answers = (positions: readonly number[]) =>
    positions.map((position) => ({ position, word: home.recoveryWords[position - 1] ?? '' }));

  it('is asked for until it was passed, over any number of starts', async () => {
    expect([home.vault.recoveryConfirmed, home.vault.recoveryWords()]).toEqual([false, home.recoveryWords]);
    await home.vault.close();
    home.vault = await home.open();
    expect([home.vault.recoveryConfirmed, home.vault.recoveryWords()]).toEqual([false, home.recoveryWords]);
    const wrong = answers([1, 2, 3]).map((answer) => ({ ...answer, position: answer.position + 1 }));
    expect(await home.vault.confirmRecovery(wrong)).toBe(false);
    expect(await home.vault.confirmRecovery(answers([1, 2]))).toBe(false);
    expect(home.vault.recoveryConfirmed).toBe(false);
    expect(await home.vault.confirmRecovery(answers(pickDrill()))).toBe(true);
    expect([home.vault.recoveryConfirmed, home.vault.recoveryWords()]).toEqual([true, null]);
    await home.vault.close();
    home.vault = await home.open();
    expect([home.vault.recoveryConfirmed, home.vault.recoveryWords()]).toEqual([true, null]);
    expect(await home.vault.confirmRecovery([])).toBe(true);
  });

  it('cannot be passed by editing the key file', async () => {
    const other = await home.create(join(home.around, 'Other.keptword'));
    await other.vault.confirmRecovery(other.recoveryWords.map((word, at) => ({ position: at + 1, word })));
    await other.vault.close();
    await home.vault.close();
    const readJson = (folder: string) => JSON.parse(readFileSync(join(folder, 'archive.json'), 'utf8'));
    const { checksum: _old, ...forged } = readJson(home.folder);
    forged.slots[1].drill = readJson(other.vault.folder).slots[1].drill;
    expect(forged.slots[1].drill.state).toBe('passed');
    const checksum = createHash('sha256').update(canonicalJson(forged)).digest('hex');
    for (const name of COPIES)
      writeFileSync(join(home.folder, name), JSON.stringify({ ...forged, checksum }));
    home.vault = await home.open();
    expect(home.vault.recoveryConfirmed).toBe(false);
  });
});
