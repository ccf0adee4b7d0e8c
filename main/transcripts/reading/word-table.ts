import { looksLikeName } from './names.ts';
import type { ReadLine } from './read-line.ts';
import { readTime, TIME } from './times.ts';
import { withoutEntities } from './voices.ts';

/** What a Word file holds, in its order: paragraphs, and tables as rows of cells. */
export type Block = { text: string } | { rows: string[][] };

const TABLE = /<table>([\s\S]*?)<\/table>/g;
const ROW = /<tr>([\s\S]*?)<\/tr>/g;
const CELL = /<t[dh](?: [^<>]*)?>([\s\S]*?)<\/t[dh]>/g;
/** `0:12`, `[0:12]`, `0:12 - 0:20`, `0:12 --> 0:20`. */
const CLOCK = new RegExp(String.raw`^[[(]?(${TIME})[\])]?(?:\s*(?:-->|[-–])\s*(${TIME}))?$`);
/** So many of the cells must look alike before a column is taken for times, or for names. */
const MOST = 0.6;

/** Blocks of the plain HTML that mammoth writes; null without a table. A table in a table counts as its words. */
export function blocksOf(html: string): Block[] | null {
  if (!html.includes('<table>')) return null;
  const blocks: Block[] = [];
  let from = 0;
  for (const table of html.matchAll(TABLE)) {
    blocks.push({ text: wordsOf(html.slice(from, table.index)) });
    const rows = [...(table[1] ?? '').matchAll(ROW)].map((row) =>
      [...(row[1] ?? '').matchAll(CELL)].map((cell) =>
        wordsOf(cell[1] ?? '')
          .replaceAll(/\n\n+/g, '\n')
          .trim(),
      ),
    );
    blocks.push({ rows });
    from = table.index + table[0].length;
  }
  return [...blocks, { text: wordsOf(html.slice(from)) }];
}

/**
 * Lines of a table that has a column of times or of names beside what was said; null for any other table. A first row
 * of headings and a column that counts the rows are no speech; every other cell of a row belongs to its words.
 */
export function linesOfTable(rows: readonly (readonly string[])[]): ReadLine[] | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const body = rows.length > 1 && rows[0]?.every(isHeading) ? rows.slice(1) : rows;
  const share = (at: number, is: (cell: string) => boolean) => {
    const filled = body.map((row) => row[at] ?? '').filter((cell) => cell !== '');
    return filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
  };
  const times = columns.find((at) => share(at, (cell) => CLOCK.test(cell)) >= MOST) ?? null;
  const counts =
    columns.find((at) => at !== times && share(at, (cell) => /^\d{1,6}\.?$/.test(cell)) === 1) ?? null;
  const rest = columns.filter((at) => at !== times && at !== counts);
  const names =
    rest.length > 1
      ? (rest.find((at) =>
          isNames(
            body,
            at,
            share(at, (cell) => /\p{L}/u.test(cell) && looksLikeName(cell.replace(/:$/, ''))),
          ),
        ) ?? null)
      : null;
  if (times === null && names === null) return null;
  return body.map((row) => {
    const clock = CLOCK.exec(times === null ? '' : (row[times] ?? ''));
    // A cell in the column of times that is none is somebody's words.
    const strange = times !== null && !clock ? [row[times] ?? ''] : [];
    const said = [...strange, ...rest.filter((at) => at !== names).map((at) => row[at] ?? '')];
    return {
      startMs: readTime(clock?.[1] ?? ''),
      endMs: readTime(clock?.[2] ?? ''),
      speaker: (names === null ? '' : (row[names] ?? '').replace(/:$/, '')) || null,
      text: said.filter((cell) => cell !== '').join('\n'),
    };
  });
}

/** Short cells that look like names, in more than one row: a single one can be no pattern. */
function isNames(body: readonly (readonly string[])[], at: number, share: number): boolean {
  const filled = body.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  return share >= MOST && filled.length > 1 && filled.every((cell) => cell.length <= 60);
}

function isHeading(cell: string): boolean {
  return cell.length <= 30 && !/\d/.test(cell) && !/[?!]$| .*\.$/.test(cell) && cell.split(/\s+/).length <= 3;
}

/** The words of mammoth's HTML: a blank row behind each paragraph, a new one at each break in it. */
export function wordsOf(html: string): string {
  const rows = html
    .replaceAll(/<\/(?:p|li|h\d)>/g, '\n\n')
    .replaceAll(/<br ?\/>/g, '\n')
    .replaceAll(/<[^<>]*>/g, '');
  return withoutEntities(rows).replaceAll('\u00a0', ' ');
}
