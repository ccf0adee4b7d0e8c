import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openArchive } from '../../../main/archive/index.ts';
import { listConcerns } from '../../../main/meetings/index.ts';
import { begunFormOf, begunForms, undoState } from '../../../main/review/index.ts';
import { newArchive, someMeeting } from '../../support/archive/index.ts';
import { PASSPHRASE, snapshot } from '../../support/vault/index.ts';

/** So many letters are typed before the power goes. */
const LETTERS = 25;

it('killed between typing and saving: every letter that was kept is offered back, and nothing was saved', async () => {
  const at = await newArchive();
  const meeting = someMeeting(at.archive);
  await at.archive.close();

  const program = join(import.meta.dirname, 'typing-child.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, at.folder, meeting.id],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      told += piece;
      if (told.includes(`\n${LETTERS}\n`)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`it ended by itself with ${code}`)));
  });
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  // While the words wait, no file of the archive holds them in a form that anyone can read.
  const words = Buffer.from('ä'.repeat(5));
  for (const [file, bytes] of Object.entries(snapshot(at.folder))) {
    expect(Buffer.from(bytes).includes(words), file).toBe(false);
  }

  const archive = await openArchive({ ...at.place, passphrase: PASSPHRASE });
  const key = { form: 'concern', of: { kind: 'meeting', id: meeting.id } } as const;
  const kept = Number(told.trim().split('\n').at(-1));
  const text = String(begunFormOf(archive, key)?.fields.text);
  expect(text).toBe('ä'.repeat(text.length));
  expect(text.length).toBeGreaterThanOrEqual(kept);
  expect(begunForms(archive)).toMatchObject([{ key, about: meeting.title }]);
  expect(listConcerns(archive, { meetingId: meeting.id })).toEqual([]);
  expect(undoState(archive).undo?.what).toBe('meeting');
  await archive.close();
  rmSync(at.folder, { recursive: true, force: true });
});
