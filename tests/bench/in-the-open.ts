import { chromium, type Page } from 'playwright';
import { answerMedia } from '../../main/window/media-answer.ts';
import { findChromium } from '../support/chromium/index.ts';

/**
 * An empty page in a Chromium of its own, to which a file is served unencrypted, in the way in which the app's own sound
 * is served under the double: intercepted, and answered by the same code. What differs is the sealing alone.
 */
export async function pageInTheOpen(
  bytes: Buffer,
): Promise<{ page: Page; url: string; close(): Promise<void> }> {
  const found = await findChromium();
  if (!found) throw new Error('no Chromium is on this computer');
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...found.args, '--autoplay-policy=no-user-gesture-required'],
  });
  const page = await browser.newPage();
  const source = {
    bytes: bytes.length,
    type: 'audio/ogg; codecs=opus',
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  await page.route('https://open.invalid/**', async (route) => {
    const request = route.request();
    if (!request.url().endsWith('.opus'))
      return route.fulfill({ contentType: 'text/html', body: '<title>x</title>' });
    const headers = new Headers(await request.allHeaders());
    const answer = await answerMedia(new Request(request.url(), { headers }), source);
    const body = Buffer.from(await answer.arrayBuffer());
    return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  });
  await page.goto('https://open.invalid/');
  return { page, url: 'https://open.invalid/sound.opus', close: () => browser.close() };
}
