import { withPlainSigns } from '../../../shared/paper/index.ts';

/** A part of a Word file as mammoth gives it; only what is looked at here. */
export type WordPart = Readonly<Record<string, unknown>>;

/** A cell with more paragraphs than this is a part of a page that was laid out with a table, not a cell of figures. */
const FEW_PARAGRAPHS = 3;
/** Text boxes, tables in tables: deeper than this nobody writes. */
const DEEPEST = 60;

/**
 * The words of a Word file in the order of reading: an empty line between paragraphs, a line for each row of a table
 * with tabs between its cells, ☒ and ☐ for boxes, footnotes behind all the rest.
 */
export function wordText(
  body: readonly WordPart[],
  notes: (reference: WordPart) => readonly WordPart[],
): string {
  const references: WordPart[] = [];
  const blocks = blocksOf(body, references, 0);
  const below = references.flatMap((reference) => blocksOf(notes(reference), [], 0));
  return [...blocks, ...below]
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Paragraphs, and tables with a line for each row. */
function blocksOf(parts: readonly WordPart[], references: WordPart[], depth: number): string[] {
  if (depth > DEEPEST) return [];
  return parts.flatMap((part) => {
    if (part.type === 'table') return [tableOf(part, references, depth + 1)];
    if (part.type === 'paragraph') return [lineOf(part, null, references, depth + 1)];
    return blocksOf(childrenOf(part), references, depth + 1);
  });
}

function tableOf(table: WordPart, references: WordPart[], depth: number): string {
  const rows = childrenOf(table).map((row) => {
    const cells = childrenOf(row).map((cell) =>
      blocksOf(childrenOf(cell), references, depth + 1).filter((block) => block.trim() !== ''),
    );
    const isLaidOut = cells.length === 1 || cells.some((blocks) => blocks.length > FEW_PARAGRAPHS);
    if (isLaidOut) return { text: cells.flat().join('\n\n'), isLaidOut };
    // Empty cells keep their place: what stands under which heading must be seen.
    const text = cells.map((blocks) => blocks.join(' ').replaceAll(/\s+/g, ' ').trim()).join('\t');
    return { text: text.trimEnd(), isLaidOut };
  });
  let words = '';
  for (const [at, row] of rows.entries()) {
    if (row.text === '') continue;
    if (words !== '') words += row.isLaidOut || rows[at - 1]?.isLaidOut ? '\n\n' : '\n';
    words += row.text;
  }
  return words;
}

function lineOf(part: WordPart, font: string | null, references: WordPart[], depth: number): string {
  if (depth > DEEPEST) return '';
  switch (part.type) {
    case 'text':
      return typeof part.value === 'string' ? withPlainBoxes(withPlainSigns(part.value, font)) : '';
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'checkbox':
      return part.checked === true ? '☒' : '☐';
    case 'noteReference':
      references.push(part);
      return '';
    default: {
      const own = typeof part.font === 'string' ? part.font : font;
      return childrenOf(part)
        .map((child) => lineOf(child, own, references, depth + 1))
        .join('');
    }
  }
}

function childrenOf({ children }: WordPart): readonly WordPart[] {
  return Array.isArray(children) ? children : [];
}

/** What mammoth writes for the boxes of Word’s fonts of signs: the same boxes in four thicknesses. */
const BOXES: Readonly<Record<string, string>> = {
  '🗹': '☑',
  '🗷': '☒',
  '🗵': '☒',
  '⮽': '☒',
  '⌧': '☒',
  '🞎': '☐',
  '🞏': '☐',
  '□': '☐',
  '⬜': '☐',
  '❑': '☐',
  '❒': '☐',
  '🗸': '✓',
  '✔': '✓',
  '🗶': '✗',
  '🗴': '✗',
};

function withPlainBoxes(text: string): string {
  return text.replaceAll(/[🗹🗷🗵⮽⌧🞎🞏□⬜❑❒🗸✔🗶🗴]/gu, (sign) => BOXES[sign] ?? sign);
}
