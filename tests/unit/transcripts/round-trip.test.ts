import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLines } from '../../../main/transcripts/place-lines.ts';
import { readTranscript } from '../../../main/transcripts/reading/index.ts';
import {
  speakerNames,
  type Transcript,
  type TranscriptLine,
  writeTranscript,
} from '../../../shared/domain/index.ts';

const DURATION = 3_600_000;
const OF: Transcript = {
  ...{ id: 't', recordingId: 'r', kind: 'imported', title: 't', language: null, sourceName: 'a' },
  ...{ format: 'vtt', sha256: '0'.repeat(64), blobId: 'b', certifiedBy: null, certifiedOn: null },
  createdAt: '2026-10-20T15:30:00.000Z',
};
const about = { code: 'R01', recordingName: 'a.m4a', sha256: '0'.repeat(64) };
const nameOf = ({ speakerLabel }: TranscriptLine) => speakerLabel;

/** What somebody may say, with all that means something in a file of captions. */
const piece = fc.constantFrom(
  ...[
    'Note:',
    'Ann:',
    'Speaker 2:',
    '-->',
    '00:00:01.000 --> 00:00:02.000',
    '<v Bob>',
    '<i>',
    '&amp;',
    '&#39;',
  ],
  ...[
    '30',
    '(Ann)',
    'Speaker 1',
    'NOTE',
    'WEBVTT',
    '[0:05]',
    '0:05',
    'Q.',
    'A.',
    '(Pause.)',
    'שלום',
    '«sí»',
    '{\\an8}',
    'minutes,',
    'a',
    '-',
  ],
);
const row = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const speaker = fc.option(
  fc.constantFrom('Ann', 'ann', 'Ann: the nurse', 'Gray, Ann (she/her) <OT>', 'Speaker 2', 'R&D', 'שרה', '3'),
);
const lines = fc
  .array(
    fc.record({
      startMs: fc.nat(DURATION - 1),
      length: fc.nat(20_000),
      speaker,
      text: fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) => rows.join('\n')),
      isChecked: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((given) => {
    const read = given.map((one) => ({ ...one, endMs: one.startMs + one.length }));
    return placeLines('t', read, DURATION).map((line, at) => ({
      ...line,
      ...(given[at]?.isChecked ? { checkedBy: 'Me', checkedAt: OF.createdAt } : {}),
    }));
  });
const readAgain = async (given: readonly TranscriptLine[], format: 'vtt' | 'txt') => {
  const file = writeTranscript(OF, given, { format, nameOf, about });
  return (await readTranscript(Buffer.from(file), `a.${format}`, { durationMs: DURATION })).lines;
};

describe('whatever was said, and whoever said it, comes back', () => {
  it('VTT: times, speakers and words to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        expect(await readAgain(given, 'vtt')).toEqual(
          given.map(({ startMs, endMs, speakerLabel, text }) => ({
            startMs,
            endMs,
            speaker: speakerLabel,
            text,
          })),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('TXT: the second, speakers and words, each line in one row; a line without a time has none', async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.nat(9), async (all, without) => {
        // "Ann: the nurse: a" is said by the longer name: what begins so without a name cannot be told from it.
        const names = new Set(all.map(({ speakerLabel }) => `${speakerLabel}:`));
        const given = all
          .filter(
            ({ text, speakerLabel }) =>
              speakerLabel !== null || ![...names].some((name) => text.startsWith(name)),
          )
          .filter(({ speakerLabel, text }) => speakerLabel !== 'Ann' || !text.startsWith('the nurse'))
          .map((line, at) => (at === without ? { ...line, timing: 'placed' as const } : line));
        if (given.length === 0) return;
        expect(await readAgain(given, 'txt')).toEqual(
          given.map((line) => ({
            startMs: line.timing === 'placed' ? null : Math.floor(line.startMs / 1000) * 1000,
            endMs: null,
            speaker: line.speakerLabel,
            text: line.text.replaceAll('\n', ' '),
          })),
        );
      }),
      { numRuns: 400 },
    );
  });
});

it('a name in a transcript that leaves says so where she is not sure whose words they are', () => {
  const called = speakerNames([{ id: 'lee', label: 'Ms. Lee', role: 'other' }]);
  const line = { speakerId: 'lee', speakerLabel: 'Speaker 2', speakerHow: 'introduced' as const };
  expect(called(line)).toBe('Ms. Lee');
  expect(called({ ...line, speakerHow: 'unsure' })).toBe('Ms. Lee (not sure)');
  expect(called({ ...line, speakerId: null, speakerHow: null })).toBe('Speaker 2');
});
