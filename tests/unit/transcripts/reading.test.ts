import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../main/transcripts/reading/index.ts';
import { brokenAt } from '../../../main/transcripts/reading/json-place.ts';

const HOUR = 3_600_000;
const read = (text: string | Buffer, name = 'a.txt', durationMs = HOUR) =>
  readTranscript(Buffer.isBuffer(text) ? text : Buffer.from(text), name, { durationMs });
const said = async (text: string, name?: string, durationMs?: number) =>
  (await read(text, name, durationMs)).lines.map(({ startMs, endMs, speaker, text: words }) => [
    startMs,
    endMs,
    speaker,
    words,
  ]);
const refusal = (text: string | Buffer, name?: string) =>
  read(text, name).then(
    () => null,
    (error: { code: string; message: string }) => [error.code, error.message] as const,
  );

describe('VTT', () => {
  it('reads what Teams writes: names of cues, voices with names, CRLF', async () => {
    const text =
      'WEBVTT\r\n\r\n0f1c/12-0\r\n00:00:03.120 --> 00:00:05.000\r\n<v Dana Okafor>Thank you &amp; welcome.</v>\r\n\r\n0f1c/13-0\r\n00:00:05.000 --> 00:00:06.500\r\n<v Ms. Rivera>We agree.</v>\r\n';
    expect(await said(text)).toEqual([
      [3120, 5000, 'Dana Okafor', 'Thank you & welcome.'],
      [5000, 6500, 'Ms. Rivera', 'We agree.'],
    ]);
    expect((await read(text)).format).toBe('vtt');
  });

  it('reads what Zoom writes: numbers and names with a colon', async () => {
    const text =
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nMaria Lopez: Hello.\n\n2\n00:00:02.000 --> 00:00:03.000\nMaria Lopez: And: yes.\n';
    expect(await said(text)).toEqual([
      [1000, 2000, 'Maria Lopez', 'Hello.'],
      [2000, 3000, 'Maria Lopez', 'And: yes.'],
    ]);
  });

  it('keeps notes, styles and the header out, and takes the language', async () => {
    const text =
      'WEBVTT - a meeting\nKind: captions\nLanguage: es-MX\n\nNOTE\nby a program\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 align:start position:0%\nHola.\n';
    const { language, lines } = await read(text, 'a.vtt');
    expect(language).toBe('es-MX');
    expect(lines).toEqual([{ startMs: 1000, endMs: 2000, speaker: null, text: 'Hola.' }]);
  });

  it('loses no words where a player would: blank rows, missing blank rows, settings that are speech', async () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nposition: we do not agree\n\nand that is that\n\n00:02.000 --> 00:03.000\nfirst\n00:03.000 --> 00:04.000\nsecond\n';
    expect((await said(text)).map((row) => row[3])).toEqual([
      'position: we do not agree\n\nand that is that',
      'first',
      'second',
    ]);
  });

  it('makes a line of each voice in a cue, and keeps <laughs>, which nobody defined', async () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ann>No.</v> <v Bob><i>Yes</i> <laughs></v>\n';
    expect(await said(text)).toEqual([
      [1000, 2000, 'Ann', 'No.'],
      [1000, 2000, 'Bob', 'Yes <laughs>'],
    ]);
  });

  it('says the line of a time that cannot be read, and of words before the first time', async () => {
    expect(await refusal('WEBVTT\n\n00:01.000 --> 00:02.000\nok\n\n00:99:00.000 --> x\nlost?\n')).toEqual([
      'transcript-unreadable',
      expect.stringMatching(/^Line 6: This time cannot be read\./),
    ]);
    expect(await refusal('WEBVTT\n\nsome\nwords\n\n00:01.000 --> 00:02.000\nok\n')).toEqual([
      'transcript-unreadable',
      expect.stringMatching(/^Line 3: /),
    ]);
    expect(await refusal('WEBVTT\n\nNOTE nothing\n')).toEqual([
      'transcript-unreadable',
      expect.stringContaining('no times'),
    ]);
  });
});

describe('SRT', () => {
  it('reads commas, marks of players, overlaps, and an end before the start as no length', async () => {
    const text =
      '1\n00:00:01,500 --> 00:00:04,000\n{\\an8}<font color="#fff">Hello</font>\n\n2\n00:00:02,000 --> 00:00:03,000\nat the same time\n\n3\n00:00:09,000 --> 00:00:08,000\nround\n';
    expect(await said(text, 'a.srt')).toEqual([
      [1500, 4000, null, 'Hello'],
      [2000, 3000, null, 'at the same time'],
      [9000, 9000, null, 'round'],
    ]);
  });

  it('keeps a number that somebody said', async () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,000\nHow many minutes?\n30\n\n2\n00:00:02,000 --> 00:00:03,000\nThirty.\n';
    expect((await said(text)).map((row) => row[3])).toEqual(['How many minutes?\n30', 'Thirty.']);
  });
});

describe('text', () => {
  it('reads times in front, with and without brackets and names', async () => {
    const text =
      '[00:00:05] Ms. Rivera: We will.\n(0:12) Parent: When?\n\n00:20 - By May.\n1:02:03.5 Thank you.\n';
    expect(await said(text)).toEqual([
      [5000, null, 'Ms. Rivera', 'We will.'],
      [12_000, null, null, 'Parent: When?'],
      [20_000, null, null, 'By May.'],
      [3_723_500, null, null, 'Thank you.'],
    ]);
  });

  it('reads a name and a time above what was said: Otter, Rev, Word’s dictation, Teams', async () => {
    const otter =
      'Dana Okafor  0:05\nFirst.\nStill first.\n\nSpeaker 2  1:10\n\nSecond.\n\nNext paragraph.\n';
    expect(await said(otter)).toEqual([
      [5000, null, 'Dana Okafor', 'First.\nStill first.'],
      [70_000, null, 'Speaker 2', 'Second.'],
      [null, null, 'Speaker 2', 'Next paragraph.'],
    ]);
    expect(await said('Dana Okafor (00:05):\nFirst.')).toEqual([[5000, null, 'Dana Okafor', 'First.']]);
    expect(await said('00:00:05 Speaker 1\nFirst.')).toEqual([[5000, null, 'Speaker 1', 'First.']]);
    expect(await said('0:0:5.2 --> 0:0:7.25\nDana Okafor\nFirst.')).toEqual([
      [5200, 7250, 'Dana Okafor', 'First.'],
    ]);
  });

  it('takes a name only where it cannot be speech', async () => {
    const text = 'Note: we disagree.\nParent: Why?\nTeacher: Because.\nParent: I see.\nMR. DIAZ: Yes.\n';
    expect((await said(text)).map((row) => [row[2], row[3]])).toEqual([
      [null, 'Note: we disagree.'],
      ['Parent', 'Why?'],
      [null, 'Teacher: Because.'],
      ['Parent', 'I see.'],
      ['MR. DIAZ', 'Yes.'],
    ]);
  });

  it('reads UTF-16, code page 1252, a byte order mark, and page breaks', async () => {
    const lines = async (bytes: Buffer) => (await read(bytes)).lines.map(({ text }) => text);
    expect(await lines(Buffer.from('\ufeffSí, año', 'utf16le'))).toEqual(['Sí, año']);
    expect(await lines(Buffer.from([0x53, 0xed, 0x0c, 0x61]))).toEqual(['Sí', 'a']);
    expect(await lines(Buffer.from('\ufeffHola'))).toEqual(['Hola']);
  });
});

describe('JSON', () => {
  it('reads Whisper, whisper.cpp, and lists with times in seconds, milliseconds and clocks', async () => {
    expect(
      await said(
        JSON.stringify({
          text: 'x',
          language: 'en',
          segments: [{ start: 1.25, end: 2, text: ' Hi.', speaker: 'SPEAKER_00' }],
        }),
      ),
    ).toEqual([[1250, 2000, 'SPEAKER_00', 'Hi.']]);
    expect(
      await said(
        JSON.stringify({
          result: { language: 'en' },
          transcription: [
            {
              timestamps: { from: '00:00:01,000', to: '00:00:02,000' },
              offsets: { from: 1000, to: 2000 },
              text: ' Hi.',
            },
          ],
        }),
      ),
    ).toEqual([[1000, 2000, null, 'Hi.']]);
    expect(await said('[{"start":"0:01:02.5","end":"0:01:03","text":"Hi","speaker":2}]')).toEqual([
      [62_500, 63_000, 'Speaker 2', 'Hi'],
    ]);
    const ms = JSON.stringify({ utterances: [{ start: 900, end: 3_500_000, text: 'Hi', speaker: 'A' }] });
    expect(await said(ms)).toEqual([[900, 3_500_000, 'A', 'Hi']]);
  });

  it('reads Otter’s samples, Rev’s words and AWS’s texts', async () => {
    const otter = JSON.stringify({
      speech: {
        transcripts: [
          { start_offset: 16_000, end_offset: 57_000_000, transcript: 'Hi', speaker_model_label: 'Ann' },
        ],
      },
    });
    expect(await said(otter)).toEqual([[1000, 3_562_500, 'Ann', 'Hi']]);
    const rev = JSON.stringify({
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: 'text', value: 'Hi' },
            { type: 'punct', value: ' ' },
            { type: 'text', value: 'you' },
          ],
        },
      ],
    });
    expect(await said(rev)).toEqual([[null, null, 'Speaker 0', 'Hi you']]);
    const aws = JSON.stringify({
      results: {
        audio_segments: [{ start_time: '1.5', end_time: '2.0', transcript: 'Hi', speaker_label: 'spk_0' }],
      },
    });
    expect(await said(aws)).toEqual([[1500, 2000, 'spk_0', 'Hi']]);
  });

  it('says the line of a broken file, and the entry of a time that cannot be', async () => {
    expect(await refusal('[\n{"text":"a"},\n{"text":}\n]', 'a.json')).toEqual([
      'transcript-unreadable',
      expect.stringMatching(/^Line 3: This JSON file is damaged\./),
    ]);
    expect(await refusal('[{"text":"a","start":1},{"text":"b","start":1e300}]')).toEqual([
      'transcript-unreadable',
      expect.stringMatching(/^Entry 2: /),
    ]);
    expect(await refusal('{"nothing":[1,2]}')).toEqual([
      'transcript-unreadable',
      expect.stringContaining('no list'),
    ]);
  });
});

describe('where JSON is broken', () => {
  it.each([
    ['[1,\n2,,3]', 6],
    ['{"a":1\n"b":2}', 7],
    ['{"a"\n1}', 5],
    ['[1,\n]', 4],
    ['{"a":"x\ny"}', 5],
    ['[1', 2],
    ['{,}', 1],
    ['[1}', 2],
  ])('%j at %i', (text, at) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(brokenAt(text)).toBe(at);
  });
});

describe('what is no transcript', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'This is a PDF'],
    ['rich text', Buffer.from('{\\rtf1 hello}'), 'rich text'],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old Word file'],
    ['a broken ZIP', Buffer.from('PK\x03\x04 broken'), 'damaged'],
    ['binary', Buffer.from('hello\nthere\x00\x01'), 'Line 2: This is not text'],
    ['only blanks', Buffer.from(' \n\n\t'), 'no words'],
    ['a VTT without its first line', Buffer.from('hello'), 'no times'],
  ])('refuses %s in words', async (_kind, bytes, words) => {
    expect(await refusal(bytes, 'a.vtt')).toEqual(['transcript-unreadable', expect.stringContaining(words)]);
  });
});
