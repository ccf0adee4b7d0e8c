import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { type Keptword, launchKeptword, makeArchive, PASSPHRASE, SAMPLE } from '../support/app/index.ts';
import { press, write } from '../support/app/keyboard.ts';
import { type Pulse, startPulse } from '../support/capture/pulse.ts';

type WithApi = { keptword: KeptwordApi };
/** To begin to listen starts a program, which on a computer that does much else takes its time. */
const HEARD = { timeout: 30_000 };

/** What nothing but the parent ends: a recording under a window that closes or crashes, and a computer that sleeps. */
let root: string;
let room: Pulse;
let speaker: ChildProcess;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-shell-'));
  const raw = ['-ar', '48000', '-ac', '1', '-f', 's16le', '-'];
  const speech = execFileSync('ffmpeg', ['-v', 'error', '-i', SAMPLE, ...raw], { maxBuffer: 64 << 20 });
  room = await startPulse();
  speaker = room.play(Buffer.concat([speech, speech, speech]));
});
test.afterAll(() => {
  speaker?.kill('SIGKILL');
  room?.stop();
  rmSync(root, { recursive: true, force: true });
});

test('a window that is closed, a page that crashes and a computer that sleeps do not end a recording', async () => {
  test.setTimeout(180_000);
  const app = await launchKeptword();
  try {
    const folder = mkdtempSync(join(root, 'shell-'));
    await makeArchive(app, folder);
    await startRecording(app.page);
    await expect.poll(() => kept(app.page), HEARD).toBeGreaterThan(1_500);
    await keepsAwake(app, true);

    // In a break nothing is listened to, so the computer may rest.
    await app.page.keyboard.press('b');
    await keepsAwake(app, false);
    // The system is told before the page: a person presses again when she sees it.
    await expect(app.page.getByRole('heading', { name: 'The recording is paused' })).toBeVisible();
    await app.page.keyboard.press('b');
    await keepsAwake(app, true);

    // Closed: asked, and it goes on.
    const stay = await app.answerMessage('Go on recording');
    await app.closeWindow();
    expect(await stay.asked).toContain('Your recording has not ended yet.');
    const afterClose = await kept(app.page);
    await expect.poll(() => kept(app.page), HEARD).toBeGreaterThan(afterClose + 500);

    // A note is half written when the page crashes: a new window is there by itself, over the same recording.
    await app.page.keyboard.press('t');
    await app.page.keyboard.type('They will send the');
    await expect.poll(() => draft(app.page)).toBe('They will send the');
    const devtools = await app.page.context().newCDPSession(app.page);
    const beforeCrash = await kept(app.page);
    // Nobody answers a page that is gone.
    void devtools.send('Page.crash').catch(() => undefined);
    const page = await app.nextWindow();
    await expect(page.getByRole('heading', { name: 'Recording' })).toBeVisible({ timeout: 20_000 });
    const note = page.getByRole('textbox', { name: 'Your note' });
    await expect(note).toHaveValue('They will send the');
    await expect.poll(() => kept(page), HEARD).toBeGreaterThan(beforeCrash + 1_000);

    // A lock while it is being typed: nothing of it is shown, and it is back afterwards.
    await note.pressSequentially(' report.');
    await app.power('lock-screen');
    await expect(page.getByText('The recording goes on while this is locked.')).toBeVisible();
    await expect(page.getByText(/report/)).toHaveCount(0);
    await unlock(page);
    await expect(note).toHaveValue('They will send the report.');
    await note.press('Enter');
    await expect(page.getByText(/^Note kept at/).first()).toBeVisible();

    // The lid closes and opens: it is told. How long the gap is, tests/integration measures: here the sound server runs on.
    const beforeSleep = await kept(page);
    await sleepFor(app, page, 3_000);
    await unlock(page);
    await expect(page.getByText('The computer slept.').first()).toBeVisible();
    await expect.poll(() => kept(page), { timeout: 20_000 }).toBeGreaterThan(beforeSleep + 3_000);

    // Closed again, and ended by the answer: sealed, with everything in it.
    const end = await app.answerMessage('End it and keep it');
    const over = app.ended();
    await app.closeWindow();
    await end.asked;
    await over;
    expect(readdirSync(join(folder, 'Ours.keptword', 'capture'))).toEqual([]);
  } finally {
    await app.close();
  }
});

/** The keyboard is walked in record.spec; here only what the shell does counts. */
async function startRecording(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { meetings, capture } = (window as unknown as WithApi).keptword;
    const meeting = await meetings.add({ title: 'Annual IEP meeting', date: '2026-11-20', state: 'MO' });
    const { chosenId } = await capture.devices();
    await capture.start({
      meetingId: meeting.id,
      deviceId: chosenId,
      card: { announced: 'yes', words: '', district: null, people: [], checklist: null },
    });
  });
  await press(page, page.getByRole('button', { name: 'Go to the recording' }).first());
  await expect(page.getByRole('heading', { name: 'Recording' })).toBeVisible();
}

async function unlock(page: Page): Promise<void> {
  await write(page, page.getByLabel('Passphrase', { exact: true }), PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Recording' })).toBeVisible();
}

/** The double says what it was asked; real Electron asks the system. */
async function keepsAwake(app: Keptword, awake: boolean): Promise<void> {
  if (app.host !== 'double') return;
  const last = () =>
    app
      .output()
      .match(/power save blockers: (.*)/g)
      ?.at(-1) ?? '';
  const wanted = awake ? 'prevent-app-suspension' : 'none';
  await expect.poll(last).toBe(`power save blockers: ${wanted}`);
}

/** The computer stands still: every process of the app is stopped for so long, between the news of it. */
async function sleepFor(app: Keptword, page: Page, ms: number): Promise<void> {
  await app.power('suspend');
  // Main has heard of it when the archive is locked.
  await expect.poll(() => isLocked(page)).toBe(true);
  const all = [app.pid, ...childrenOf(app.pid, /ffmpeg/)];
  for (const pid of all) process.kill(pid, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const pid of all.toReversed()) process.kill(pid, 'SIGCONT');
  await app.power('resume');
}

function childrenOf(parent: number, name: RegExp): number[] {
  return readdirSync('/proc')
    .filter((one) => /^\d+$/.test(one))
    .map(Number)
    .filter((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        return status.includes(`\nPPid:\t${parent}\n`) && name.test(status.split('\n')[0] ?? '');
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}

function kept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const state = await (window as unknown as WithApi).keptword.capture.state();
    return state.running?.keptMs ?? 0;
  });
}

function isLocked(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const { state } = await (window as unknown as WithApi).keptword.archive.state();
    return state === 'locked';
  });
}

function draft(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const found = await (window as unknown as WithApi).keptword.capture.noteDraft();
    return found?.text;
  });
}
