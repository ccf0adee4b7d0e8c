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
      { channel: 1, offset: 'PT1M2.5S', duration: 'PT0.5S', text: 'Bye.' },
    ];
    expect(await read({ recognizedPhrases: azure })).toEqual([
      [1500, 2000, 'Speaker 1', 'Sí.'],
      [3000, 3500, null, 'No.'],
      [62_500, 63_000, 'Channel 1', 'Bye.'],
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
    expect(otr[0]).toEqual([3500, null, 'Ms. Rivera', expect.stringContaining('We agree & sign')]);
    expect(otr.map((line) => line[3]).join('\n')).toBe('We agree & sign\nbelow 5 < 6\nMore');
    expect(await read({ text: 'All of it.' })).toEqual([[null, null, null, 'All of it.']]);
  });
});

describe('what stands beside the words', () => {
  it('AWS before 2023: voices in a list of their own, by time or by channel', async () => {
    const item = (content: string, at: string) => ({
      ...{
        type: 'pronunciation',
        start_time: at,
        end_time: `${Number(at) + 0.4}`,
        alternatives: [{ content }],
      },
    });
    const items = [item('Sixty', '1.0'), item('No', '2.5')];
    const segment = (speaker_label: string, start_time: string) => ({
      ...{ speaker_label, start_time, items: [{ start_time, speaker_label }] },
    });
    const speaker_labels = { speakers: 2, segments: [segment('spk_0', '1.0'), segment('spk_1', '2.5')] };
    const voices = async (beside: object) =>
      (await read({ results: { items, ...beside } })).map((line) => [line[2], line[3]]);
    expect(await voices({ speaker_labels })).toEqual([
      ['spk_0', 'Sixty'],
      ['spk_1', 'No'],
    ]);
    const channels = items.map((one, at) => ({ channel_label: `ch_${at}`, items: [one] }));
    expect(await voices({ channel_labels: { channels } })).toEqual([
      ['ch_0', 'Sixty'],
      ['ch_1', 'No'],
    ]);
  });

  it('Rev: names of its voices, and times as clocks on its words', async () => {
    const elements = [
      { type: 'text', value: 'Hello', timestamp: '00:00:01,410', end_timestamp: '00:00:01,600' },
      { type: 'punct', value: '.' },
    ];
    const speakers = [{ id: 0, name: 'Ms. Rivera' }];
    expect(await read({ speakers, monologues: [{ speaker: 0, elements }] })).toEqual([
      [1410, 1600, 'Ms. Rivera', 'Hello.'],
    ]);
  });

  it('Hugging Face: pairs of times, an open end, and voices; WhisperX: a voice on its words', async () => {
    const chunks = [
      { timestamp: [0.5, 3.2], text: ' We begin.' },
      { timestamp: [3.2, null], text: ' Yes.' },
    ];
    expect(await read({ text: 'x', chunks })).toEqual([
      [500, 3200, null, 'We begin.'],
      [3200, null, null, 'Yes.'],
    ]);
    expect(
      await read({ speakers: [{ speaker: 'SPEAKER_00', timestamp: [0, 1], text: 'Hi' }], chunks }),
    ).toEqual([[0, 1000, 'SPEAKER_00', 'Hi']]);
    const words = [{ word: 'Hi', speaker: 'SPEAKER_01' }];
    expect(await read({ segments: [{ start: 1, end: 2, text: 'Hi', words }] })).toEqual([
      [1000, 2000, 'SPEAKER_01', 'Hi'],
    ]);
  });

  it('Google: the answer of a long job, and times as seconds and billionths', async () => {
    const words = [
      { word: 'we', startTime: { seconds: '1', nanos: 500_000_000 }, endTime: { seconds: '2' } },
    ];
    expect(await read({ response: { results: [{ alternatives: [{ transcript: 'we', words }] }] } })).toEqual([
      [1500, 2000, null, 'we'],
    ]);
  });

  it('seconds with fractions are seconds, also beside a recording that is far shorter', async () => {
    expect(await read({ segments: [{ start: 7100.5, end: 7200, text: 'Hi' }] })).toEqual([
      [7_100_500, 7_200_000, null, 'Hi'],
    ]);
  });

  it('the language, however a file writes it', async () => {
    const language = async (value: object) =>
      (await readTranscript(Buffer.from(JSON.stringify(value)), 'a.json', { durationMs: HOUR })).language;
    const segments = [{ start: 0, text: 'Hola' }];
    expect(await language({ language: 'spanish', segments })).toBe('es');
    expect(await language({ language_code: 'en_us', segments })).toBe('en-us');
    expect(await language({ result: { language: 'es' }, transcription: segments })).toBe('es');
    expect(await language({ language: 'klingonese', segments })).toBeNull();
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
