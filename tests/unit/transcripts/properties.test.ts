import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLines } from '../../../main/transcripts/place-lines.ts';
import { type ReadLine, readTranscript } from '../../../main/transcripts/reading/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  placedEvenly,
  type Transcript,
  type TranscriptLine,
  writeTranscript,
} from '../../../shared/domain/index.ts';

const DURATION = 3_600_000;
const OF: Transcript = {
  id: 't',
  recordingId: 'r',
  kind: 'imported',
  title: 'Draft',
  language: null,
  sourceName: 'a.vtt',
  format: 'vtt',
  sha256: '0'.repeat(64),
  blobId: 'b',
  certifiedBy: null,
  certifiedOn: null,
  createdAt: '2026-10-20T15:30:00.000Z',
};
const about = { code: 'R01', recordingName: 'a.m4a', sha256: '0'.repeat(64) };

/** Pieces of which broken and hostile transcripts are made. */
const piece = fc.oneof(
  fc.constantFrom(
    'WEBVTT',
    'NOTE',
    '1',
    '00:00:01.000 --> 00:00:02.000',
    '00:00:01,000 --> 00:00:02,000',
    '99:99:99.999 --> ',
    '-->',
    '<v ',
    '<v Ann>',
    '</v>',
    '&amp;',
    '[00:01] ',
    'Ann: ',
    'Ann  0:12',
    '{"segments":[',
    '{"start":',
    '"text":"a"',
    '}]}',
    '[[[[',
    '\u0000',
    '\ufeff',
    'PK\u0003\u0004',
    '%PDF',
    ' '.repeat(500),
    ':'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const hostile = fc
  .array(fc.tuple(piece, fc.constantFrom('', '\n', '\n\n', '\r\n', ' ')), { maxLength: 30 })
  .map((parts) => parts.flat().join(''));
const name = fc.constantFrom('a.vtt', 'a.srt', 'a.txt', 'a.json', 'a.docx', 'a');

const readOrRefused = async (bytes: Buffer, file: string) => {
  try {
    const { lines } = await readTranscript(bytes, file, { durationMs: DURATION });
    expect(lines.length).toBeGreaterThan(0);
    for (const { startMs, endMs, text } of lines) {
      expect(text.trim()).not.toBe('');
      if (startMs !== null && endMs !== null) expect(endMs).toBeGreaterThanOrEqual(startMs);
    }
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
    expect(error.code).toBe('transcript-unreadable');
  }
};

describe('every reader', () => {
  it('reads or refuses whatever it is given; nothing else is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, name, (text, file) => readOrRefused(Buffer.from(text), file)),
      { numRuns: 1500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), name, (bytes, file) =>
        readOrRefused(Buffer.from(bytes), file),
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['spaces in a voice', `WEBVTT\n\n00:01.000 --> 00:02.000\n<v ${' '.repeat(300_000)}`],
    ['open voices', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(100_000)}`],
    ['a row of spaces', `a${' '.repeat(1_000_000)}b`],
    ['colons', ':'.repeat(1_000_000)],
    ['brackets', `[${'['.repeat(500_000)}`],
    ['digits', '1:'.repeat(500_000)],
    ['rows', 'a\n'.repeat(120_000)],
    ['a text without an end', `["${'a'.repeat(8_000_000)}`],
    ['a text of escapes without an end', `["${'\\n'.repeat(2_000_000)}`],
    ['lists in lists', `[{"a":${'['.repeat(2_000_000)}`],
    ['braces', `1\n00:01,000 --> 00:02,000\n${'{\\'.repeat(200_000)}`],
  ])('is done with %s in a moment', async (_kind, text) => {
    const before = performance.now();
    await readOrRefused(Buffer.from(text), 'a.txt');
    // What goes wrong here takes minutes: a pattern that tries again from every place.
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

const word = fc.stringMatching(/^[a-zA-Zñáé0-9.,!?'<>&-]{1,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => `w${parts.join(' ')}`);
const speaker = fc.option(fc.constantFrom('Ms. Rivera', 'Speaker 2', 'THE WITNESS'));
const lines: fc.Arbitrary<TranscriptLine[]> = fc
  .array(
    fc.record({
      start: fc.nat(DURATION - 1),
      length: fc.nat(20_000),
      speaker,
      text: fc.array(words, { minLength: 1, maxLength: 2 }).map((rows) => rows.join('\n')),
      checked: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((given) =>
    placeLines(
      't',
      given.map(({ start, length, speaker: by, text }) => ({
        startMs: start,
        endMs: start + length,
        speaker: by,
        text,
      })),
      DURATION,
    ).map((line, at) => ({
      ...line,
      ...(given[at]?.checked ? { checkedBy: 'Me', checkedAt: OF.createdAt } : {}),
    })),
  );
const nameOf = (line: TranscriptLine) => line.speakerLabel;
const asRead = (line: TranscriptLine): ReadLine => ({
  startMs: line.startMs,
  endMs: line.endMs,
  speaker: line.speakerLabel,
  text: line.text,
});

describe('what is written out is read in as it was', () => {
  it.each(['vtt', 'srt'] as const)('%s, with times, speakers and words', async (format) => {
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        // SRT has no way to write an angle bracket that is not a mark.
        const kept =
          format === 'srt'
            ? given.map((one) => ({ ...one, text: one.text.replaceAll(/[<>]/g, 'x') }))
            : given;
        const said = kept.filter(({ text }) => text.trim() !== '');
        const file = writeTranscript(OF, said, { format, nameOf, about });
        const read = await readTranscript(Buffer.from(file), `a.${format}`, { durationMs: DURATION });
        expect(read.format).toBe(format);
        expect(read.lines).toEqual(said.map(asRead));
      }),
      { numRuns: 300 },
    );
  });

  it('txt, to the second, each line in one row', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const file = writeTranscript(OF, given, { format: 'txt', nameOf, about });
        const read = await readTranscript(Buffer.from(file), 'a.txt', { durationMs: DURATION });
        expect(read.lines).toEqual(
          given.map((line) => ({
            startMs: Math.floor(line.startMs / 1000) * 1000,
            endMs: null,
            speaker: line.speakerLabel,
            text: line.text.replaceAll('\n', ' '),
          })),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('DRAFT', () => {
  it('stands at the top and before every line that nobody checked, in every format', () => {
    const [first, second] = placeLines(
      't',
      [
        { startMs: 1000, endMs: 2000, speaker: 'Ann', text: 'Checked words.' },
        { startMs: 2000, endMs: 3000, speaker: null, text: 'Other words.' },
      ],
      DURATION,
    );
    if (!first || !second) throw new Error('two lines');
    const both = [{ ...first, checkedBy: 'Me', checkedAt: OF.createdAt }, second];
    const txt = writeTranscript(OF, both, { format: 'txt', nameOf, about });
    expect(txt).toContain('DRAFT: 1 of 2 lines were not checked by ear.');
    expect(txt).toContain('[0:00:01] Ann: Checked words.\n[0:00:02] [DRAFT] Other words.\n');
    expect(writeTranscript(OF, both, { format: 'srt', nameOf, about })).toContain('\n[DRAFT] Other words.');
    const vtt = writeTranscript(OF, both, { format: 'vtt', nameOf, about });
    expect(vtt).toContain('NOTE\nDRAFT: 1 of 2');
    expect(vtt).toContain('<v Ann>Checked words.');
    expect(vtt).toContain('\n[DRAFT] Other words.');
  });

  it('is nowhere in a certified one, which says by whom', () => {
    const certified: Transcript = {
      ...OF,
      kind: 'certified',
      certifiedBy: 'A. Clerk',
      certifiedOn: '2026-11-02',
    };
    const given = placeLines('t', [{ startMs: null, endMs: null, speaker: null, text: 'Words.' }], DURATION);
    const txt = writeTranscript(certified, given, { format: 'txt', nameOf, about });
    expect(txt).toContain('CERTIFIED by A. Clerk on 2026-11-02.');
    expect(txt).toContain('[no time] Words.');
    expect(txt).not.toContain('DRAFT');
  });
});

describe('lines without a time', () => {
  const timed = fc.record({ startMs: fc.nat(DURATION), placed: fc.boolean(), length: fc.nat(5000) });
  it('stand evenly between those that have one, in the order of the file, and move nothing', () => {
    fc.assert(
      fc.property(fc.array(timed, { maxLength: 40 }), (given) => {
        let from = 0;
        const ordered = given.map(({ startMs, placed, length }) => {
          if (!placed) from = Math.max(from, startMs);
          return { startMs: from, endMs: from + (placed ? 0 : length), placed };
        });
        const result = placedEvenly(ordered, DURATION);
        for (const [at, line] of result.entries()) {
          if (!line.placed) expect(line).toEqual(ordered[at]);
          else expect(line.endMs).toBeGreaterThanOrEqual(line.startMs);
          const before = result[at - 1];
          if (before?.placed && line.placed) expect(line.startMs).toBe(before.endMs);
        }
      }),
    );
    const three = placedEvenly(
      [1, 2, 3].map(() => ({ startMs: 0, endMs: 0, placed: true })),
      900,
    );
    expect(three.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 300],
      [300, 600],
      [600, 900],
    ]);
  });
});
