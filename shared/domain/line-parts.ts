import { type Milliseconds, ms } from '../time/index.ts';
import type { TranscriptLine } from './transcript.ts';

/** Where the time of a cut comes from: the place of the sound, the letters before and behind it, or nowhere yet. */
export const CUT_TIMES = ['sound', 'letters', 'none'] as const;
export type CutTime = (typeof CUT_TIMES)[number];

type Words = Pick<TranscriptLine, 'text'>;
type Span = Pick<TranscriptLine, 'startMs' | 'endMs' | 'timing'>;
type Part = Words & Span;

/**
 * The place of the sound is believed when it differs from what the letters say by no more than this share of the line.
 * People speak a line at about one pace; a player that stands elsewhere was left there, and does not mean the cut.
 */
const BELIEVED = 1 / 3;

const LETTER = /[\p{L}\p{N}]/gu;
const wholeSigns = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The words before and behind a place (in UTF-16 units, never within a sign); null when one side has none. */
export function wordsDivided(text: string, at: number): { first: string; second: string } | null {
  const cut = at >= text.length ? text.length : (wholeSigns.segment(text).containing(at)?.index ?? 0);
  const first = text.slice(0, cut).trimEnd();
  const second = text.slice(cut).trimStart();
  return first.trim() === '' || second.trim() === '' ? null : { first, second };
}

/**
 * The two parts of a line. Its time is cut at `soundMs` (ms, the place of the sound) when that is within the line and
 * near what the letters say; else as the letters are divided. Parts of a line without a time have none either.
 */
export function partsOf(
  line: Span,
  words: { first: string; second: string },
  soundMs: number | null,
): { first: Part; second: Part; cut: CutTime } {
  const guess = line.startMs + Math.round((line.endMs - line.startMs) * shareOf(words));
  const isHeard = line.timing !== 'placed' && soundMs !== null && isBelieved(line, guess, soundMs);
  const cutMs = within(line, isHeard ? soundMs : guess);
  const timing = line.timing === 'placed' ? 'placed' : 'parent';
  return {
    first: { text: words.first, startMs: line.startMs, endMs: cutMs, timing },
    second: { text: words.second, startMs: cutMs, endMs: line.endMs, timing },
    cut: timing === 'placed' ? 'none' : isHeard ? 'sound' : 'letters',
  };
}

/**
 * Two lines as one, and where in its words the second begins (UTF-16 units). A time that is known stays; that of a line
 * without one gives way to it.
 */
export function joinedLine(first: Part, second: Part): { joined: Part; seam: number } {
  const before = first.text.trimEnd();
  const behind = second.text.trimStart();
  const text = before === '' || behind === '' ? before + behind : `${before} ${behind}`;
  return { joined: { text, ...spanOfBoth(first, second) }, seam: text.length - behind.length };
}

function spanOfBoth(first: Span, second: Span): Span {
  const one = ({ startMs, endMs, timing }: Span): Span => ({ startMs, endMs, timing });
  if (first.timing !== 'placed' && second.timing === 'placed') return one(first);
  if (first.timing === 'placed' && second.timing !== 'placed') return one(second);
  return {
    startMs: first.startMs,
    endMs: ms(Math.max(first.endMs, second.endMs)),
    timing: first.timing === second.timing ? first.timing : 'parent',
  };
}

function shareOf({ first, second }: { first: string; second: string }): number {
  const before = lettersIn(first);
  const all = before + lettersIn(second);
  return all === 0 ? 0.5 : before / all;
}

function lettersIn(text: string): number {
  return text.match(LETTER)?.length ?? 0;
}

function isBelieved({ startMs, endMs }: Span, guess: number, soundMs: number): boolean {
  return soundMs > startMs && soundMs < endMs && Math.abs(soundMs - guess) <= (endMs - startMs) * BELIEVED;
}

/** Neither part is without length, if there is room for both: so the second one is read behind the first. */
function within({ startMs, endMs }: Span, cutMs: number): Milliseconds {
  return ms(endMs - startMs < 2 ? endMs : Math.min(endMs - 1, Math.max(startMs + 1, Math.round(cutMs))));
}
