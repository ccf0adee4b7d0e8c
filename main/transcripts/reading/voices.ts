/** What one voice says in a cue. */
export type Voice = { speaker: string | null; text: string };

/** Marks that a VTT or SRT may carry; anything else in angle brackets, such as <laughs>, is somebody's words. */
const VTT_TAG = /<\/?(?:v|c|i|b|u|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>/g;
const SRT_TAG = /<\/?(?:v|c|i|b|u|font)(?:[.\s][^<>]*)?>|\{\\[^{}]*\}/gi;
const VOICE = /<v(?:\.[^\s<>]*)?\s([^<>]*)>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  lrm: '\u200e',
  rlm: '\u200f',
  nbsp: '\u00a0',
  quot: '"',
  apos: "'",
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));/g;

/** A cue is what one person says, unless it has several `<v Name>`: then each is a line of its own, at the same time. */
export function voices(words: string, format: 'vtt' | 'srt'): Voice[] {
  const clean = (text: string) => (format === 'vtt' ? plainVtt(text) : text.replaceAll(SRT_TAG, '').trim());
  const marks = [...words.matchAll(VOICE)];
  const before = clean(words.slice(0, marks[0]?.index ?? words.length));
  const said = marks.map((mark, at) => ({
    speaker: clean(mark[1] ?? '') || null,
    text: clean(words.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? words.length)),
  }));
  return [{ speaker: null, text: before }, ...said].filter(({ text }) => text !== '');
}

function plainVtt(text: string): string {
  return withoutEntities(text.replaceAll(VTT_TAG, '')).trim();
}

/** The signs of HTML that files of text have, by name or by number. What is none of them stays as it is. */
export function withoutEntities(text: string): string {
  return text.replaceAll(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return isSign(code) ? String.fromCodePoint(code) : whole;
  });
}

/** No control characters and no halves of a pair: they are no text. */
function isSign(code: number): boolean {
  return (
    code >= 0x20 && code <= 0x10ffff && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code < 0xe000)
  );
}
