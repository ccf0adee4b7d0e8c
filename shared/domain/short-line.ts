/**
 * What somebody wrote or said in one line of at most `atMost` letters (UTF-16 units), an ellipsis for what is left out.
 * No letter is cut in two: half of a pair is no text.
 */
export function shortLine(text: string, atMost: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= atMost) return line;
  return `${line
    .slice(0, atMost - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
