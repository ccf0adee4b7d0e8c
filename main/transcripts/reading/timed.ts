import { DRAFT_MARK, VTT_HEAD } from '../../../shared/domain/index.ts';
import { namesInParentheses, voicesBelowNames } from './in-parentheses.ts';
import { takeNames } from './names.ts';
import { LineCollector, type ReadTranscript, unreadable } from './read-line.ts';
import { readTime, TIME } from './times.ts';
import { voices } from './voices.ts';

/** `T --> T` with what VTT allows behind it. */
const TIMING = new RegExp(String.raw`^\s*(${TIME})\s*-->\s*(${TIME})(?:\s.*)?$`);
const ARROW = '-->';
/** Blocks of a VTT that hold no speech (WebVTT, W3C, §4). */
const NO_SPEECH = /^(?:NOTE|STYLE|REGION)(?:[ \t:]|$)/;
const HEADER = /^WEBVTT(?:[ \t]|$)/;

/** Webex has the speaker in the name of the cue: `12 "Ms. Rivera" (2147483648)`. */
const WEBEX = /^\d{1,9} "([^"]{0,200})"(?: \(\d{1,20}\))?$/;

type Cue = { startMs: number; endMs: number; where: number; speaker: string | null; text: string[] };

/**
 * Reads VTT and SRT by one rule: a line with two times begins a cue, and everything up to the next one is its words.
 * More forgiving than a player, which skips a cue it does not like: here no word may be lost. Blank lines inside a cue,
 * a missing blank line between two, numbers or names of cues: all are fine. A time that cannot be read is not.
 */
export function readTimed(text: string, format: 'vtt' | 'srt'): ReadTranscript {
  const rows = text.split('\n');
  const isVtt = HEADER.test(rows[0] ?? '');
  const language = isVtt ? languageOf(rows) : null;
  const cues = cuesOf(rows, isVtt);
  if (cues.length === 0) throw unreadable('There are no times with words in this file.', null, 'no cue');
  const collector = new LineCollector();
  // Where a file names its voices, or is one of ours, what stands before a colon is speech.
  const isOurs = rows[0] === VTT_HEAD;
  let hasVoices = isOurs;
  const names = isOurs ? null : namesInParentheses(cues.map(({ text: words }) => words));
  for (const { startMs, endMs, where, speaker, text: words } of cues) {
    const said = names
      ? voicesBelowNames(words, names)
      : voices(words.map(withoutMark).join('\n'), format).map((one) => ({
          ...one,
          speaker: one.speaker ?? speaker,
        }));
    for (const voice of said) {
      hasVoices ||= voice.speaker !== null;
      collector.add({ startMs, endMs, speaker: voice.speaker, text: withoutMark(voice.text) }, where);
    }
  }
  if (collector.lines.length === 0) throw unreadable('There are no words in this file.', null, 'empty cues');
  const lines = hasVoices ? collector.lines : takeNames(collector.lines);
  return { format, language, lines };
}

/** What stands in front of each row of a draft in a file of ours: it is no speech. */
function withoutMark(row: string): string {
  return row.startsWith(DRAFT_MARK) ? row.slice(DRAFT_MARK.length) : row;
}

/** YouTube's SBV: `0:00:01.000,0:00:03.500` above the words, and `[br]` for a new row in them. */
const SBV = /^[ \t]*(\d{1,3}:\d{2}:\d{2}\.\d{1,3}),(\d{1,3}:\d{2}:\d{2}\.\d{1,3})[ \t]*$/;

/** True when the first row with words is a time of SBV. */
export function isSbv(text: string): boolean {
  return SBV.test(text.trimStart().split('\n', 1)[0] ?? '');
}

/** Reads SBV: it is SRT with a comma between its times and no numbers. */
export function readSbv(text: string): ReadTranscript {
  const rows = text.split('\n').map((row) => row.replace(SBV, '$1 --> $2').replaceAll('[br]', '\n'));
  return readTimed(rows.join('\n'), 'srt');
}

function cuesOf(rows: readonly string[], isVtt: boolean): Cue[] {
  const cues: Cue[] = [];
  let at = isVtt ? endOfBlock(rows, 0) : 0;
  while (at < rows.length) {
    const row = rows[at] ?? '';
    const before = rows[at - 1] ?? '';
    if (isVtt && before.trim() === '' && NO_SPEECH.test(row)) {
      at = endOfBlock(rows, at);
      continue;
    }
    const cue = cues.at(-1);
    if (row.includes(ARROW)) {
      if (cue) dropCueName(cue, isVtt, cues.length + 1);
      else refuseWordsBefore(rows, at, isVtt);
      cues.push({ ...cueAt(row, at + 1), speaker: WEBEX.exec(before.trim())?.[1] || null });
    } else if (cue && (row.trim() !== '' || cue.text.length > 0)) cue.text.push(row);
    at += 1;
  }
  return cues;
}

function cueAt(row: string, where: number): Cue {
  const [, from = '', to = ''] = TIMING.exec(row) ?? [];
  const startMs = readTime(from);
  const endMs = readTime(to);
  if (startMs === null || endMs === null) {
    throw unreadable('This time cannot be read.', where, 'not "hh:mm:ss.mmm --> hh:mm:ss.mmm"');
  }
  return { startMs, endMs, where, speaker: null, text: [] };
}

/**
 * The number or name of the next cue stands on the row before its times, behind a blank one. It is no speech. In SRT it
 * is always a number; a word there is somebody's. Some programs leave out the blank row: then it is the next number.
 */
function dropCueName({ text }: Cue, isVtt: boolean, next: number): void {
  const last = text.at(-1)?.trim() ?? '';
  const isName = isVtt || /^\d{1,9}$/.test(last);
  const isNext = !isVtt && Number(last) === next && text.every((row) => row.trim() !== '');
  const standsAlone = text.length === 1 ? /^\d{1,9}$/.test(last) : isNext || text.at(-2)?.trim() === '';
  if (last !== '' && isName && standsAlone) text.pop();
}

/** Before the first cue may stand its number or name; more than one row is speech that has no time. */
function refuseWordsBefore(rows: readonly string[], at: number, isVtt: boolean): void {
  const from = isVtt ? endOfBlock(rows, 0) : 0;
  for (let row = from; row < at - 1; row += 1) {
    const words = rows[row] ?? '';
    if (NO_SPEECH.test(words)) row = endOfBlock(rows, row);
    else if (words.trim() !== '') {
      throw unreadable('These words stand before the first time.', row + 1, 'text before the first cue');
    }
  }
}

function endOfBlock(rows: readonly string[], from: number): number {
  let at = from;
  while (at < rows.length && (rows[at] ?? '').trim() !== '' && !(rows[at] ?? '').includes(ARROW)) at += 1;
  return at;
}

/** `Language: en` in the header, as many programs write it, or `NOTE language:en-us` before the first cue (Stream). */
function languageOf(rows: readonly string[]): string | null {
  const first = rows.findIndex((row) => row.includes(ARROW));
  for (const row of rows.slice(1, first === -1 ? rows.length : first)) {
    const tag = /^(?:NOTE )?Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\s*$/i.exec(row)?.[1];
    if (tag) return tag;
  }
  return null;
}
