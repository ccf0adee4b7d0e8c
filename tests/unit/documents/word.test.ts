import { describe, expect, it } from 'vitest';
import { readWord } from '../../../main/documents/thread/read-word.ts';
import { makeWordOf } from '../../support/documents/index.ts';

const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;

async function textOf(file: Buffer | Promise<Buffer>): Promise<string> {
  let text = '';
  await readWord(new Uint8Array(await file), (told) => {
    if (told.tell === 'page') text = told.text;
  });
  return text;
}

describe('the words of a Word file', () => {
  it('have a line for each row of a table, and keep its empty cells', async () => {
    const services = `<w:tbl>${row(p('Service'), p('Minutes'), p('Place'))}${row(p('Speech'), p(''), p('Room 4') + p('or in class'))}</w:tbl>`;
    expect(await textOf(makeWordOf(p('Services') + services + p('Goals')))).toBe(
      'Services\n\nService\tMinutes\tPlace\nSpeech\t\tRoom 4 or in class\n\nGoals',
    );
  });

  it('read a page that was laid out with a table part by part', async () => {
    const left = p('One') + p('Two') + p('Three') + p('Four');
    const laid = `<w:tbl>${row(left, p('Beside'))}${row(p('Across') + p('both'))}</w:tbl>`;
    expect(await textOf(makeWordOf(laid))).toBe('One\n\nTwo\n\nThree\n\nFour\n\nBeside\n\nAcross\n\nboth');
  });

  it('are parted where a line ends', async () => {
    const lines = '<w:p><w:r><w:t>Oak School</w:t><w:br/><w:t>12 Main St</w:t></w:r></w:p>';
    expect(await textOf(makeWordOf(lines))).toBe('Oak School\n12 Main St');
  });

  it('say of each box whether it is ticked: controls, old form fields, signs of Wingdings', async () => {
    const control = (isTicked: boolean) =>
      `<w:sdt xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox><w14:checked w14:val="${isTicked ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`;
    const old =
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>';
    const letter = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>¨</w:t></w:r>';
    const line = (box: string, text: string) =>
      `<w:p>${box}<w:r><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p>`;
    const body =
      line(control(true), 'Speech') +
      line(control(false), 'Bus') +
      line(old, 'Aide') +
      line(sign, 'Summer') +
      line(letter, 'None');
    expect(await textOf(makeWordOf(body))).toBe('☒ Speech\n\n☐ Bus\n\n☒ Aide\n\n☑ Summer\n\n☐ None');
  });

  it('are those of a control, and of a box of text that stands beside the others', async () => {
    const chosen = `<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>${p('Resource room')}</w:sdtContent></w:sdt>`;
    const box = `<w:p><w:r><w:t>Beside it</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"/><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p('Draft')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await textOf(makeWordOf(chosen + box))).toBe('Resource room\n\nBeside it\n\nDraft');
  });

  it('are as they stand when every tracked change is made', async () => {
    const body =
      '<w:p><w:r><w:t xml:space="preserve">Speech </w:t></w:r><w:del w:id="1"><w:r><w:delText>60</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> minutes</w:t></w:r></w:p>';
    expect(await textOf(makeWordOf(body))).toBe('Speech 30 minutes');
  });

  it('begin with the letterhead and end with what stands below, once each, and with the notes', async () => {
    const file = makeWordOf('<w:p><w:r><w:t>Dear parent</w:t><w:footnoteReference w:id="3"/></w:r></w:p>', {
      'word/header1.xml': head('hdr', p('Oak School District')),
      'word/header2.xml': head('hdr', p('Oak School District')),
      'word/header3.xml': '<w:hdr/>',
      'word/footer1.xml': head('ftr', p('Page 1')),
      'word/footnotes.xml': head('footnotes', `<w:footnote w:id="3">${p('See the notice.')}</w:footnote>`),
    });
    expect(await textOf(file)).toBe('Oak School District\n\nDear parent\n\nSee the notice.\n\nPage 1');
  });
});

function head(root: string, inside: string): string {
  return `<?xml version="1.0"?><w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inside}</w:${root}>`;
}
