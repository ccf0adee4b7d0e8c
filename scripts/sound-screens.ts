import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { KeptwordApi } from '../shared/contract/index.ts';
import { importInto, type Keptword, type LaunchOptions, SAMPLE } from '../tests/support/app/index.ts';

type Photograph = (page: Page, name: string) => Promise<void>;
type InPage = { keptword: KeptwordApi };

/** The app hears the made-up sample through its window's microphone: no picture needs a room. */
export function hearsTheSample(folder: string): LaunchOptions {
  const wav = join(folder, 'room.wav');
  ffmpeg(['-i', SAMPLE, '-ar', '48000', '-ac', '1', wav]);
  return {
    env: { PULSE_SERVER: 'unix:/nonexistent' },
    chromium: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}`,
    ],
  };
}

function ffmpeg(line: readonly string[]): void {
  const { status } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...line], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('ffmpeg made no sound');
}

/** Two recordings of one meeting: before they are compared, and side by side. */
export async function togetherScreens(app: Keptword, folder: string, photograph: Photograph): Promise<void> {
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const district = join(folder, 'district.wav');
  // Began ten seconds later, and went on longer than hers.
  ffmpeg(['-ss', '10', '-i', SAMPLE, '-ar', '48000', district]);
  const hers = join(folder, 'phone.wav');
  ffmpeg(['-i', SAMPLE, '-t', '110', hers]);
  const { recordingIds } = await importInto(app, 'Amendment meeting', [hers, district]);
  await page.evaluate(async ([first = '', second = '']) => {
    const { recordings, review } = (window as unknown as InPage).keptword;
    await recordings.describe({ id: second, change: { source: 'district' } });
    const type = 'promise' as const;
    await review.add({
      recordingId: first,
      startMs: 38_000,
      endMs: 50_000,
      type,
      text: 'Sixty minutes of speech',
    });
    await review.add({
      recordingId: first,
      startMs: 63_000,
      endMs: 68_000,
      type,
      text: 'An aide on the bus',
    });
  }, recordingIds);
  await toMeeting(page, folder, /^Amendment meeting/);
  await button('Compare two recordings of this meeting').click();
  await button('Compare by their sound').waitFor();
  await photograph(page, 'together-before');
  await button('Compare by their sound').click();
  await page.getByRole('list', { name: 'Moments of both, in order' }).waitFor();
  await photograph(page, 'together');
}

/** A part that was hard to hear, shortly before a list plays into it; and a file with two sound tracks, brought in. */
export async function hardScreens(app: Keptword, folder: string, photograph: Photograph): Promise<void> {
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await page.evaluate(async () => {
    const { meetings, recordings, review } = (window as unknown as InPage).keptword;
    const meeting = (await meetings.list({ limit: 10 })).find((one) => one.title === 'Amendment meeting');
    const [first] = await recordings.list({ meetingId: meeting?.id ?? '' });
    if (!first) throw new Error('there is no recording to mark');
    const about = { recordingId: first.id, type: 'statement' as const };
    await review.add({
      ...about,
      startMs: 40_000,
      endMs: 66_000,
      mark: 'hard-part',
      text: '',
      private: true,
    });
    await review.add({ ...about, startMs: 41_000, endMs: 65_000, text: 'Who rides in the minibus' });
  });
  await toMeeting(page, folder, /^Amendment meeting/);
  await page.getByRole('navigation').getByText('Search', { exact: true }).click();
  await page.getByRole('searchbox').fill('minibus');
  await button(/^(Play|Listen).*minibus/).click();
  await page.getByText(/A part that is hard for you comes/).waitFor();
  await photograph(page, 'hard-part');
  const tracks = join(folder, 'two-tracks.mka');
  ffmpeg(['-i', SAMPLE, '-t', '20', '-map', '0:a', '-map', '0:a', tracks]);
  await page.getByRole('navigation').getByText('Meetings', { exact: true }).click();
  await button(/^Amendment meeting/).click();
  await button('Add more').click();
  await app.answerDialog([tracks]);
  await button('Choose files').click();
  await button('Add this recording').waitFor();
  await photograph(page, 'import-about');
  await page.getByText('Yes', { exact: true }).click();
  await button('Add this recording').click();
  await page.getByText(/It holds 2 sound tracks/).waitFor();
  await photograph(page, 'import-done');
  await cutShort(app, folder, photograph);
}

/** A file whose end is missing: refused first, and kept as it is where it is the only one. */
async function cutShort(app: Keptword, folder: string, photograph: Photograph): Promise<void> {
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const sound = readFileSync(SAMPLE);
  const cut = join(folder, 'lost phone.opus');
  writeFileSync(cut, sound.subarray(0, Math.floor(sound.length * 0.6)));
  await button('Add more').click();
  await app.answerDialog([cut]);
  await button('Choose files').click();
  await page.getByText('Yes', { exact: true }).first().click();
  await button('Add this recording').click();
  await button(/^It is the only one I have/).waitFor();
  await photograph(page, 'import-cut');
  await button(/^It is the only one I have/).click();
  await page.getByText(/^R\d\d is cut short\.$/).waitFor();
  await photograph(page, 'import-cut-kept');
}

/** Recording: before, the start card, while it runs with its menu of marks, in a break, at the end, and kept. */
export async function recordScreens(
  { page }: Keptword,
  folder: string,
  photograph: Photograph,
): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const heading = (name: string) => page.getByRole('heading', { name }).waitFor();
  await page.evaluate(async () => {
    const { meetings, people } = (window as unknown as InPage).keptword;
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const { id } = await meetings.add({ title: 'Progress meeting', date, state: 'MO' });
    const [first] = await people.list();
    if (first) await meetings.setAttendance({ meetingId: id, personId: first.id, attendance: 'present' });
  });
  await toMeeting(page, folder, /^Progress meeting/);
  await problemScreens(page, photograph);
  await button('Record this meeting').click();
  await page.getByRole('radiogroup', { name: 'Which microphone listens?' }).waitFor();
  await photograph(page, 'record-before');
  await page.getByText('The computer is in plain sight').click();
  await button('Go on to the start card').click();
  await page.getByRole('region', { name: 'To read aloud' }).waitFor();
  await photograph(page, 'record-card');
  await page.getByText(/^Yes\. Everyone/).click();
  await button('Start recording').click();
  await heading('Recording');
  await page.getByText(/Good\. I can hear you\.|Too loud\.|Too quiet\./).waitFor();
  await page.keyboard.press('p');
  await photograph(page, 'record-running');
  await page.keyboard.press('m');
  await page.getByRole('menu').waitFor();
  await photograph(page, 'record-marks');
  await page.keyboard.press('2');
  await page.keyboard.press('b');
  await heading('The recording is paused');
  await photograph(page, 'record-paused');
  await page.keyboard.press('e');
  await heading('End the recording now?');
  await photograph(page, 'record-end');
  await button('Yes, end it').click();
  await heading('It is kept.');
  await photograph(page, 'record-kept');
}

/** A problem to raise: what the archive knows about it, the form that one press fills in, and the sheet of concerns. */
async function problemScreens(page: Page, photograph: Photograph): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Write down a problem' }).click();
  await dialog.getByRole('list', { name: 'What the archive knows' }).waitFor();
  await photograph(page, 'problem');
  await dialog
    .getByRole('button', { name: /^Use this/ })
    .first()
    .click();
  await photograph(page, 'problem-filled');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('list', { name: 'Concerns', exact: true }).scrollIntoViewIfNeeded();
  await photograph(page, 'concerns');
}

/** Locked and opened again: the screens then know what was added behind their back. */
export async function toMeeting(page: Page, folder: string, name: RegExp): Promise<void> {
  await page.keyboard.press('Control+l');
  const passphrase = readFileSync(join(folder, 'passphrase.txt'), 'utf8').trim();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await page.getByRole('navigation').getByText('Meetings', { exact: true }).click();
  await page.getByRole('button', { name }).first().click();
}
