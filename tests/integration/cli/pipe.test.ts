import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, makeDesk, PASSPHRASE } from '../../support/cli/index.ts';

const cli = join(import.meta.dirname, '..', '..', '..', 'main', 'cli.ts');
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});
afterAll(() => desk.clear());

it('a passphrase may come through a pipe, so that a password manager needs no file on the disk', () => {
  const line = ['--disable-warning=ExperimentalWarning', cli, 'list', desk.archive, '--json'];
  const run = (input: string) =>
    spawnSync(process.execPath, [...line, '--passphrase-file', '/dev/stdin'], { input, encoding: 'utf8' });
  expect(run(`${PASSPHRASE}\nmore`)).toMatchObject({ status: 0, stdout: '[]\n' });
  const empty = run('');
  expect(empty.status).toBe(1);
  expect(JSON.parse(empty.stdout)).toMatchObject({ error: { code: 'invalid-input' } });
});
