import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, type Desk, errorOf, makeDesk, rowsOf } from '../../support/cli/index.ts';
import { everyFfmpeg, makeSound, OLD_FFMPEG, temporaryFolder } from '../../support/media/index.ts';

const sounds = temporaryFolder();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
  const sound = makeSound(sounds.folder, 'phone.m4a', 2);
  expect((await desk.run('import', sound, '--meeting', 'Annual review')).code).toBe(0);
});
afterAll(async () => {
  await desk.clear();
  sounds.remove();
});

function loseTheList(): void {
  for (const name of readdirSync(desk.archive)) {
    if (name.startsWith('index.db')) writeFileSync(join(desk.archive, name), 'noise');
  }
}

it('a file whose first sector is lost is named by check and put back by mend', async () => {
  const folder = join(desk.archive, 'blobs');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => /[0-9a-f]{12}$/.test(one))) {
    const file = openSync(join(folder, name), 'r+');
    writeSync(file, Buffer.alloc(256), 0, 256, 0);
    closeSync(file);
  }
  const before = await desk.run('check');
  expect([before.code, before.json()]).toMatchObject([1, { ok: false, mendable: 3 }]);
  const mended = await desk.run('mend');
  expect([mended.code, mended.json()]).toMatchObject([0, { mended: 3, report: { ok: true, findings: [] } }]);
  expect((await desk.run('mend')).json()).toMatchObject({ mended: 0 });
});

it('a list that is lost is told, and rescue lists what lies sealed', async () => {
  expect((await desk.run('rescue')).json()).toMatchObject({ list: { from: 'itself' }, recordings: [] });
  loseTheList();
  const refused = await desk.run('list');
  expect([refused.code, errorOf(refused).code]).toEqual([1, 'archive-index-damaged']);
  const rescued = await desk.run('rescue');
  expect([rescued.code, rescued.json()]).toMatchObject([
    0,
    { list: { from: 'nothing' }, recordings: [{ codec: 'aac' }], unreadable: 0 },
  ]);
  const meetings = rowsOf(await desk.run('list', 'meetings'));
  expect(meetings).toMatchObject([{ title: 'Found recordings', date: '2026-10-20', recordings: 1 }]);
  const told = (await desk.run('check')).json();
  expect(told).toMatchObject({
    ok: true,
    findings: [{ problem: expect.stringMatching(/^One old copy lies/) }],
  });
  const removed = (await desk.run('old-copies', '--remove')).json();
  expect(removed).toMatchObject({ removed: expect.any(Number), copies: [{ kind: 'spare' }] });
  expect((await desk.run('check')).json()).toMatchObject({ ok: true, findings: [] });
  const out = desk.at('back.m4a');
  expect((await desk.run('extract', 'R01', '--original', '--out', out)).code).toBe(0);
});

it('rescue listens with the ffmpeg that it is told; what an other one makes stands beside the copy of the first', async () => {
  const [other] = (await everyFfmpeg()).filter(({ path }) => path !== OLD_FFMPEG);
  for (const path of [OLD_FFMPEG, ...(other ? [other.path] : [])]) {
    loseTheList();
    const line = ['rescue', desk.archive, '--passphrase-file', desk.passphraseFile, '--json'];
    const rescued = await command(line, { env: { KEPTWORD_FFMPEG: path } });
    expect(rescued.json()).toMatchObject({ recordings: [{ codec: 'aac' }], unreadable: 0 });
    await desk.run('old-copies', '--remove');
    const told = { problem: expect.stringMatching(/^1 belongs .* with another ffmpeg/) };
    expect((await desk.run('check')).json()).toMatchObject({ findings: path === OLD_FFMPEG ? [] : [told] });
  }
});
