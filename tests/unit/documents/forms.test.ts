import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../main/documents/thread/read-pdf.ts';
import type { Told } from '../../../main/documents/thread/told.ts';
import {
  look,
  makeForm,
  makeLockedPdf,
  makePdf,
  privateLetters,
  textField,
  tickBox,
  words,
  xfa,
} from '../../support/documents/index.ts';

/** The first page of a file, as it is kept. */
async function pageOf(
  bytes: Buffer,
  password: string | null = null,
): Promise<{ text: string; source: string }> {
  const told: Told[] = [];
  await readPdf(new Uint8Array(bytes), { from: 1, password }, (one) => told.push(one));
  const page = told.find((one) => one.tell === 'page');
  return page ? { text: page.text, source: page.source } : { text: '', source: JSON.stringify(told) };
}

describe('a plan that is a filled form', () => {
  it('has its values where a reader looks for them: behind their labels, in the blanks, below a label above', async () => {
    const { text } = await pageOf(
      makeForm({
        drawn: [
          words('Student:', 72, 720),
          words('Minutes: __________ Place: __________ End', 72, 690),
          words('Disability', 72, 660),
          words('Grade', 300, 660),
          words('Present levels', 72, 600),
          words('Signature', 72, 480),
        ].join(''),
        over: [
          textField('room', 'Room 4', [216, 686, 272, 702]),
          textField('beside', 'Nobody sees this', [-300, 686, -200, 702]),
          textField('point', 'Nor this', [300, 686, 300, 686]),
          textField('minutes', '30 a week', [116, 686, 176, 702]),
          textField('name', 'J. R.', [120, 716, 300, 732]),
          textField('disability', 'Autism', [72, 640, 200, 655]),
          textField('grade', '4', [300, 640, 340, 655]),
          textField('levels', 'Reads 60 words.\\rNeeds help to begin.', [72, 500, 540, 590], '/Ff 4096'),
        ],
      }),
    );
    expect(text.split(/\n+/)).toEqual([
      'Student: J. R.',
      'Minutes: __________ 30 a week Place: __________ Room 4 End',
      'Disability\tGrade',
      'Autism\t4',
      'Present levels',
      'Reads 60 words.',
      'Needs help to begin.',
      'Signature',
    ]);
  });

  it('says of each box whether it is ticked, with its own words', async () => {
    const { text } = await pageOf(
      makeForm({
        drawn: words('Speech', 92, 720) + words('Yes          No', 212, 720) + words('Transport', 92, 700),
        over: [
          tickBox('speech', true, [76, 718, 88, 730]),
          tickBox('yes', false, [198, 718, 210, 730]),
          tickBox('no', true, [247, 718, 259, 730]),
          tickBox('bus', false, [76, 698, 88, 710]),
        ],
      }),
    );
    expect(text).toBe('☒ Speech\t☐ Yes ☒ No\n\n☐ Transport');
  });

  it('shows the words of a choice, not its code, and what is drawn where a script formats a value', async () => {
    const { text } = await pageOf(
      makeForm({
        drawn: words('Setting:', 72, 720) + words('Cost:', 72, 700) + words('Note:', 72, 680),
        over: [
          `<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (lre) /V (2) /Opt [[(1) (Regular class)] [(2) (Resource room)]] /Rect [120 716 300 732] /F 4 >>`,
          textField('cost', '30', [120, 696, 200, 712], '/AP << /N 6 0 R >>'),
          textField('hidden', 'nobody sees this', [300, 696, 400, 712], '/F 2'),
          `<< /Type /Annot /Subtype /FreeText /Contents (Given to me on 3 March) /DA (/F1 11 Tf 0 g) /Rect [120 676 300 692] /F 4 >>`,
        ],
        more: [look('$30.00', 80, 16)],
      }),
    );
    expect(text).toBe('Setting: Resource room\n\nCost:\t$30.00\n\nNote:\tGiven to me on 3 March');
  });

  it('is no picture when all that was made of it are values', async () => {
    const only = makeForm({ drawn: '', over: [tickBox('agree', true, [72, 700, 84, 712])] });
    expect(await pageOf(only)).toEqual({ text: '☒', source: 'file' });
  });

  it('is read in the same order on a page that lies on its side', async () => {
    const upright = (text: string, x: number, y: number) =>
      `BT /F1 11 Tf 0 1 -1 0 ${x} ${y} Tm (${text}) Tj ET\n`;
    const { text } = await pageOf(
      makeForm({
        rotate: 90,
        drawn: upright('Minutes:', 100, 72) + upright('Place:', 120, 72),
        over: [textField('a', '30', [88, 124, 104, 180]), textField('b', 'Room 4', [108, 124, 124, 180])],
      }),
    );
    expect(text).toBe('Minutes: 30\n\nPlace:\tRoom 4');
  });
});

describe('a form that only Adobe’s reader can show', () => {
  it('is told as not read: “please wait” is not what was filled in', async () => {
    const dynamic = makeForm({ drawn: words('Please wait...', 72, 720), form: '/XFA 6 0 R', more: [xfa()] });
    expect(await pageOf(dynamic)).toEqual({ text: '', source: 'unread' });
    // One that has its fields in the file as well is read by them.
    const both = makeForm({
      drawn: words('Minutes:', 72, 720),
      over: [textField('minutes', '30', [120, 716, 160, 732])],
      form: '/XFA 6 0 R',
      fields: '[7 0 R]',
      more: [xfa(), '<< /FT /Tx /T (other) /V (x) /Rect [0 0 9 9] /Subtype /Widget >>'],
    });
    expect((await pageOf(both)).text).toBe('Minutes: 30');
  });
});

describe('a plan with a font of signs', () => {
  it('has boxes and ticks for what the file calls þ and U+F0FE', async () => {
    const font = (toUnicode: string) =>
      `<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings-Regular /FirstChar 0 /LastChar 255 ${toUnicode} >>`;
    const drawn =
      words('\u00fe', 72, 720, '/F2 11') +
      words(' Speech', 84, 720) +
      words('\u00a8', 72, 700, '/F2 11') +
      words(' Transport', 84, 700);
    for (const toUnicode of ['', '/ToUnicode 7 0 R']) {
      const made = makeForm({ drawn, fonts: '/F2 6 0 R', more: [font(toUnicode), privateLetters()] });
      expect((await pageOf(made)).text).toBe('☑ Speech\n\n☐ Transport');
    }
    const symbols = makeForm({
      drawn: words('\u00b7', 72, 720, '/F2 11') + words(' A point', 84, 720),
      fonts: '/F2 6 0 R',
      more: [font('/ToUnicode 7 0 R').replace('Wingdings-Regular', 'SymbolMT'), privateLetters()],
    });
    expect((await pageOf(symbols)).text).toBe('• A point');
  });

  it('is told as not read when its letters have no names', async () => {
    const garbled = makeForm({
      drawn: `BT /F2 11 Tf 72 720 Td <${Buffer.from(
        Buffer.from('This student needs an aide all day').map((code) => code - 29),
      )
        .toString('hex')
        .replaceAll(/../g, '00$&')}> Tj ET`,
      fonts: '/F2 6 0 R',
      more: [
        '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Arial /Encoding /Identity-H /DescendantFonts [7 0 R] >>',
        '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 >>',
      ],
    });
    expect(await pageOf(garbled)).toEqual({ text: '', source: 'unread' });
    expect((await pageOf(makePdf([['This student needs an aide all day']]))).source).toBe('file');
  });
});

describe('a plan with passwords', () => {
  it('that only forbids copying is read as any other', async () => {
    const file = makeLockedPdf('Speech 30 minutes', { user: '', owner: 'district' });
    expect(await pageOf(file)).toEqual({ text: 'Speech 30 minutes', source: 'file' });
  });

  it('that asks for one is told as locked, and read with it', async () => {
    const told: Told[] = [];
    const file = makeLockedPdf('Speech 30 minutes', { user: 'maple', owner: 'district' });
    await readPdf(new Uint8Array(file), { from: 1, password: 'mapel' }, (one) => told.push(one));
    expect(told).toMatchObject([{ tell: 'refused', why: 'needsPassword' }]);
    expect((await pageOf(file, 'maple')).text).toBe('Speech 30 minutes');
  });
});
