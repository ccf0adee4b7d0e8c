import type { Row } from './rows.ts';

/** ` 3      MS. RIVERA:  We will`: the number of the line on its page, and what stands there. */
const NUMBERED = /^[ \t]{0,16}(\d{1,2})(?:[ \t]+(\S.*))?$/;
/** `00012:03  Q.  When?`: page and line together. */
const PAGED = /^[ \t]*\d{4,6}:(\d{1,2})(?:[ \t]+(\S.*))?$/;
const PAGE_NUMBER = /^[ \t]*(?:page[ \t]+)?\d{1,6}(?:[ \t]+of[ \t]+\d{1,6})?[ \t]*$/i;
/** `Q.  When?`, `MS. RIVERA:  We will`: who speaks now. "A year" is none. */
const TURN = /^(?:([QA])(?:[.:][ \t]+|[ \t]{2,})|(\p{Lu}[\p{Lu}\p{M}.'’ -]{1,40}):[ \t]+)(?=\S)/u;
/** `(Pause.)` and `BY MS. GRAY:` are a line of their own, and nobody's speech. */
const ASIDE = /^\(|^BY [\p{Lu}.'’ -]+:$/u;

/** Nobody's pages are longer. */
const MOST_ON_A_PAGE = 60;
const LEAST = 10;
const MOST = 0.8;

type Numbered = { text: string; where: number; isEdge: boolean };

/**
 * The text of a court reporter: pages whose lines are numbered, 25 on each. What one person says goes over many of them
 * and is one row here; numbers of lines and pages, and what stands on every page, are left out. Questions and answers
 * (`Q.`, `A.`) without numbers are read so, too. Null for any other text.
 */
export function courtRows(text: string): { rows: Row[]; leftOut: number } | null {
  const numbered = withoutNumbers(text);
  if (!numbered) {
    const rows = unnumbered(text);
    return rows && { rows, leftOut: 0 };
  }
  const { rows, leftOut } = numbered;
  const speaks = rows.some(({ text: words }) => TURN.test(words));
  return { rows: speaks ? turns(rows) : rows.map(asRow).filter(({ text: words }) => words !== ''), leftOut };
}

function withoutNumbers(text: string): { rows: Numbered[]; leftOut: number } | null {
  const rows: Numbered[] = [];
  const edges = new Map<string, number>();
  /** Rows without a number since the last that had one: at the edge of a page when the next is the first line. */
  let loose: Numbered[] = [];
  const settle = () => {
    for (const row of loose) {
      row.isEdge = true;
      edges.set(row.text, (edges.get(row.text) ?? 0) + 1);
    }
    loose = [];
  };
  let [last, inOrder, bare, filled] = [0, 0, 0, 0];
  for (const [at, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    filled += 1;
    const [, number = '', words = ''] = PAGED.exec(row) ?? NUMBERED.exec(row) ?? [];
    const line = Number(number);
    if (number !== '' && line <= MOST_ON_A_PAGE && (line === last + 1 || line === 1)) {
      inOrder += 1;
      last = line;
      if (line === 1) settle();
      loose = [];
      rows.push({ text: words.trim(), where: at + 1, isEdge: false });
    } else if (PAGE_NUMBER.test(row)) bare += 1;
    else {
      const other = { text: row.trim(), where: at + 1, isEdge: false };
      loose.push(other);
      rows.push(other);
    }
  }
  settle();
  if (inOrder < LEAST || inOrder < (filled - bare) * MOST) return null;
  const kept = rows.filter((row) => !row.isEdge || (edges.get(row.text) ?? 0) < 2);
  return { rows: kept, leftOut: bare + rows.length - kept.length };
}

/** Rows of one speaker as one: up to the next who speaks, or a line that is empty. */
function turns(rows: readonly Numbered[]): Row[] {
  const done: Row[] = [];
  let isOpen = false;
  for (const row of rows) {
    const turn = TURN.exec(row.text);
    const open = done.at(-1);
    if (turn) {
      const words = row.text.slice(turn[0].length);
      done.push({ ...asRow(row), text: `${turn[1] ?? turn[2] ?? ''}: ${words}` });
      isOpen = true;
    } else if (row.text === '' || !isOpen || !open || ASIDE.test(row.text)) {
      if (row.text !== '') done.push(asRow(row));
      isOpen = false;
    } else open.text += ` ${row.text}`;
  }
  return done;
}

function asRow({ text, where }: Numbered): Row {
  return { text, where, blankBefore: true };
}

/** The same of a text without numbers of lines, once `Q.` and `A.` stand in it more than once. */
function unnumbered(text: string): Row[] | null {
  const rows = text.split('\n').map((row, at) => ({ text: row.trim(), where: at + 1, isEdge: false }));
  const count = (letter: string) => rows.filter((row) => row.text.startsWith(`${letter}. `)).length;
  return count('Q') < 2 || count('A') < 2 ? null : turns(rows);
}
