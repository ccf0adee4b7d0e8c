import { KeptwordError } from '../../../shared/contract/index.ts';
import { formatTimecode, ms } from '../../../shared/time/index.ts';
import { lineOf } from './decode.ts';
import { type Entry, endOf, isEntry, namesOf, speakerOf, startOf, textOf, unitOf } from './json-fields.ts';
import { brokenAt } from './json-place.ts';
import { refuseLargeJson } from './json-size.ts';
import { linesOfWords } from './json-words.ts';
import { takeNames } from './names.ts';
import { readPlain } from './plain.ts';
import { LineCollector, MOST_LINES, type ReadTranscript, unreadable } from './read-line.ts';
import { withoutEntities } from './voices.ts';

/**
 * Where the lines lie in the files of common recorders, the nearest first: Whisper and WhisperX (`segments`),
 * whisper.cpp (`transcription`), AssemblyAI and Deepgram (`utterances`), AWS (`results.audio_segments`), Otter
 * (`speech.transcripts`), Rev (`monologues`), Teams (`entries`), Hugging Face (`chunks`), and a plain list.
 */
const PLACES: readonly (readonly string[])[] = [
  [],
  ['segments'],
  ['transcription'],
  ['transcripts'],
  ['utterances'],
  ['monologues'],
  ['speakers'],
  ['chunks'],
  ['sentences'],
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
  const names = namesOf(whole);
  const collector = new LineCollector();
  for (const [at, entry] of entries.entries()) {
    const said = textOf(entry);
    if (said === null) continue;
    try {
      collector.add(
        {
          startMs: startOf(entry, unit),
          endMs: endOf(entry, unit),
          speaker: speakerOf(entry, names),
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

/** oTranscribe's mark of a time: what it shows is to the second, what it keeps is finer. */
const MARK =
  /<span\b[^<>]{0,200}\bdata-timestamp="(\d{1,6}(?:\.\d{1,20})?)"[^<>]{0,200}>[^<>]{0,40}<\/span>(?:&nbsp;|\s)*/gi;

/** oTranscribe's page: a time stands wherever one was set, and a line begins there. And a text alone. */
function onePage(html: string): ReadTranscript {
  const rows = html
    .replaceAll(
      MARK,
      (_mark, seconds: string) =>
        `\n[${formatTimecode(ms(Math.round(Number(seconds) * 1000)), { millis: true })}] `,
    )
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^<>]{0,200}>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]{0,1000}>/gi, '');
  const text = withoutEntities(rows).replaceAll('\u00a0', ' ').toWellFormed();
  return { ...readPlain(text, 'txt'), format: 'json' };
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

/** What Whisper's service writes out in full; everybody else has a tag. */
const LANGUAGES: Readonly<Record<string, string>> = { english: 'en', spanish: 'es' };

function languageOf(whole: unknown): string | null {
  const places = isEntry(whole) ? [whole, whole.result, whole.results, whole.metadata].filter(isEntry) : [];
  const said = places.flatMap((place) => [place.language, place.language_code, place.languageCode]);
  const tag = said.find((one) => typeof one === 'string');
  if (typeof tag !== 'string') return null;
  const known = LANGUAGES[tag.toLowerCase()] ?? tag.replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(known) ? known : null;
}
