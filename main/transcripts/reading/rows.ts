/** A row of a plain text that has words: trimmed, with its number in the file (1 for the first). */
export type Row = { text: string; where: number; blankBefore: boolean };

/** Bold marks of Markdown around the name that a row begins with: `**Ann:** words`, `**Ann** 0:12`. */
const BOLD = /^\*\*([^*\n]{1,80})\*\*(?=:|\s|$)/;
/** Marks of a heading before a time. */
const HEADING = /^#{1,6}[ \t]+(?=\**\d{1,3}:\d)/;

/** The rows of a text that have words in them. */
export function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let blankBefore = true;
  for (const [at, row] of text.split('\n').entries()) {
    const words = row.trim();
    if (words !== '') rows.push({ text: words, where: at + 1, blankBefore });
    blankBefore = words === '';
  }
  return rows.filter(({ text: words }) => BOLD.test(words)).length > 1 ? rows.map(withoutMarks) : rows;
}

function withoutMarks(row: Row): Row {
  return { ...row, text: row.text.replace(HEADING, '').replace(BOLD, '$1') };
}
