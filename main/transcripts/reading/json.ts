import { KeptwordError } from '../../../shared/contract/index.ts';
import { lineOf } from './decode.ts';
import { brokenAt } from './json-place.ts';
import { refuseLargeJson } from './json-size.ts';
import { linesOfWords } from './json-words.ts';
import { takeNames } from './names.ts';
import { readPlain } from './plain.ts';
import { LineCollector, MOST_LINES, type ReadTranscript, unreadable } from './read-line.ts';
import { readTime } from './times.ts';
import { withoutEntities } from './voices.ts';

type Entry = Readonly<Record<string, unknown>>;

/**
 * Where the lines lie in the files of common recorders, the nearest first: Whisper and WhisperX (`segments`),
 * whisper.cpp (`transcription`), AssemblyAI and Deepgram (`utterances`), AWS (`results.audio_segments`), Otter
 * (`speech.transcripts`), Rev (`monologues`), and a plain list.
 */
const PLACES: readonly (readonly string[])[] = [
  [],
  ['segments'],
  ['transcription'],
  ['transcripts'],
  ['utterances'],
  ['monologues'],
  ['lines'],
  ['cues'],
  ['entries'],
  ['items'],
  ['data'],
  ['speech', 'transcripts'],
  ['results', 'utterances'],
  ['results', 'audio_segments'],
  ['results', 'segments'],
  ['result', 'segments'],
  ['transcript'],
  ['transcript', 'segments'],
];

const TEXT = ['text', 'transcript', 'content', 'sentence', 'utterance', 'body', 'words'] as const;
const START = [
  'start',
  'startTime',
  'start_time',
  'begin',
  'from',
  'start_offset',
  'ts',
  'time',
  'timestamp',
] as const;
const END = ['end', 'endTime', 'end_time', 'finish', 'to', 'end_offset', 'endTs', 'end_ts'] as const;
const START_MS = ['startMs', 'start_ms', 'offset_ms', 'startOffsetMs'] as const;
const END_MS = ['endMs', 'end_ms', 'endOffsetMs'] as const;
const SPEAKER = [
  'speaker',
  'speakerName',
  'speaker_name',
  'speakerLabel',
  'speaker_label',
  'speaker_model_label',
  'speaker_id',
  'name',
  'user',
] as const;

/** How many of a number's units make a millisecond: seconds, milliseconds, samples at 16 kHz (Otter). */
const UNITS = [1000, 1, 1 / 16] as const;

/** @param durationMs length of the recording: it tells seconds from milliseconds, which the files do not say */
export function readJson(text: string, durationMs: number): ReadTranscript {
  const whole = parse(text);
  const entries = entriesOf(whole) ?? linesOfWords(whole, durationMs);
  if (!entries && isEntry(whole) && typeof whole.text === 'string') return onePage(whole.text);
  if (!entries)
    throw unreadable('There is no list of spoken lines in this file.', null, 'json: no known shape');
  if (entries.length > MOST_LINES) {
    throw unreadable(
      `This file has more than ${MOST_LINES} lines of speech.`,
      null,
      'json: too many entries',
    );
  }
  const unit = unitOf(entries, durationMs);
  const collector = new LineCollector();
  for (const [at, entry] of entries.entries()) {
    const said = textOf(entry);
    if (said === null) continue;
    try {
      collector.add(
        {
          startMs: timeOf(entry, START, START_MS, 'from', unit),
          endMs: timeOf(entry, END, END_MS, 'to', unit),
          speaker: speakerOf(entry),
          text: said.toWellFormed(),
        },
        null,
      );
    } catch (error) {
      throw error instanceof KeptwordError ? nth(error, at) : error;
    }
  }
  if (collector.lines.length === 0)
    throw unreadable('There are no words in this file.', null, 'json: no text');
  return { format: 'json', language: languageOf(whole), lines: takeNames(collector.lines) };
}

function parse(text: string): unknown {
  refuseLargeJson(text);
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('This JSON file is damaged.', lineOf(text, brokenAt(text)), 'json: not well-formed');
  }
}

/** oTranscribe's page, with a time in front of a paragraph where one was set; and a text alone. */
function onePage(html: string): ReadTranscript {
  const rows = html
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^<>]{0,200}>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]{0,1000}>/gi, '');
  return {
    ...readPlain(withoutEntities(rows).replaceAll('\u00a0', ' ').toWellFormed(), 'txt'),
    format: 'json',
  };
}

function nth(error: KeptwordError, at: number): KeptwordError {
  return new KeptwordError(error.code, `Entry ${at + 1}: ${error.message}`, {
    details: `entry ${at + 1}: ${error.details ?? ''}`,
  });
}

function entriesOf(whole: unknown): Entry[] | null {
  for (const place of PLACES) {
    let at: unknown = whole;
    for (const name of place) at = isEntry(at) ? at[name] : undefined;
    if (!Array.isArray(at)) continue;
    const entries = at.filter(isEntry);
    if (entries.some((entry) => textOf(entry) !== null)) return entries;
  }
  return null;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(entry: Entry): string | null {
  for (const name of TEXT) {
    const value = entry[name];
    if (typeof value === 'string') return value;
  }
  return joined(entry.elements) ?? joined(entry.words);
}

/** Rev and others give words one by one, some with their own spaces. */
function joined(words: unknown): string | null {
  if (!Array.isArray(words)) return null;
  const parts = words.map((word) => (isEntry(word) ? (word.value ?? word.word ?? word.text) : word));
  const texts = parts.filter((part) => typeof part === 'string');
  if (texts.length === 0) return null;
  return texts.some((part) => /\s/.test(part)) ? texts.join('') : texts.join(' ');
}

function speakerOf(entry: Entry): string | null {
  for (const name of SPEAKER) {
    const value = entry[name];
    if (typeof value === 'string' && value.trim() !== '') return value.toWellFormed();
    if (typeof value === 'number') return `Speaker ${value}`;
    if (isEntry(value) && typeof value.name === 'string') return value.name.toWellFormed();
  }
  return null;
}

/** Whole milliseconds. whisper.cpp has them in `offsets`; text is read as a clock; a bare number needs its unit. */
function timeOf(
  entry: Entry,
  names: readonly string[],
  msNames: readonly string[],
  side: 'from' | 'to',
  unit: number,
): number | null {
  const offset = isEntry(entry.offsets) ? entry.offsets[side] : undefined;
  if (typeof offset === 'number') return rounded(offset);
  for (const name of msNames) {
    const value = entry[name];
    if (typeof value === 'number') return rounded(value);
  }
  const value = first(entry, names);
  if (typeof value === 'number') return rounded(value * unit);
  if (value === null) return ofElements(entry.elements, side, unit);
  return typeof value === 'string' ? readTime(value.trim()) : null;
}

/** Rev has times on the words only: from the first of them to the last. */
function ofElements(elements: unknown, side: 'from' | 'to', unit: number): number | null {
  if (!Array.isArray(elements)) return null;
  const names = side === 'from' ? START : END;
  const times = elements.filter(isEntry).map((one) => first(one, names));
  const value = side === 'from' ? times.find(isNumber) : times.findLast(isNumber);
  return value === undefined ? null : rounded(value * unit);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

/** The first of these fields that has a time in it; a number written as text is a number. */
function first(entry: Entry, names: readonly string[]): number | string | null {
  for (const name of names) {
    const value = entry[name];
    if (typeof value === 'number') return value;
    if (typeof value !== 'string' || value.trim() === '') continue;
    const number = Number(value);
    return Number.isFinite(number) ? number : value;
  }
  return null;
}

/** A number that is no time at all (NaN cannot be in JSON, 1e999 can) is refused by the collector's range. */
function rounded(value: number): number {
  return Number.isFinite(value) ? Math.round(value) : Number.POSITIVE_INFINITY;
}

/** The largest unit in which the last line still lies in the recording, with some room; seconds if none does. */
function unitOf(entries: readonly Entry[], durationMs: number): number {
  let last = 0;
  for (const entry of entries) {
    for (const names of [START, END]) {
      const inside = Array.isArray(entry.elements) ? entry.elements.filter(isEntry) : [];
      for (const one of [entry, ...inside]) {
        const value = first(one, names);
        if (typeof value === 'number' && value > last) last = value;
      }
    }
  }
  return UNITS.find((unit) => last * unit <= durationMs * 1.1 + 10_000) ?? UNITS[0];
}

function languageOf(whole: unknown): string | null {
  const said = isEntry(whole)
    ? (whole.language ?? (isEntry(whole.result) ? whole.result.language : null))
    : null;
  return typeof said === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(said) ? said : null;
}
