import { couldBeName, isSureName, looksLikeName } from './names.ts';
import type { Row } from './rows.ts';
import { readTime, TIME } from './times.ts';

/** What begins a line in a plain text. `rest`: what is said on the same row. */
export type Heading = {
  /** Null: only who speaks. */
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  rest: string;
  /** Rows that it takes besides its own. */
  more: number;
};

/** How sure a shape is. A time of the day at the front or the end of what somebody says looks like a weak one. */
type Shape = 'sure' | 'front' | 'name';
type Candidate = Heading & { shape: Shape };

/** `0:0:12.34 --> 0:0:15.2`, as Teams writes into Word; `[00:00.000 --> 00:05.000]  words`, as Whisper prints. */
const SPAN = new RegExp(String.raw`^(${TIME})[ \t]*(?:-->|[-–—])[ \t]*(${TIME})$`);
const SPAN_FRONT = new RegExp(
  String.raw`^(?:[[(](${TIME})[ \t]*(?:-->|[-–—])[ \t]*(${TIME})[\])]|(${TIME})[ \t]*-->[ \t]*(${TIME})(?=[ \t]))[ \t]*[-–:]?[ \t]*`,
);
/** `[0:12:05] words`, `(00:12) words`, or the time alone. */
const IN_BRACKETS = new RegExp(String.raw`^[[(](${TIME})[\])][ \t]*[-–:]?[ \t]*`);
const ALONE = new RegExp(`^(${TIME})$`);
/** `00:12 words`: a time of the day may begin a sentence, too. */
const BARE = new RegExp(String.raw`^(${TIME})[ \t]+[-–]?[ \t]*(?=\S)`);
/** `Ms. Rivera  0:12`, `Ms. Rivera (00:12):`, `[Ms. Rivera] 10:02:15`, as Otter, Rev, Teams and Zoom write above words. */
const AT_END = new RegExp(
  String.raw`^(\S.{0,79}?)([ \t]{0,40}[[(]|[ \t]{0,40}\|[ \t]{0,40}|[ \t]{1,40})(${TIME})[\])]?:?$`,
);
/** `Speaker 1: [00:12] words`, `Speaker 1    00:12    words`, as Sonix, Trint and Rev write them. */
const BETWEEN = new RegExp(
  String.raw`^(\S[^\n:[(]{0,79}?)(:?)(?:[ \t]{0,40}[[(](${TIME})[\])]:?[ \t]{0,40}|(?:\t|[ \t]{2,40})(${TIME})(?:\t|[ \t]{2,40}))(?=\S)`,
);
const LABEL_ALONE = /^(?:speaker|hablante|interlocutor|participante?|orador|voice|voz)[ _-]?\d{1,2}$/i;
/** So few rows of a text begin or end with a time of the day that somebody says. */
const RARE = 50;

/**
 * What begins a line in each row: a time, a name with a time, or null. Shapes that speech could have ("10:30 is late",
 * "We met at 3:15") count where the file has many of them or the name comes again.
 */
export function headingsOf(rows: readonly Row[]): (Heading | null)[] {
  const found = rows.map((row, at) => candidate(rows, row, at));
  const fronts = found.filter((one) => one?.shape === 'front').length;
  const names = new Map<string, number>();
  for (const one of found) if (one?.speaker) names.set(one.speaker, (names.get(one.speaker) ?? 0) + 1);
  const isKnown = (name: string) => (names.get(name) ?? 0) > 1 || isSureName(name);
  const known = found.filter((one) => one?.shape === 'name' && isKnown(one.speaker ?? '')).length;
  return found.map((one) => {
    if (one?.shape === 'front') return fronts * RARE >= rows.length ? one : null;
    if (one?.shape === 'name') return known > 1 || isKnown(one.speaker ?? '') ? one : null;
    return one;
  });
}

function candidate(rows: readonly Row[], { text }: Row, at: number): Candidate | null {
  return (
    ofSpan(text) ??
    atFront(text, rows[at + 1]?.text) ??
    atEnd(text) ??
    between(text) ??
    aboveTime(rows, at) ??
    labelAlone(text)
  );
}

function ofSpan(text: string): Candidate | null {
  const [whole = '', ...times] = SPAN.exec(text) ?? SPAN_FRONT.exec(text) ?? [];
  const [from = '', to = ''] = times.filter((time) => time !== undefined);
  const startMs = readTime(from);
  if (startMs === null) return null;
  return of('sure', { startMs, endMs: readTime(to), rest: text.slice(whole.length) });
}

function atFront(text: string, next: string | undefined): Candidate | null {
  const sure = IN_BRACKETS.exec(text) ?? ALONE.exec(text);
  const front = sure ?? BARE.exec(text);
  const startMs = front && readTime(front[1] ?? '');
  if (!front || startMs === null) return null;
  const rest = text.slice(front[0].length);
  const isName =
    looksLikeName(rest) &&
    next !== undefined &&
    !IN_BRACKETS.test(next) &&
    !ALONE.test(next) &&
    !BARE.test(next);
  return of(sure ? 'sure' : 'front', { startMs, speaker: isName ? rest : null, rest: isName ? '' : rest });
}

function atEnd(text: string): Candidate | null {
  const [, before = '', gap = '', time = ''] = AT_END.exec(text) ?? [];
  const startMs = readTime(time);
  const name = nameIn(before);
  if (startMs === null || name === null) return null;
  const isApart = /\t|[ \t]{2}|\|/.test(gap) || before.startsWith('[');
  const isSure = isApart || (/[[(]/.test(gap) && looksLikeName(name)) || isSureName(name);
  return of(isSure ? 'sure' : 'name', { startMs, speaker: name });
}

function between(text: string): Candidate | null {
  const [whole = '', before = '', colon = '', inBrackets, apart] = BETWEEN.exec(text) ?? [];
  const startMs = readTime(inBrackets ?? apart ?? '');
  const name = nameIn(before);
  if (startMs === null || name === null) return null;
  const isSure = apart !== undefined || (colon !== '' && looksLikeName(name)) || isSureName(name);
  return of(isSure ? 'sure' : 'name', { startMs, speaker: name, rest: text.slice(whole.length) });
}

/** A name on a row of its own with its time on the next, in one block. */
function aboveTime(rows: readonly Row[], at: number): Candidate | null {
  const row = rows[at];
  const next = rows[at + 1];
  if (!row?.blankBefore || !next || next.blankBefore) return null;
  const startMs = readTime(ALONE.exec(next.text)?.[1] ?? '');
  const name = nameIn(row.text);
  if (startMs === null || name === null) return null;
  return of('name', { startMs, speaker: name, more: 1 });
}

/** `Speaker 1` on a row of its own, as phones write it: nobody says that alone. */
function labelAlone(text: string): Candidate | null {
  const name = text.replace(/:$/, '');
  return LABEL_ALONE.test(name) ? of('sure', { startMs: null, speaker: name }) : null;
}

/** `Ms. Rivera`, `Speaker 1:`, `[Ms. Rivera]`; null for what can be no name. */
function nameIn(text: string): string | null {
  const name = /^\[([^[\]]{1,78})\]$/.exec(text)?.[1] ?? text.replace(/:$/, '');
  return !name.includes(':') && (isSureName(name) || couldBeName(name)) ? name.trim() : null;
}

function of(shape: Shape, heading: Partial<Heading> & { startMs: number | null }): Candidate {
  return { endMs: null, speaker: null, rest: '', more: 0, ...heading, shape };
}
