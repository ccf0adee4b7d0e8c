import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appProtocol } from '../../../main/window/app-protocol.ts';
import { CONTENT_POLICY } from '../../../main/window/headers.ts';

const SOUND = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => at % 251));
let folder: string;
let answer: (request: Request) => Promise<Response>;
const sounds = new Map(
  ['good', 'other'].map((token) => [
    token,
    {
      bytes: SOUND.length,
      type: 'audio/ogg',
      read: async (at: number, length: number) => SOUND.subarray(at, at + length),
    },
  ]),
);
const ask = (path: string, init: RequestInit = {}) => answer(new Request(`app://keptword${path}`, init));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-protocol-'));
  const assets = join(folder, 'renderer');
  mkdirSync(join(assets, 'assets'), { recursive: true });
  writeFileSync(join(assets, 'index.html'), '<p>screens</p>');
  writeFileSync(join(assets, 'assets', 'main.js'), '1');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(assets, 'link.txt'));
  answer = appProtocol({
    assets,
    media: async (token) => sounds.get(token) ?? null,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files', () => {
  test('are served with their type and the content policy', async () => {
    const page = await ask('/index.html');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<p>screens</p>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_POLICY);
    expect((await ask('/assets/main.js')).headers.get('content-type')).toContain('text/javascript');
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '//secret.txt',
    '/link.txt',
    '/assets',
    '/',
    '/index.html%00',
  ])('%s is not there', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('another host is not ours, and nothing can be sent', async () => {
    expect((await answer(new Request('app://other/index.html'))).status).toBe(404);
    expect((await ask('/index.html', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('sound', () => {
  test('a range comes as 206 with the right bytes', async () => {
    const part = await ask('/media/good', { headers: { range: 'bytes=1000-1999' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${SOUND.length}`);
    expect(part.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await part.arrayBuffer()).equals(SOUND.subarray(1000, 2000))).toBe(true);
  });

  test('a place is looked at in 64 KiB, and what goes on from there is answered 256 KiB at a time', async () => {
    const from = async (at: number, token = 'good') => {
      const part = await ask(`/media/${token}`, { headers: { range: `bytes=${at}-` } });
      const bytes = Buffer.from(await part.arrayBuffer());
      expect(part.headers.get('content-length')).toBe(String(bytes.length));
      expect(bytes.equals(SOUND.subarray(at, at + bytes.length))).toBe(true);
      return bytes.length / 1024;
    };
    expect(await from(0)).toBe(64);
    expect(await from(64 * 1024)).toBe(256);
    expect(await from(320 * 1024)).toBe(256);
    expect(await from(1_000_000)).toBe(64);
    // Another recording that is listened to at the same time goes on by itself.
    expect(await from(0, 'other')).toBe(64);
    expect(await from(1_000_000 + 64 * 1024)).toBe(256);
    expect(await from(64 * 1024, 'other')).toBe(256);
    expect(await from(500_000)).toBe(64);
  });

  test('a range beyond the end is 416 and says how long it is', async () => {
    const part = await ask('/media/good', { headers: { range: `bytes=${SOUND.length}-` } });
    expect(part.status).toBe(416);
    expect(part.headers.get('content-range')).toBe(`bytes */${SOUND.length}`);
  });

  test('HEAD tells the length without the sound', async () => {
    const head = await ask('/media/good', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(SOUND.length)]);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  test('without a range it streams all of it', async () => {
    const whole = await ask('/media/good');
    expect(Buffer.from(await whole.arrayBuffer()).equals(SOUND)).toBe(true);
  });

  test('an address that is not, or no longer, one is 403', async () => {
    expect((await ask('/media/revoked')).status).toBe(403);
    expect((await ask('/media/')).status).toBe(403);
  });
});
