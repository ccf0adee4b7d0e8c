import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileError, realFiles, systemCode } from '../../../main/platform/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { faultyFiles, temporaryFolder } from '../../support/vault/index.ts';

const place = temporaryFolder();
afterAll(place.remove);
const at = (name: string) => join(place.folder, name);
const system = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });

describe('real files', () => {
  it('are for the owner alone', async () => {
    await realFiles.mkdir(at('one/two'));
    const file = await realFiles.open(at('one/two/file'), 'create');
    await file.close();
    await realFiles.writeAtomic(at('one/atomic'), Buffer.from('x'));
    const log = await realFiles.open(at('one/log'), 'append');
    await log.close();
    for (const name of ['one', 'one/two']) expect(statSync(at(name)).mode & 0o777).toBe(0o700);
    for (const name of ['one/two/file', 'one/atomic', 'one/log'])
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
  });

  it('read and write at places, and say where the end is', async () => {
    const file = await realFiles.open(at('places'), 'create');
    await file.write(Buffer.from('hello world'), 0);
    await file.write([Buffer.from('HE'), Buffer.alloc(0), Buffer.from('Y')], 0);
    await file.sync();
    const into = Buffer.alloc(20);
    expect(await file.read(into, 6)).toBe(5);
    expect(await file.read(into, 99)).toBe(0);
    expect(await file.stat()).toMatchObject({ bytes: 11, isFile: true, isFolder: false });
    await file.close();
    expect(readFileSync(at('places'), 'utf8')).toBe('HEYlo world');
  });

  it('append behind what is there, also when opened again', async () => {
    for (const part of ['one,', 'two,', 'three']) {
      const file = await realFiles.open(at('appended'), 'append');
      await file.append(Buffer.from(part));
      await file.close();
    }
    expect(readFileSync(at('appended'), 'utf8')).toBe('one,two,three');
  });

  it('say what is missing or already there', async () => {
    expect(await realFiles.stat(at('nothing'))).toBeNull();
    expect(await realFiles.stat(at('places/below-a-file'))).toBeNull();
    const code = (work: Promise<unknown>) => work.then(() => null, systemCode);
    expect(await code(realFiles.open(at('nothing'), 'read'))).toBe('ENOENT');
    expect(await code(realFiles.open(at('nothing'), 'update'))).toBe('ENOENT');
    expect(await code(realFiles.open(at('places'), 'create'))).toBe('EEXIST');
    expect(await code(realFiles.rmdir(at('one')))).toBe('ENOTEMPTY');
    await expect(realFiles.mkdir(at('one'))).resolves.toBeUndefined();
  });

  it('refuse a file that is longer than it should be', async () => {
    writeFileSync(at('long'), Buffer.alloc(1001));
    await expect(realFiles.readWhole(at('long'), 1000)).rejects.toMatchObject({ code: 'file-system' });
    expect(await realFiles.readWhole(at('long'), 1001)).toHaveLength(1001);
  });

  it('never write through a link that waits under the new name', async () => {
    writeFileSync(at('victim'), 'untouched');
    symlinkSync(at('victim'), at('trap'));
    await expect(realFiles.open(at('trap'), 'create')).rejects.toThrow(KeptwordError);
    await realFiles.writeAtomic(at('trap'), Buffer.from('new'));
    expect(readFileSync(at('victim'), 'utf8')).toBe('untouched');
    expect(readFileSync(at('trap'), 'utf8')).toBe('new');
  });
});

describe('an atomic write', () => {
  it('leaves the old or the new content and no temporary file, whichever call fails', async () => {
    const folder = at('atomic');
    mkdirSync(folder);
    for (let nth = 1, struck = true; struck; nth++) {
      writeFileSync(join(folder, 'file'), 'old');
      const faults = faultyFiles({ nth, code: 'EIO', lasts: 'once', tears: true });
      const work = faults.files.writeAtomic(join(folder, 'file'), Buffer.from('brand new'));
      const failed = await work.then(
        () => false,
        () => true,
      );
      struck = faults.struck();
      expect(failed).toBe(struck);
      const content = readFileSync(join(folder, 'file'), 'utf8');
      expect(failed ? ['old', 'brand new'] : ['brand new']).toContain(content);
      expect(readdirSync(folder)).toEqual(['file']);
      expect(nth).toBeLessThan(20);
    }
  });
});

describe.runIf(process.platform !== 'win32')('a pipe under a file’s name', () => {
  it('is opened at once, and nobody waits for what it never says', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const opened = await realFiles.open(at('pipe'), 'read');
    expect(await opened.stat()).toMatchObject({ isFile: false, bytes: 0 });
    await opened.close();
    expect(await realFiles.readWhole(at('pipe'), 100)).toHaveLength(0);
  });
});

describe('an error of the file system', () => {
  it.each([
    ['ENOSPC', 'write', 'disk-full'],
    ['EDQUOT', 'write', 'disk-full'],
    ['EROFS', 'write', 'archive-read-only'],
    ['EACCES', 'write', 'archive-read-only'],
    ['EPERM', 'write', 'archive-read-only'],
    ['EACCES', 'read', 'file-system'],
    ['EIO', 'write', 'file-system'],
    ['EIO', 'read', 'file-system'],
    ['EMFILE', 'read', 'file-system'],
    ['ENODEV', 'write', 'file-system'],
  ] as const)('%s while going to %s is %s', (code, intent, expected) => {
    const error = fileError(system(code), intent);
    expect(error).toMatchObject({ code: expected, details: `${code} in write` });
    expect(systemCode(error)).toBe(code);
    expect(systemCode(new KeptwordError('unexpected', 'wrapped', { cause: error }))).toBe(code);
  });

  it('does not name the path, and stays what it is when passed on', async () => {
    const error: unknown = await realFiles.open(at('Maria/IEP'), 'read').catch((reason) => reason);
    expect(error).toBeInstanceOf(KeptwordError);
    if (!(error instanceof KeptwordError)) return;
    expect(`${error.message} ${error.details}`).not.toContain('Maria');
    expect(fileError(error, 'write')).toBe(error);
    expect(systemCode('ENOENT')).toBeNull();
    expect(existsSync(at('Maria'))).toBe(false);
  });
});
