import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../main/transcripts/reading/index.ts';

const read = async (text: string) => {
  const { lines, leftOut } = await readTranscript(Buffer.from(text), 'hearing.txt', { durationMs: 60_000 });
  return { leftOut, said: lines.map((line) => [line.speaker, line.text]) };
};
/** A page as a court reporter's ASCII file has it: the number of the page, 25 numbered lines, a form feed. */
const page = (number: number, ...lines: string[]) => {
  const rows = Array.from({ length: 25 }, (_, at) =>
    `${String(at + 1).padStart(2)}     ${lines[at] ?? ''}`.trimEnd(),
  );
  return [`${' '.repeat(60)}${number}`, ...rows, '', '       ACME REPORTING, 555 0100', '\f'].join('\r\n');
};

describe('a court reporter’s text', () => {
  it('is read by who speaks, over lines and pages, without their numbers', async () => {
    const text =
      page(
        1,
        '              HEARING OF MAY 3',
        '',
        '     MS. RIVERA:  We will provide',
        '30 minutes a week.',
        '     THE WITNESS:  A year ago it was',
        'sixty.',
        '     (Pause.)',
        'BY MR. DIAZ:',
        '     Q.   When did you',
        'first say so?',
        ...Array.from({ length: 14 }, () => '     A    In May.'),
        '     Q.   And what',
      ) + page(2, 'came of it?', '     A.   Nothing.', ...Array.from({ length: 23 }, () => ''));
    const { said, leftOut } = await read(text);
    expect(said).toEqual([
      [null, 'HEARING OF MAY 3'],
      ['MS. RIVERA', 'We will provide 30 minutes a week.'],
      ['THE WITNESS', 'A year ago it was sixty.'],
      [null, '(Pause.)'],
      [null, 'BY MR. DIAZ:'],
      ['Q', 'When did you first say so?'],
      ...Array.from({ length: 14 }, () => ['A', 'In May.']),
      ['Q', 'And what came of it?'],
      ['A', 'Nothing.'],
    ]);
    // Two numbers of pages, and what stands below each of them.
    expect(leftOut).toBe(4);
  });

  it('words without a number stay, also when they come again; only what stands at the edge of pages goes', async () => {
    const body = Array.from({ length: 24 }, (_, at) => `${at + 1}   Q.  Number ${at}?`);
    body.splice(3, 0, '     Yes.');
    body.splice(9, 0, '     Yes.');
    const text = `${[...body, 'FIRM'].join('\n')}\n2\n${[...body, 'FIRM'].join('\n')}\n`;
    const { said, leftOut } = await read(text);
    expect(said.filter(([, words]) => words?.endsWith('? Yes.'))).toHaveLength(4);
    expect(leftOut).toBe(3);
    expect(said.some(([, words]) => words?.includes('FIRM'))).toBe(false);
  });

  it('with page and line in one number', async () => {
    const rows = ['MS. GRAY:  We begin', 'now.', 'Q.  When?', 'A.  Today.'].flatMap((one) => [one, one]);
    const text = [...rows, ...rows]
      .map((row, at) => `0000${at < 8 ? 1 : 2}:0${(at % 8) + 1}   ${row}`)
      .join('\n');
    expect((await read(text)).said.slice(0, 3)).toEqual([
      ['MS. GRAY', 'We begin'],
      ['MS. GRAY', 'We begin now. now.'],
      ['Q', 'When?'],
    ]);
  });

  it('Q. and A. without numbers speak, and one alone is an initial', async () => {
    expect((await read('Q.  When?\nA.  Today.\nQ.  And?\nA.  No.\n')).said).toEqual([
      ['Q', 'When?'],
      ['A', 'Today.'],
      ['Q', 'And?'],
      ['A', 'No.'],
    ]);
    expect(
      (await read('Q.  When did you\n    say so?\nA.  Today.\n\nQ.  And?\nA.  No.\n\nEXHIBIT 3\n')).said,
    ).toEqual([
      ['Q', 'When did you say so?'],
      ['A', 'Today.'],
      ['Q', 'And?'],
      ['A', 'No.'],
      [null, 'EXHIBIT 3'],
    ]);
    expect((await read('A. Clerk was there.\nShe said so.\n')).said[0]).toEqual([
      null,
      'A. Clerk was there.',
    ]);
  });

  it('a name with its office speaks, also once', async () => {
    const text =
      'ANN GRAY JR., DIRECTOR OF SPECIAL EDUCATION: We begin.\nMs. Doe said that it was so: yes.\n';
    expect((await read(text)).said).toEqual([
      ['ANN GRAY JR., DIRECTOR OF SPECIAL EDUCATION', 'We begin.'],
      [null, 'Ms. Doe said that it was so: yes.'],
    ]);
  });

  it('numbers that somebody says stay, and so do rows that are no page', async () => {
    const said = ['10 minutes', '2 times a week', '3', 'and 4 more', '60 minutes'];
    expect((await read(said.join('\n'))).said).toEqual(said.map((one) => [null, one]));
    const counted = Array.from({ length: 12 }, (_, at) => `${at + 1} minutes and more`);
    const list = await read(
      [...counted, ...Array.from({ length: 12 }, () => 'words of another kind')].join('\n'),
    );
    expect(list.said[0]).toEqual([null, '1 minutes and more']);
  });
});
