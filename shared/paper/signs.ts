/**
 * Boxes and ticks that a file prints with a font of signs. Word's templates for plans do: a ticked box is the letter
 * “þ” of Wingdings, and the text of the file says “þ”, or a sign of the private area of Unicode (U+F0FE), which says
 * nothing. Codes: Microsoft's tables of Wingdings, Wingdings 2 and Webdings.
 */
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '☐',
  113: '☐',
  114: '☐',
  118: '❖',
  120: '☒',
  167: '▪',
  168: '☐',
  216: '➢',
  223: '←',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  82: '☑',
  83: '☒',
  84: '☒',
  163: '☐',
};
const WEBDINGS: Readonly<Record<number, string>> = { 97: '✓', 99: '☐', 114: '✗' };
const SYMBOL: Readonly<Record<number, string>> = { 168: '♦', 183: '•' };
/** What pdf.js makes of such codes: where the font is not in the file, the codes of another one; else letters of Adobe’s. */
const READ_AS: Readonly<Record<string, number>> = {
  '❏': 111,
  '❑': 113,
  '❒': 114,
  '❘': 120,
  '♣': 168,
  '➻': 251,
  '➼': 252,
  '➽': 253,
  '➾': 254,
  '¤': 168,
  ß: 251,
};

/** Where fonts of signs are mapped in Unicode: their code behind U+F000. */
const PRIVATE = 0xf000;
const IN_PRIVATE = /[\uF000-\uF0FF]/;

/** The same words with plain boxes and ticks; one sign for each, so that places stay. Null: the font's name is not known. */
export function withPlainSigns(text: string, font: string | null): string {
  const table = tableOf(font);
  if (table === null && !IN_PRIVATE.test(text)) return text;
  let plain = '';
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const isPrivate = code > PRIVATE && code <= PRIVATE + 0xff;
    // What stands in the private area came from a font of signs, whatever its name is here.
    const known = isPrivate ? (table ?? WINGDINGS)[code - PRIVATE] : table?.[READ_AS[sign] ?? code];
    plain += known ?? sign;
  }
  return plain;
}

function tableOf(font: string | null): Readonly<Record<number, string>> | null {
  if (font === null) return null;
  if (/wingdings\W?2/i.test(font)) return WINGDINGS_2;
  if (/wingdings\W?3/i.test(font)) return {};
  if (/wingdings/i.test(font)) return WINGDINGS;
  if (/webdings/i.test(font)) return WEBDINGS;
  return /symbol/i.test(font) ? SYMBOL : null;
}

const CODES = new Set(
  [WINGDINGS, WINGDINGS_2, WEBDINGS, SYMBOL].flatMap((table) =>
    Object.keys(table).flatMap((code) => [Number(code), PRIVATE + Number(code)]),
  ),
);

/** Nobody writes words with such a font. */
const WORD = /[A-Za-z]{4}/;

/** True when it could be signs of such a font, among them boxes and ticks: only then its name is worth asking for. */
export function mayBeSigns(text: string): boolean {
  if (WORD.test(text)) return false;
  for (const sign of text) {
    if (CODES.has(sign.codePointAt(0) ?? 0) || sign in READ_AS) return true;
  }
  return false;
}
