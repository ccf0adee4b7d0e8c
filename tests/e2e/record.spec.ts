import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { launchKeptword, makeArchive, PASSPHRASE, SAMPLE } from '../support/app/index.ts';
import { press, reach, write } from '../support/app/keyboard.ts';
import { type Pulse, startPulse } from '../support/capture/pulse.ts';

type WithApi = { keptword: KeptwordApi };

/** Recording as a parent does it, in the app, with the keyboard alone: nothing in this file clicks. */
let root: string;
let room: Pulse;
let speech: Buffer;
let speaker: ChildProcess | null = null;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-record-'));
  speech = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', SAMPLE, '-ar', '48000', '-ac', '1', '-f', 's16le', '-'],
    {
      maxBuffer: 64 << 20,
    },
  );
  room = await startPulse();
});
test.beforeEach(speak);
test.afterAll(() => {
  speaker?.kill('SIGKILL');
  room?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Two minutes of the sample's meeting, from its beginning. */
function speak(): void {
  speaker?.kill('SIGKILL');
  speaker = room.play(speech);
}

test('three calm steps, marks, a break, the end; then it plays in Review with its marks', async () => {
  test.setTimeout(180_000);
  const app = await launchKeptword();
  const { page } = app;
  try {
    await makeArchive(app, makeFolder('steps'));
    await addMeeting(page, { state: 'MO' });
    await addConcern(page, 'He eats alone');
    await toRecord(page);
    await expect(page.getByRole('radio', { name: /Null Output/ })).toBeChecked();
    await press(page, page.getByRole('button', { name: 'Try the microphone' }));
    await expect(page.getByText(/Good\. I can hear you\.|Too loud\./)).toBeVisible();
    await expectAccessible(page);
    await start(page, /^Not yet/);

    await expectAccessible(page);
    await press(page, page.getByRole('button', { name: 'I have said it' }));
    await expect(page.getByRole('region', { name: 'Announce it now' })).toBeHidden();
    await expect(page.getByText('A service did not happen · Since: March')).toBeVisible();
    for (const key of ['p', 'd']) await page.keyboard.press(key);
    await expect(page.getByText(/^Disputed: kept at/).first()).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('menuitem', { name: 'I was cut off' })).toBeVisible();
    await page.keyboard.press('1');
    await expect(page.getByText(/^I was cut off: kept at/).first()).toBeVisible();
    await page.keyboard.press('1');
    await expect(page.getByRole('button', { name: 'He eats alone Raised' })).toBeVisible();
    await page.keyboard.press('t');
    await page.keyboard.type('They show a chart.');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Note kept at/).first()).toBeVisible();

    await page.keyboard.press('b');
    await expect(page.getByRole('heading', { name: 'The recording is paused' })).toBeVisible();
    await expectAccessible(page);
    const before = await kept(page);
    await page.waitForTimeout(1_000);
    expect(await kept(page)).toBe(before);
    await press(page, page.getByRole('button', { name: /^Go on recording/ }));
    await expect.poll(() => kept(page)).toBeGreaterThan(before + 1_000);

    await page.keyboard.press('e');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Recording' })).toBeVisible();
    await page.keyboard.press('e');
    await press(page, page.getByRole('button', { name: 'Yes, end it' }));
    await expect(page.getByRole('heading', { name: 'It is kept.' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/1 break/)).toBeVisible();
    await expectAccessible(page);

    await press(page, page.getByRole('button', { name: 'Listen and mark' }));
    const play = page.getByRole('button', { name: /^Play/ }).first();
    await expect(play).toBeEnabled({ timeout: 20_000 });
    await expect(page.getByText('They show a chart.').first()).toBeVisible();
    await expect(page.getByText('I raised: He eats alone').first()).toBeVisible();
    for (const name of ['Promise', 'Disputed', 'I was cut off', 'Break']) {
      await expect(
        page
          .getByRole('list', { name: /Moments/ })
          .getByText(name)
          .first(),
      ).toBeVisible();
    }
    await press(page, play);
    const place = page.getByRole('slider', { name: /Place in the sound/ });
    await expect.poll(async () => Number(await place.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    expect(app.outside()).toEqual([]);
  } finally {
    await app.close();
  }
});

test('a lock does not stop it; it can be marked and ended above the lock, and is back after unlocking', async () => {
  test.setTimeout(120_000);
  const app = await launchKeptword();
  const { page } = app;
  try {
    await makeArchive(app, makeFolder('lock'));
    await addMeeting(page, { state: 'MO' });
    await toRecord(page);
    await start(page, /^Yes/);
    await app.power('lock-screen');
    const panel = page.getByRole('region', { name: 'The recording that runs' });
    await expect(panel.getByText('The recording goes on while this is locked.')).toBeVisible();
    await expectAccessible(page);
    const before = await kept(page);
    await expect.poll(() => kept(page)).toBeGreaterThan(before + 1_000);
    await press(page, panel.getByRole('button', { name: 'Promised' }));
    await expect(panel.getByText(/Promised: kept at/)).toBeVisible();

    await write(page, page.getByLabel('Passphrase', { exact: true }), PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Recording' })).toBeVisible();
    await expect.poll(() => kept(page)).toBeGreaterThan(before + 2_000);

    await page.keyboard.press('Control+l');
    await press(page, panel.getByRole('button', { name: 'End the recording' }));
    await press(page, page.getByRole('button', { name: 'Yes, end it' }));
    await expect(page.getByText(/The recording has ended and is kept/)).toBeVisible({ timeout: 20_000 });
    await write(page, page.getByLabel('Passphrase', { exact: true }), PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    expect(await recordings(page)).toHaveLength(1);
  } finally {
    await app.close();
  }
});

test('a microphone that is pulled out and plugged in again: said at once, the same recording, a gap with its cause', async () => {
  test.setTimeout(120_000);
  const app = await launchKeptword();
  const { page } = app;
  try {
    await makeArchive(app, makeFolder('unplug'));
    await addMeeting(page, { state: 'MO' });
    await toRecord(page);
    await start(page, /^Yes/);
    await expect.poll(() => kept(page)).toBeGreaterThan(2_000);
    room.unplug();
    const alert = page.getByRole('alert').first();
    // Within how many seconds, tests/fault/capture/devices measures where no window has to be drawn.
    await expect(alert).toContainText(/The microphone is gone|No sound comes in/);
    await expectAccessible(page);
    room.plug();
    speak();
    const before = await kept(page);
    await expect.poll(() => kept(page), { timeout: 20_000 }).toBeGreaterThan(before + 1_000);
    await end(page);
    // A computer that is very busy may lose more than the stretch that we made: each has its own line.
    await expect(page.getByText(/stretch is missing|stretches are missing/)).toBeVisible();
    await press(page, page.getByRole('button', { name: 'Listen and mark' }));
    await press(page, page.getByRole('button', { name: /Breaks and missing stretches \(\d+\)/ }));
    await expect(page.getByText('The microphone was away').first()).toBeVisible();
  } finally {
    await app.close();
  }
});

test('the window crashes, then the program dies: the recording is shown first and plays to the end', async () => {
  test.setTimeout(180_000);
  const profile = mkdtempSync(join(root, 'profile-'));
  const folder = makeFolder('kill');
  const first = await launchKeptword({ profile });
  await makeArchive(first, folder);
  await addMeeting(first.page, { state: 'MO' });
  await toRecord(first.page);
  await start(first.page, /^Yes/);
  await first.page.keyboard.press('p');
  await expect.poll(() => kept(first.page)).toBeGreaterThan(3_000);
  const atCrash = await kept(first.page);
  const devtools = await first.page.context().newCDPSession(first.page);
  // Nobody answers a page that is gone.
  void devtools.send('Page.crash').catch(() => undefined);
  // The crash of the window stopped nothing: the one that comes in its place sees it go on.
  const next = await first.nextWindow();
  await expect.poll(() => kept(next), { timeout: 20_000 }).toBeGreaterThan(atCrash + 2_500);
  const atKill = await kept(next);
  await first.kill();

  const second = await launchKeptword({ profile });
  const { page } = second;
  try {
    await press(page, page.getByRole('button', { name: /^Ours/ }));
    await write(page, page.getByLabel('Passphrase', { exact: true }), PASSPHRASE);
    await page.keyboard.press('Enter');
    const title = page.getByRole('heading', { level: 2 }).first();
    await expect(title).toHaveText(/A recording ended unexpectedly at .* It is safe\./);
    await expectAccessible(page);
    await press(page, page.getByRole('button', { name: 'Put it into its meeting' }));
    await press(page, page.getByRole('button', { name: 'Listen to it' }));
    await expect(page.getByRole('button', { name: /^Play/ }).first()).toBeEnabled({ timeout: 20_000 });
    await expect(
      page
        .getByRole('list', { name: /Moments/ })
        .getByText('Promise')
        .first(),
    ).toBeVisible();
    const [recording] = await recordings(page);
    // The kill took at most the last two seconds.
    expect(recording?.durationMs).toBeGreaterThan(atKill - 2_000);
  } finally {
    await second.close();
  }
});

test('the window’s own microphone: chosen, explained, recorded without a hole', async () => {
  test.setTimeout(120_000);
  const wav = join(root, 'speech.wav');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', SAMPLE, '-t', '30', '-ar', '48000', '-ac', '1', wav]);
  const app = await launchKeptword({
    env: { PULSE_SERVER: 'unix:/nonexistent' },
    chromium: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}`,
    ],
  });
  const { page } = app;
  try {
    await makeArchive(app, makeFolder('window'));
    await addMeeting(page, { state: 'MO' });
    await toRecord(page);
    const own = page.getByRole('radio', { name: 'The microphone of this window' });
    if (!(await own.isChecked())) {
      await reach(page, page.getByRole('radio').first());
      while (!(await own.isChecked())) await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByText(/[Kk]eep it open/)).toBeVisible();
    await start(page, /^Yes/);
    await page.keyboard.press('v');
    await expect(page.getByText('Listening to you')).toBeVisible();
    const begun = await kept(page);
    await expect.poll(() => kept(page), { timeout: 20_000 }).toBeGreaterThan(begun + 2_000);
    await page.keyboard.press('v');
    await expect(
      page.getByText('The voice note was kept. It comes with the meeting.').first(),
    ).toBeAttached();
    await app.power('lock-screen');
    const locked = await kept(page);
    await expect.poll(() => kept(page)).toBeGreaterThan(locked + 1_000);
    await press(page, page.getByRole('button', { name: 'End the recording' }));
    await press(page, page.getByRole('button', { name: 'Yes, end it' }));
    await expect(page.getByText(/The recording has ended and is kept/)).toBeVisible({ timeout: 20_000 });
    await write(page, page.getByLabel('Passphrase', { exact: true }), PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    const [recording] = await recordings(page);
    expect(recording?.durationMs).toBeGreaterThan(locked + 1_000);
    expect(recording?.gaps).toEqual([]);
    expect(recording?.loudest).toBeGreaterThan(20);
    const [spoken] = await spokenNotes(page, recording?.id ?? '');
    expect(spoken?.private).toBe(true);
    expect(spoken?.durationMs).toBeGreaterThan(1_000);
  } finally {
    await app.close();
  }
});

function makeFolder(name: string): string {
  return mkdtempSync(join(root, `${name}-`));
}

/** The notes that were spoken while it was recorded, each with whether its moment is hers alone. */
function spokenNotes(page: Page, recordingId: string) {
  return page.evaluate(async (id) => {
    const { review, voice } = (window as unknown as WithApi).keptword;
    const moments = await review.moments({ recordingId: id });
    const notes = await Promise.all(
      moments.map(async (moment) =>
        (await voice.list({ momentId: moment.id })).map(({ durationMs }) => ({
          durationMs,
          private: moment.private,
        })),
      ),
    );
    return notes.flat();
  }, recordingId);
}

async function addMeeting(page: Page, { state }: { state: string }): Promise<void> {
  await page.evaluate(async (code) => {
    const { meetings, people } = (window as unknown as WithApi).keptword;
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const meeting = await meetings.add({ title: 'Annual IEP meeting', date, state: code });
    const person = await people.add({ label: 'Ms. Reed', role: 'district-representative' });
    await meetings.setAttendance({ meetingId: meeting.id, personId: person.id, attendance: 'present' });
  }, state);
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
}

/** One line of her sheet for the meeting that was added. */
async function addConcern(page: Page, text: string): Promise<void> {
  await page.evaluate(async (line) => {
    const { meetings, concerns } = (window as unknown as WithApi).keptword;
    const meetingId = (await meetings.list({}))[0]?.id ?? '';
    await concerns.add({ meetingId, text: line, problem: 'service-missed', since: 'March' });
  }, text);
}

async function toRecord(page: Page): Promise<void> {
  await press(page, page.getByRole('navigation').getByRole('button', { name: 'Meetings' }));
  await press(page, page.getByRole('button', { name: /Annual IEP meeting/ }).first());
  await press(page, page.getByRole('button', { name: 'Record this meeting' }));
  await expect(page.getByRole('heading', { name: 'Before the meeting' })).toBeVisible();
  // An ffmpeg of its own asks the system for its microphones.
  const choice = page.getByRole('radiogroup', { name: 'Which microphone listens?' });
  await expect(choice).toBeVisible({ timeout: 30_000 });
}

async function start(page: Page, answer: RegExp): Promise<void> {
  await press(page, page.getByRole('checkbox', { name: /plain sight/ }), 'Space');
  await press(page, page.getByRole('button', { name: 'Go on to the start card' }));
  await expect(page.getByRole('region', { name: 'To read aloud' })).toContainText('Ms. Reed');
  await expectAccessible(page);
  const wanted = page.getByRole('radio', { name: answer });
  await reach(
    page,
    page
      .getByRole('radiogroup', { name: /Did you announce it/ })
      .getByRole('radio')
      .first(),
  );
  await page.keyboard.press('Space');
  while (!(await wanted.isChecked())) await page.keyboard.press('ArrowDown');
  await press(page, page.getByRole('button', { name: 'Start recording' }));
  await expect(page.getByRole('heading', { name: 'Recording' })).toBeVisible({ timeout: 15_000 });
}

async function end(page: Page): Promise<void> {
  await page.keyboard.press('e');
  await press(page, page.getByRole('button', { name: 'Yes, end it' }));
  await expect(page.getByRole('heading', { name: 'It is kept.' })).toBeVisible({ timeout: 20_000 });
}

/** Milliseconds of sound that are kept, as main says. */
function kept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const state = await (window as unknown as WithApi).keptword.capture.state();
    return state.running?.keptMs ?? 0;
  });
}

function recordings(page: Page) {
  return page.evaluate(async () => {
    const { meetings, recordings: all, capture } = (window as unknown as WithApi).keptword;
    const [meeting] = await meetings.list({});
    const found = await all.list({ meetingId: meeting?.id ?? '' });
    return Promise.all(
      found.map(async (one) => {
        const range = { id: one.id, fromMs: 0, toMs: one.durationMs, steps: 100 };
        const peaks = new Int8Array(await all.peaks(range));
        const gaps = await capture.gaps({ recordingId: one.id });
        return { id: one.id, durationMs: one.durationMs, gaps, loudest: Math.max(...peaks) };
      }),
    );
  });
}

/** axe finds nothing, as the screen is, in the theme that is on. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
}
