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
  '#39': "'",
};

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

/** The named signs of HTML that files of text have. */
export function withoutEntities(text: string): string {
  return text.replaceAll(
    /&(amp|lt|gt|lrm|rlm|nbsp|quot|#39);/g,
    (whole, name: string) => ENTITIES[name] ?? whole,
  );
}
