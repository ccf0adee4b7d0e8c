import { unreadable } from './read-line.ts';

/** Nobody's list of spoken lines is deeper. */
const DEEPEST = 100;
/**
 * Things and values in a file, and names in it. Five hours with a time for each letter have some 1.3 million. So many
 * take at most some 400 MB when they are read.
 */
const MOST_VALUES = 2_500_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);

/**
 * Looks at a JSON text before it is read. JSON.parse cannot be ended on its way: when it fills the memory that its thread
 * may have, the whole program ends with it, and a recording that runs. So what would fill it is refused before.
 * @throws KeptwordError transcript-unreadable
 */
export function refuseLargeJson(text: string): void {
  let depth = 0;
  let values = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inText) {
      if (sign === BACKSLASH) at += 1;
      else if (sign === QUOTE) inText = false;
    } else if (sign === QUOTE) inText = true;
    else if (OPENS.has(sign)) {
      depth += 1;
      values += 1;
    } else if (CLOSES.has(sign)) depth -= 1;
    else if (sign === COMMA) values += 1;
    if (depth > DEEPEST) throw tooMuch('json: too deep');
    if (values > MOST_VALUES) throw tooMuch('json: too many values');
  }
}

function tooMuch(details: string) {
  return unreadable('This JSON file holds far more than a transcript does.', null, details);
}
