/** The end of a sentence with a blank behind it; "Ms. Rivera" ends none. */
const SENTENCE = /(?<!\b(?:Mr|Mrs|Ms|Dr|Sr|Sra|Srta|Prof|St|No|vs))[.?!…]["'”’)]{0,2}(?=\s)/gu;

/**
 * Cuts a long text at the ends of sentences behind `least` characters, else at the last blank before `most`. No word is
 * cut or lost: joined with blanks the pieces are the text. What has no blank stays whole.
 */
export function pieces(text: string, { least, most }: { least: number; most: number }): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > most) {
    const end = endOfPiece(text, from, from + least, from + most);
    if (end === -1) break;
    parts.push(text.slice(from, end).trim());
    from = end;
  }
  return [...parts, text.slice(from).trim()].filter((part) => part !== '');
}

function endOfPiece(text: string, from: number, least: number, most: number): number {
  const window = text.slice(least, most + 1);
  SENTENCE.lastIndex = 0;
  const sentence = SENTENCE.exec(window);
  if (sentence) return least + sentence.index + sentence[0].length;
  const blank = /\s\S*$/.exec(text.slice(from + 1, most + 1));
  return blank ? from + 1 + blank.index : nextBlank(text, most);
}

function nextBlank(text: string, from: number): number {
  const blank = /\s/g;
  blank.lastIndex = from;
  return blank.exec(text)?.index ?? -1;
}
