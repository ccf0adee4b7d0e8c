import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell, spreadsheetText, toCsv } from '../../../main/evidence/tables/table.ts';

/** A small RFC 4180 reader, so that the writer is not checked by itself. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || (character === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)?.push(field);
      field = '';
      if (character === '\r') {
        at++;
        rows.push([]);
      }
    } else field += character;
  }
  rows.pop();
  return rows;
}

const table = (texts: string[][]) => ({
  name: 't',
  title: 'T',
  note: '',
  columns: ['A', 'B'],
  rows: texts.map((row) => row.map((text) => cell(text))),
});

describe('tables for a spreadsheet', () => {
  it('never begin a cell with what runs as a formula, and the text can be had back exactly', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string({ unit: 'binary' }),
            fc
              .array(fc.constantFrom('=1+1', '+', '-2', '@x', '\t', "'", ';', '\n', '\r', 'ok'), {
                maxLength: 6,
              })
              .map((parts) => parts.join('')),
          ),
          {
            maxLength: 8,
          },
        ),
        (texts) => {
          const csv = toCsv(table(texts));
          expect(csv.startsWith('\ufeff')).toBe(true);
          const [head, ...rows] = readCsv(csv.slice(1));
          expect(head).toEqual(['A', 'B']);
          for (const row of rows) {
            for (const text of row) expect(text).not.toMatch(/^[=+\-@\t\r]|[;\t\r\n][=+\-@]/);
          }
          const plain = (text: string) => text.replace(/^'|(?<=[;\t\r\n])'/g, '');
          expect(rows.map((row) => row.map(plain))).toEqual(texts);
        },
      ),
    );
  });

  it('leaves ordinary text alone', () => {
    expect(spreadsheetText('60 minutes a week = agreed')).toBe('60 minutes a week = agreed');
    expect(spreadsheetText('one; two\nthree')).toBe('one; two\nthree');
    expect(spreadsheetText('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
    expect(spreadsheetText('said;=cmd|calc')).toBe("said;'=cmd|calc");
  });
});
