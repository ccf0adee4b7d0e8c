import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { READING_LIMITS, readText } from '../../../main/documents/reading.ts';
import { makePdf, zipped } from '../../support/documents/index.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const supply = (bytes: Buffer) => async () => new Uint8Array(bytes);
const read = (bytes: Buffer, limits: Partial<typeof READING_LIMITS>) =>
  readText('application/pdf', supply(bytes), { limits: { ...READING_LIMITS, ...limits } });
const sourcesOf = (pages: readonly { source: string }[]) => pages.map(({ source }) => source);

/** A page that draws the same word without end: 20 MB of drawing in 60 kB of file. */
const endless = (times: number) => ({
  compressed: deflateSync(Buffer.from('BT /F1 11 Tf 72 700 Td (again and again) Tj ET\n'.repeat(times))),
});

describe('a file that is made to do harm', () => {
  it('takes a page too long: that page is named as unread, and the others are read', async () => {
    const bytes = makePdf([['The first page'], endless(400_000), ['The last page']]);
    const pages = await read(bytes, { stepMs: 2_500 });
    expect(sourcesOf(pages)).toEqual(['file', 'unread', 'file']);
    expect(pages[2]?.text).toBe('The last page');
  }, 60_000);

  it('takes too much memory: it is ended, and the program goes on', async () => {
    const before = process.memoryUsage.rss();
    const bomb = { compressed: deflateSync(Buffer.alloc(600_000_000, 0x20), { level: 1 }) };
    const pages = await read(makePdf([['The first page'], bomb, ['The last page']]), {
      growthMb: 300,
      heapMb: 128,
    });
    expect(sourcesOf(pages)).toEqual(['file', 'unread', 'file']);
    expect(process.memoryUsage.rss() - before).toBeLessThan(1_500e6);
  }, 90_000);

  it('has tables that point at themselves and lies about its length: it is broken, or read; never stuck', async () => {
    const whole = makePdf([['A plan']]).toString('latin1');
    const files = [
      whole.replace('/Kids [4 0 R]', '/Kids [2 0 R]'),
      whole.replace('/Count 1', '/Count 99999999'),
      whole.replace(/startxref\n\d+/, 'startxref\n9'),
      whole.replace('/Parent 2 0 R', '/Parent 4 0 R'),
      whole.replace(/\/Length \d+/, '/Length 999999999'),
    ];
    for (const file of files) {
      const outcome = await read(Buffer.from(file, 'latin1'), { stepMs: 10_000, totalMs: 30_000 }).then(
        sourcesOf,
        (error: { code: string }) => error.code,
      );
      expect([['file'], ['none'], ['unread'], 'document-damaged', 'document-too-large']).toContainEqual(
        outcome,
      );
    }
  }, 120_000);

  it('is a Word file that unpacks to far more than it is: ended, told as broken', async () => {
    const bomb = await zipped({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w">${' '.repeat(300_000_000)}`,
    });
    const outcome = await readText(WORD, supply(bomb), {
      limits: { ...READING_LIMITS, heapMb: 128, growthMb: 400, restarts: 0 },
    }).then(sourcesOf, (error: { code: string }) => error.code);
    expect(['document-damaged', ['unread']]).toContainEqual(outcome);
  }, 90_000);

  it('carries a script and an address: neither is run nor asked for', async () => {
    const whole = makePdf([['A plan']]).toString('latin1');
    const active = whole.replace(
      '/Type /Catalog',
      '/Type /Catalog /OpenAction << /S /JavaScript /JS (globalThis.process.exit\\(9\\)) >> /AA << /WC << /S /URI /URI (http://127.0.0.1:9/) >> >>',
    );
    expect(sourcesOf(await read(Buffer.from(active, 'latin1'), {}))).toEqual(['file']);
  });
});
