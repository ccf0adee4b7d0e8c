import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../main/transcripts/reading/index.ts';
import { makeWordOf } from '../../support/documents/index.ts';

/** The shapes in which the programs of meetings save what was said; every sentence here is our own. */
const HOUR = 3_600_000;
const whole = (given: string | Buffer, name = 'a.txt', durationMs = HOUR) =>
  readTranscript(Buffer.isBuffer(given) ? given : Buffer.from(given), name, { durationMs });
const read = async (given: string | Buffer, name?: string, durationMs?: number) =>
  (await whole(given, name, durationMs)).lines.map(({ startMs, endMs, speaker, text }) => [
    startMs,
    endMs,
    speaker,
    text,
  ]);
const word = (...paragraphs: string[]) =>
  makeWordOf(paragraphs.map((runs) => `<w:p><w:r>${runs}</w:r></w:p>`).join(''));
const t = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;
const BREAK = '<w:br/>';

describe('Zoom', () => {
  const cue = (n: number, words: string) =>
    `${n}\r\n00:00:${10 + n}.120 --> 00:00:${10 + n}.980\r\n${words}\r\n`;

  it('VTT: whatever somebody calls himself is the speaker, also once, since every cue has a name', async () => {
    const names = [
      'maria lopez',
      'Dana Okafor-Williams (she/her), School Psychologist',
      'Ann’s iPad',
      '16175550100',
      'maria lopez',
      'Ann’s iPad',
      'J. Smith | OT',
      ...Array.from({ length: 12 }, () => 'maria lopez'),
    ];
    const text = `WEBVTT\r\n\r\n${names.map((name, at) => cue(at + 1, `${name}: Note: line ${at}.`)).join('\r\n')}`;
    expect((await read(text, 'a.vtt')).map((line) => [line[2], line[3]])).toEqual(
      names.map((name, at) => [name, `Note: line ${at}.`]),
    );
  });

  it('VTT without names: what somebody says before a colon stays speech', async () => {
    const said = [
      'Good morning.',
      'Note: we disagree.',
      'so: sixty minutes',
      'Yes.',
      'No.',
      'One thing: time.',
    ];
    const text = `WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n${said.map((one, at) => cue(at + 1, one)).join('\n')}`;
    expect((await read(text, 'a.vtt')).map((line) => [line[2], line[3]])).toEqual(
      said.map((one) => [null, one]),
    );
  });

  it('saved captions with times of the day count from the first one, and it is said', async () => {
    const text =
      '[Ann Gray] 13:36:31\nWe begin.\nAll of us.\n\n[maria] 13:36:40\nYes.\n\n[Ann Gray] 13:40:00\nGood.\n';
    expect(await read(text)).toEqual([
      [0, null, 'Ann Gray', 'We begin.\nAll of us.'],
      [9_000, null, 'maria', 'Yes.'],
      [209_000, null, 'Ann Gray', 'Good.'],
    ]);
    expect((await whole(text)).isShifted).toBe(true);
    // In a recording that is so long they are times in it.
    expect((await read(text, 'a.txt', 14 * HOUR))[0]?.[0]).toBe((13 * 3600 + 36 * 60 + 31) * 1000);
  });
});

describe('Teams', () => {
  it('VTT: names with roles, a voice over two rows, Stream’s notes, and speech that looks like a name', async () => {
    const text =
      'WEBVTT\r\n\r\nNOTE duration:"00:00:09.1230000"\r\n\r\nNOTE language:en-us\r\n\r\n5c1e-4/2-0\r\n00:00:01.160 --> 00:00:02.000\r\n<v Gray, Ann (CNTR)>Sixty\r\nminutes &amp;#38; more&#46;</v>\r\n\r\n5c1e-4/3-0\r\n00:00:03.000 --> 00:00:04.000\r\nSpeaker 2: we said.\r\n';
    expect(await read(text, 'a.vtt')).toEqual([
      [1160, 2000, 'Gray, Ann (CNTR)', 'Sixty\nminutes &#38; more.'],
      [3000, 4000, null, 'Speaker 2: we said.'],
    ]);
    expect((await whole(text, 'a.vtt')).language).toBe('en-us');
  });

  it('Word, new layout: name, time and words in one paragraph with breaks; its own words at top and end are none', async () => {
    const bytes = await word(
      t('IEP meeting-20261022_130412-Meeting Recording'),
      t('October 22, 2026, 5:04PM'),
      t('56m 41s'),
      `${t('Gray, Ann')}${t(' started transcription')}`,
      `${t('Gray, Ann')}${t('   0:09')}${BREAK}${t('We will give sixty.')}${BREAK}${t('Minutes.')}`,
      `${t('Doe, Maria Elena (Parent and Advocate)')}${t('   1:02:03')}${BREAK}${t('When?')}`,
      t('Gray, Ann stopped transcription'),
    );
    expect(await read(bytes, 'a.docx')).toEqual([
      [9000, null, 'Gray, Ann', 'We will give sixty.\nMinutes.'],
      [3_723_000, null, 'Doe, Maria Elena (Parent and Advocate)', 'When?'],
    ]);
    expect((await whole(bytes, 'a.docx')).leftOut).toBe(5);
  });

  it('Word, old layout: a span, a name and the words, as paragraphs or as breaks in one', async () => {
    const rows = [
      '0:0:0.0 --&gt; 0:0:2.310',
      'Gray, Ann',
      'Good morning',
      '0:0:3.5 --&gt; 0:0:4.0',
      'Doe',
      'Yes',
    ];
    const expected = [
      [0, 2310, 'Gray, Ann', 'Good morning'],
      [3500, 4000, 'Doe', 'Yes'],
    ];
    expect(await read(await word(...rows.map(t)), 'a.docx')).toEqual(expected);
    const inOne = [rows.slice(0, 3), rows.slice(3)].map((some) => some.map(t).join(BREAK));
    expect(await read(await word(...inOne), 'a.docx')).toEqual(expected);
  });

  it('JSON of Stream: offsets as clocks, names as shown', async () => {
    const entries = [
      {
        ...{ id: '1', text: 'Hola.', speakerId: 'x@y', speakerDisplayName: 'Gray, Ann' },
        ...{ startOffset: '00:00:08.8273871', endOffset: '00:00:11.2', spokenLanguageTag: 'es-mx' },
      },
    ];
    const text = JSON.stringify({ version: '1.0.0', type: 'Transcript', entries });
    expect(await read(text, 'a.json')).toEqual([[8827, 11_200, 'Gray, Ann', 'Hola.']]);
  });
});

describe('Webex', () => {
  it('VTT: the speaker is in the name of the cue, or nobody is', async () => {
    const cue = (name: string, at: number, words: string) =>
      `${at} ${name}\n00:00:0${at}.000 --> 00:00:0${at}.900\n${words}\n`;
    const cues = [
      cue('"Gray, Ann" (9017000001)', 1, 'Speaker 2: we said.\nYes.'),
      cue('""', 2, 'No.'),
      cue('"Doe"', 3, '30'),
    ];
    expect(await read(`WEBVTT\n\n${cues.join('\n')}`, 'a.vtt')).toEqual([
      [1000, 1900, 'Gray, Ann', 'Speaker 2: we said.\nYes.'],
      [2000, 2900, null, 'No.'],
      [3000, 3900, 'Doe', '30'],
    ]);
  });
});

describe('Google', () => {
  it('Meet’s captions: the name in parentheses above the words, a dash between two', async () => {
    const cue = (at: number, words: string) => `00:00:0${at}.000 --> 00:00:0${at}.900\n${words}\n`;
    const said = [
      '(Ann Gray)\nWe begin',
      '(Ann Gray)\nnow.\n-\n \n(Maria Doe)\nYes.\n(laughs)',
      '(Maria Doe)\n- or no',
    ];
    const text = said.map((words, at) => cue(at + 1, words)).join('\n');
    expect((await read(`WEBVTT\n\n${text}`, 'a.vtt')).map((line) => [line[2], line[3]])).toEqual([
      ['Ann Gray', 'We begin'],
      ['Ann Gray', 'now.'],
      ['Maria Doe', 'Yes.\n(laughs)'],
      ['Maria Doe', '- or no'],
    ]);
    const other = ['(laughs)\nWe begin', 'now', 'Yes'].map((words, at) => cue(at + 1, words)).join('\n');
    expect((await read(`WEBVTT\n\n${other}`, 'a.vtt'))[0]?.[3]).toBe('(laughs)\nWe begin');
  });

  const meet =
    'Oct 22, 2026\nIEP of Sam - Transcript\n00:00:00\n \nAnn Gray: We begin.\nMaria Doe: Good.\nAnn Gray: Yes.\n00:05:12\nMaria Doe: And then?\n\nTranscription ended after 00:30:30\n\nThis editable transcript was computer generated and might contain errors. People can also change the text after it was created.\n';
  it('Meet: a time above what several people say is the first one’s; nobody’s words become another’s', async () => {
    const expected = [
      [0, null, 'Ann Gray', 'We begin.'],
      [null, null, 'Maria Doe', 'Good.'],
      [null, null, 'Ann Gray', 'Yes.'],
      [312_000, null, 'Maria Doe', 'And then?'],
    ];
    expect(await read(meet)).toEqual(expected);
    expect((await whole(meet)).leftOut).toBe(4);
    const rows = meet.split('\n').filter((row) => row.trim() !== '');
    expect(await read(await word(...rows.map(t)), 'a.docx')).toEqual(expected);
    const markdown = meet
      .replaceAll(/^(\d\d:\d\d:\d\d)$/gm, '### $1')
      .replaceAll(/^([A-Z]\w* \w+):/gm, '**$1:**');
    expect(await read(markdown, 'a.md')).toEqual(expected);
  });

  it('Meet as it was, with those who were there; and notes of a machine above it are nobody’s words', async () => {
    const old =
      'IEP (2026-10-22) - Transcript\nAttendees\nAnn Gray, Maria Doe\nTranscript\nThis editable transcript was computer generated and might contain errors. People can also change the text after it was created.\nAnn Gray: We begin.\nMaria Doe: Good.\nAnn Gray: Yes.\nMaria Doe: No.\n';
    expect((await read(old)).map((line) => line[3])).toEqual(['We begin.', 'Good.', 'Yes.', 'No.']);
    const gemini = `📝 Notes\nSummary\nThe team agreed to sixty minutes.\n📖 Transcript\n${meet}`;
    expect((await read(gemini)).map((line) => line[3])).toEqual(['We begin.', 'Good.', 'Yes.', 'And then?']);
  });

  it('captions of Drive and YouTube (SBV)', async () => {
    const sbv = '0:00:00.599,0:00:04.160\nWe begin[br]now.\n\n0:00:04.160,0:00:06.000\n30\n\n';
    expect(await read(sbv, 'captions.sbv')).toEqual([
      [599, 4160, null, 'We begin\nnow.'],
      [4160, 6000, null, '30'],
    ]);
  });
});

describe('Otter, Rev, Temi, Trint, Sonix, Descript', () => {
  it('Otter: key words, those who speak and the last row are no speech', async () => {
    const text =
      'IEP meeting\nThu, Oct 22, 2026 2:00PM • 54:50\n\nSUMMARY KEYWORDS\nminutes, speech\n\nSPEAKERS\nAnn, Unknown Speaker\n\nAnn  00:00\nWe begin.\n\nUnknown Speaker  1:54:50  \nYes.\n\nTranscribed by https://otter.ai\n';
    expect(await read(text)).toEqual([
      [0, null, 'Ann', 'We begin.'],
      [6_890_000, null, 'Unknown Speaker', 'Yes.'],
    ]);
    expect((await whole(text)).leftOut).toBe(7);
  });

  it.each([
    ['Rev', 'Speaker 1 (00:05):\nWe begin.\n\nAnn (00:09):\nYes.\n'],
    ['Rev before', 'Speaker 1: (00:05)\nWe begin.\n\nAnn: (00:09)\nYes.\n'],
    ['Rev’s machine', 'Speaker 1    00:00:05    We begin.\nAnn    00:00:09    Yes.\n'],
    ['Temi', 'Speaker 1:\t00:05\tWe begin.\nAnn:\t00:09\tYes.\n'],
    ['Sonix', 'Speaker 1: [00:00:05] We begin.\n\nAnn: [00:00:09] Yes.\n'],
    ['Trint', 'Speaker 1 [00:00:05]\nWe begin.\n\nAnn [00:00:09]\nYes.\n'],
    [
      'Descript',
      '[00:00:05] Speaker 1: We begin.\n\n[00:00:09] Speaker 2: Yes.\n'.replace('Speaker 2', 'MS. ANN'),
    ],
    ['a bar', 'Speaker 1 | 00:05\nWe begin.\n\nAnn | 00:09\nYes.\n'],
    [
      'a row for the time',
      'Speaker 1\n00:05\nWe begin.\n\nSpeaker 2\n00:09\nYes.\n'.replace('Speaker 2', 'MS. ANN'),
    ],
    ['copied from Teams', 'Speaker 1 0:05\nWe begin.\nMS. ANN 0:09\nYes.\n'],
  ])('%s', async (_kind, text) => {
    const lines = await read(text);
    expect(lines.map((line) => [line[0], line[3]])).toEqual([
      [5000, 'We begin.'],
      [9000, 'Yes.'],
    ]);
    expect(lines.map((line) => line[2])).toEqual(['Speaker 1', expect.stringMatching(/^(?:MS\. ANN|Ann)$/)]);
  });

  it('a time of the day that somebody says is no time of the recording', async () => {
    const said = ['10:30 is too late for us.', 'We met at 3:15', 'See you (3:15)'];
    const rows = Array.from({ length: 120 }, (_, at) => said[at] ?? `Words of row ${at}.`);
    expect((await read(rows.join('\n'))).map((line) => [line[0], line[2], line[3]]).slice(0, 2)).toEqual(
      said.slice(0, 2).map((one) => [null, null, one]),
    );
  });
});

describe('phones', () => {
  const lines = [
    [0, null, 'Speaker 1', 'We begin.'],
    [9000, null, 'Speaker 2', 'Yes.'],
    [12_000, null, 'Speaker 1', 'Good.'],
  ];
  it.each([
    ['name, time, words', '{name}\n{time}\n{words}\n\n'],
    ['time, name, words', '{time}\n{name}\n{words}\n\n'],
    ['with blank rows between, as in Word', '{name}\n\n{time}\n\n{words}\n\n'],
    ['time and name on one row', '{time} {name}\n{words}\n\n'],
    ['a dash between them', '[{time}] - {name}\n{words}\n\n'],
  ])('%s', async (_kind, shape) => {
    const rows = [
      ['Speaker 1', '00:00', 'We begin.'],
      ['Speaker 2', '00:09', 'Yes.'],
      ['Speaker 1', '00:12', 'Good.'],
    ].map(([name = '', time = '', words = '']) =>
      shape.replace('{name}', name).replace('{time}', time).replace('{words}', words),
    );
    expect(await read(rows.join(''))).toEqual(lines);
  });

  it('names without times', async () => {
    expect(await read('Speaker 1\nWe begin.\nAll of us.\n\nSpeaker 2\nYes.\n')).toEqual([
      [null, null, 'Speaker 1', 'We begin.'],
      [null, null, 'Speaker 1', 'All of us.'],
      [null, null, 'Speaker 2', 'Yes.'],
    ]);
  });
});

describe('Whisper as it prints', () => {
  it('rows with a span in brackets, and its table', async () => {
    const printed = '[00:00.000 --> 00:04.500]  We begin.\n[01:00:04.500 --> 01:00:06.000]  Yes\n';
    const lines = [
      [0, 4500, null, 'We begin.'],
      [3_604_500, 3_606_000, null, 'Yes'],
    ];
    expect(await read(printed)).toEqual(lines);
    expect(await read('start\tend\ttext\n0\t4500\tWe begin.\n3604500\t3606000\tYes\n', 'a.tsv')).toEqual(
      lines,
    );
  });
});
