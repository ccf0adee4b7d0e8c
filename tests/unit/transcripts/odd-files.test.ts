import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../main/transcripts/reading/index.ts';
import { zipped } from '../../support/documents/index.ts';

const HOUR = 3_600_000;
const read = async (given: string | Buffer, name = 'a.txt') => {
  const bytes = Buffer.isBuffer(given) ? given : Buffer.from(given);
  return (await readTranscript(bytes, name, { durationMs: HOUR })).lines;
};
const said = async (given: string | Buffer, name?: string) =>
  (await read(given, name)).map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]);
const refusal = (given: string | Buffer, name?: string) =>
  read(given, name).then(
    () => null,
    (error: { message: string }) => error.message,
  );

describe('files that are read although something is odd', () => {
  const srt = '1\n00:00:01,000 --> 00:00:02,500\nAño\n\n2\n00:00:02,500 --> 00:00:03,000\nSí\n';
  const lines = [
    [1000, 2500, null, 'Año'],
    [2500, 3000, null, 'Sí'],
  ];
  it.each([
    ['UTF-16, little end first', Buffer.from(`\ufeff${srt}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${srt}`, 'utf16le').swap16()],
    ['code page 1252', Buffer.from(srt, 'latin1')],
    ['CRLF and a mark', Buffer.from(`\ufeff${srt.replaceAll('\n', '\r\n')}`)],
    ['the ends of rows of an old Mac', Buffer.from(srt.replaceAll('\n', '\r'))],
    ['dots for commas', Buffer.from(srt.replaceAll(',', '.'))],
    ['no numbers', Buffer.from(srt.replaceAll(/^\d\n/gm, ''))],
    ['no blank rows', Buffer.from(srt.replaceAll('\n\n', '\n'))],
    ['no blanks at the arrow', Buffer.from(srt.replaceAll(' --> ', '-->'))],
    ['more digits than a millisecond has', Buffer.from(srt.replaceAll(/,(\d{3})/g, ',$10000'))],
  ])('SRT: %s', async (_kind, bytes) => {
    expect(await said(bytes, 'a.srt')).toEqual(lines);
  });

  it('times over 99 hours, backwards and one over another', async () => {
    const text =
      'WEBVTT\n\nREGION\nid:a\n\n100:00:01.000 --> 100:00:02.000 region:a\nlate\n\n00:05.000 --> 00:09.000\nearly\n\n00:06.000 --> 00:07.000\nmeanwhile\n';
    expect(await said(text, 'a.vtt')).toEqual([
      [360_001_000, 360_002_000, null, 'late'],
      [5000, 9000, null, 'early'],
      [6000, 7000, null, 'meanwhile'],
    ]);
  });

  it('signs by name and number, right to left, and a mark that is none', async () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nR&amp;D &#39;a&#x27; &apos;b&apos; &copy; &#0; &#55296; &rlm;שלום\n';
    expect(await said(text, 'a.vtt')).toEqual([
      [1000, 2000, null, "R&D 'a' 'b' &copy; &#0; &#55296; \u200fשלום"],
    ]);
  });

  it('20,000 lines in order', async () => {
    const text = Array.from(
      { length: 20_000 },
      (_, at) => `[${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}] w${at}`,
    );
    const many = await read(text.join('\n'));
    expect(many).toHaveLength(20_000);
    expect(many.at(-1)).toMatchObject({ startMs: 19_999_000, text: 'w19999' });
  });

  it('all in one paragraph, as a phone copies it: cut at its sentences, no word lost, its name in front of each', async () => {
    const sentences = Array.from(
      { length: 4_000 },
      (_, at) => `We said it to Ms. Gray ${at} times, no more.`,
    );
    const text = sentences.join(' ');
    const parts = await read(text);
    expect(parts.length).toBeGreaterThan(500);
    expect(parts.map((line) => line.text).join(' ')).toBe(text);
    expect(parts.every((line) => line.text.endsWith('.') && line.text.length <= 640)).toBe(true);
    const named = await read(`Ms. Rivera: ${text}`);
    expect(named.every(({ speaker }) => speaker === 'Ms. Rivera')).toBe(true);
    expect(named.map((line) => line.text).join(' ')).toBe(text);
  });

  it('a caption of a megabyte with a time is cut; one that has no blank is refused', async () => {
    const long = await read(`1\n00:00:01,000 --> 00:00:02,000\n${'word '.repeat(200_000)}\n`, 'a.srt');
    expect(long[0]).toMatchObject({ startMs: 1000, endMs: null });
    expect(long[1]?.startMs).toBeNull();
    expect(long.map((line) => line.text).join(' ')).toBe('word '.repeat(200_000).trim());
    expect(await refusal('x'.repeat(1_000_000))).toContain('too long');
  });
});

describe('files of a kind that is not read say so', () => {
  it.each([
    ['a.ass', '[Script Info]\nTitle: x\n', 'ASS'],
    ['a.ttml', '<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>', 'TTML'],
    ['a.smi', '<SAMI><HEAD></HEAD></SAMI>', 'caption'],
    ['a.html', '<!DOCTYPE html><p>Hi</p>', 'web page'],
    ['a.xml', '<?xml version="1.0"?><x/>', 'XML'],
    ['a.csv', 'start,end,text\n0,1,Hi\n', 'a table'],
  ])('%s', async (name, text, words) => {
    expect(await refusal(text, name)).toContain(words);
  });

  it('ZIP files that are no Word file', async () => {
    expect(await refusal(await zipped({ mimetype: 'x', 'content.xml': '<x/>' }), 'a.odt')).toContain(
      'OpenDocument',
    );
    expect(await refusal(await zipped({ 'zoom/a.vtt': 'WEBVTT' }), 'a.zip')).toContain('This is a ZIP file.');
    const table = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' };
    expect(await refusal(await zipped(table), 'a.xlsx')).toContain('a table');
  });
});
