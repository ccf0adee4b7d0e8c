import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../main/transcripts/reading/index.ts';
import { linesOfTable } from '../../../main/transcripts/reading/word-table.ts';
import { makeWordOf } from '../../support/documents/index.ts';

const HOUR = 3_600_000;
const read = async (value: unknown, name = 'a.json') => {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value));
  const { lines } = await readTranscript(bytes, name, { durationMs: HOUR });
  return lines.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]);
};
const word = (text: string, start: number, more: object = {}) => ({
  word: text,
  start,
  end: start + 0.4,
  ...more,
});

describe('recorders that give words one by one', () => {
  it('AWS Transcribe: words and signs as text with a voice', async () => {
    const item = (content: string, at: string, speaker_label: string) => ({
      ...{ type: 'pronunciation', start_time: at, end_time: `${Number(at) + 0.4}`, speaker_label },
      alternatives: [{ content, confidence: '0.9' }],
    });
    const sign = { type: 'punctuation', alternatives: [{ content: '.' }] };
    const items = [
      item('Sixty', '1.0', 'spk_0'),
      item('minutes', '1.5', 'spk_0'),
      sign,
      item('No', '2.5', 'spk_1'),
    ];
    expect(await read({ results: { transcripts: [{ transcript: 'Sixty minutes. No' }], items } })).toEqual([
      [1000, 1900, 'spk_0', 'Sixty minutes.'],
      [2500, 2900, 'spk_1', 'No'],
    ]);
  });

  it('Speechmatics, Deepgram with and without channels, Google with voices, Azure in ticks and milliseconds', async () => {
    const speechmatics = [
      { type: 'word', start_time: 0.5, end_time: 0.9, alternatives: [{ content: 'Yes', speaker: 'S1' }] },
      {
        type: 'punctuation',
        start_time: 0.9,
        end_time: 0.9,
        alternatives: [{ content: '!', speaker: 'S1' }],
      },
    ];
    expect(await read({ results: speechmatics })).toEqual([[500, 900, 'S1', 'Yes!']]);
    const channel = (words: object[]) => ({ alternatives: [{ transcript: 'x', words }] });
    const two = [channel([word('late', 9, { punctuated_word: 'Late.' })]), channel([word('early', 3)])];
    expect(await read({ results: { channels: two } })).toEqual([
      [3000, 3400, 'Speaker 1', 'early'],
      [9000, 9400, 'Speaker 0', 'Late.'],
    ]);
    const spoken = (text: string, at: string, speakerTag: number) => ({
      word: text,
      startTime: at,
      endTime: at,
      speakerTag,
    });
    const google = [
      {
        alternatives: [
          { transcript: 'we agree', words: [spoken('we', '1s', 0), spoken('agree', '1.5s', 0)] },
        ],
      },
      { alternatives: [{ words: [spoken('we', '1s', 1), spoken('agree', '1.5s', 2)] }] },
    ];
    expect(await read({ results: google })).toEqual([
      [1000, 1000, 'Speaker 1', 'we'],
      [1500, 1500, 'Speaker 2', 'agree'],
    ]);
    const azure = [
      {
        offsetInTicks: 15_000_000,
        durationInTicks: 5_000_000,
        speaker: 1,
        nBest: [{ display: 'Sí.' }, { display: 'Si.' }],
      },
      { offsetMilliseconds: 3000, durationMilliseconds: 500, text: 'No.' },
    ];
    expect(await read({ recognizedPhrases: azure })).toEqual([
      [1500, 2000, 'Speaker 1', 'Sí.'],
      [3000, 3500, null, 'No.'],
    ]);
  });

  it('words without voices: milliseconds are told from seconds, a pause and a long sentence end a line, none is lost', async () => {
    const inMs = ['one', 'two', 'after'].map((text, at) => ({
      ...{ text, start: at === 2 ? 9000 : at * 500, end: at === 2 ? 9400 : at * 500 + 400 },
    }));
    expect(
      await read({
        text: 'one two after',
        words: [...inMs, { text: ' ', type: 'spacing' }, word('end', 3_000_000)],
      }),
    ).toEqual([
      [0, 900, null, 'one two'],
      [9000, 9400, null, 'after'],
      [3_000_000, 3_000_000, null, 'end'],
    ]);
    const many = Array.from({ length: 400 }, (_, at) => word(at % 10 === 9 ? `w${at}.` : `w${at}`, at * 0.5));
    const lines = await read({ words: many });
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.map((line) => line[3]).join(' ')).toBe(many.map((one) => one.word).join(' '));
  });

  it('Rev’s times on words; oTranscribe’s page; a text alone', async () => {
    const elements = [
      { type: 'text', value: 'Hello', ts: 2, end_ts: 2.4 },
      { type: 'punct', value: ' ' },
      { type: 'text', value: 'all', ts: 2.5, end_ts: 3 },
    ];
    expect(await read({ monologues: [{ speaker: 0, elements }] })).toEqual([
      [2000, 3000, 'Speaker 0', 'Hello all'],
    ]);
    const text =
      '<p><span class="timestamp" data-timestamp="3.5">0:03</span>&nbsp;Ms. Rivera: We <b>agree</b> &amp; sign<br />below 5 < 6</p><p>More</p>';
    const page = { text, media: 'a.mp3', 'media-time': 3 };
    const otr = await read(page, 'a.otr');
    expect(otr[0]).toEqual([3000, null, 'Ms. Rivera', expect.stringContaining('We agree & sign')]);
    expect(otr.map((line) => line[3]).join('\n')).toBe('We agree & sign\nbelow 5 < 6\nMore');
    expect(await read({ text: 'All of it.' })).toEqual([[null, null, null, 'All of it.']]);
  });
});

describe('a transcript as a table', () => {
  it('time, speaker and words by column, with the paragraphs around it and without its headings', async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const table = [
      row('No.', 'Time', 'Speaker', 'Text'),
      row('1', '00:00:01', 'Ms. Gray', 'We will give 60 &lt; 90'),
      row('2', '0:05 - 0:07', 'Doe:', 'No'),
    ];
    const bytes = await makeWordOf(
      `<w:p><w:r><w:t>Meeting of May</w:t></w:r></w:p><w:tbl>${table.join('')}</w:tbl>`,
    );
    expect(await read(bytes, 'a.docx')).toEqual([
      [null, null, null, 'Meeting of May'],
      [1000, null, 'Ms. Gray', 'We will give 60 < 90'],
      [5000, 7000, 'Doe', 'No'],
    ]);
  });

  it('names without times count, and a table of other things does not', () => {
    const voices = linesOfTable([
      ['Ms. Gray', 'It is late.'],
      ['Doe', 'Yes, and we go on.'],
    ]);
    expect(voices?.map(({ speaker }) => speaker)).toEqual(['Ms. Gray', 'Doe']);
    expect(linesOfTable([['we said this, and then that.', 'and they said more, much later.']])).toBeNull();
    expect(linesOfTable([])).toBeNull();
  });
});

it('UTF-16 without its mark is read either way', async () => {
  const text = Buffer.from('WEBVTT\n\n00:01.000 --> 00:03.000\nmarhaba مرحبا\n', 'utf16le');
  expect(await read(text, 'a.vtt')).toEqual([[1000, 3000, null, 'marhaba مرحبا']]);
  expect(await read(Buffer.from(text).swap16(), 'a.vtt')).toEqual([[1000, 3000, null, 'marhaba مرحبا']]);
});
