import { readTime } from './times.ts';

/** A thing in a JSON file, of whatever shape. */
export type Entry = Readonly<Record<string, unknown>>;

const TEXT = ['text', 'transcript', 'content', 'sentence', 'utterance', 'body', 'words'] as const;
const START = [
  'start',
  'startTime',
  'start_time',
  'begin',
  'from',
  'start_offset',
  'startOffset',
  'ts',
  'time',
  'timestamp',
] as const;
const END = [
  'end',
  'endTime',
  'end_time',
  'finish',
  'to',
  'end_offset',
  'endOffset',
  'endTs',
  'end_ts',
  'end_timestamp',
] as const;
/** A pair of both times: Whisper by way of Hugging Face. */
const PAIR = ['timestamp', 'time', 'timestamps'] as const;
const START_MS = ['startMs', 'start_ms', 'offset_ms', 'startOffsetMs'] as const;
const END_MS = ['endMs', 'end_ms', 'endOffsetMs'] as const;
const SPEAKER = [
  'speaker',
  'speakerName',
  'speaker_name',
  'speakerDisplayName',
  'speakerLabel',
  'speaker_label',
  'speaker_model_label',
  'speaker_id',
  'speakerId',
  'channel_label',
  'name',
  'user',
] as const;

/** How many of a number's units make a millisecond: seconds, milliseconds, samples at 16 kHz (Otter). */
const UNITS = [1000, 1, 1 / 16] as const;
const WEEK_S = 7 * 24 * 3_600;

type Side = 'from' | 'to';

export function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is said in an entry, or null where it has no words. */
export function textOf(entry: Entry): string | null {
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
  if (texts.some((part) => /\s/.test(part))) return texts.join('');
  return texts.join(' ').replaceAll(/ ([.,;:?!…])(?= |$)/g, '$1');
}

/**
 * Who speaks in an entry; a number is `Speaker 2`, unless the file says who that is. WhisperX says it of the words, too.
 * @param names what the file calls its numbered voices
 */
export function speakerOf(entry: Entry, names: ReadonlyMap<string, string>): string | null {
  for (const name of SPEAKER) {
    const value = entry[name];
    const known =
      typeof value === 'string' || typeof value === 'number' ? names.get(String(value)) : undefined;
    if (known !== undefined) return known;
    if (typeof value === 'string' && value.trim() !== '') return value.toWellFormed();
    if (typeof value === 'number') return `Speaker ${value}`;
    if (isEntry(value) && typeof value.name === 'string') return value.name.toWellFormed();
  }
  const ofWords = Array.isArray(entry.words) ? entry.words.filter(isEntry).map((word) => word.speaker) : [];
  const [first] = ofWords;
  return typeof first === 'string' && ofWords.every((one) => one === first) ? first.toWellFormed() : null;
}

/** What a file says of its voices beside the lines: `speakers: [{ id: 0, name: "Ms. Rivera" }]`, as Rev writes it. */
export function namesOf(whole: unknown): Map<string, string> {
  const list = isEntry(whole) && Array.isArray(whole.speakers) ? whole.speakers.filter(isEntry) : [];
  return new Map(
    list.flatMap(({ id, name, display_name: shown }) => {
      const called = [name, shown].find((one) => typeof one === 'string' && one.trim() !== '');
      const isId = typeof id === 'string' || typeof id === 'number';
      return isId && typeof called === 'string' ? [[String(id), called.toWellFormed()] as const] : [];
    }),
  );
}

/** Whole milliseconds of an entry's start. @param unit how many milliseconds a bare number counts */
export function startOf(entry: Entry, unit: number): number | null {
  return timeOf(entry, 'from', unit);
}

/** Whole milliseconds of an entry's end. */
export function endOf(entry: Entry, unit: number): number | null {
  return timeOf(entry, 'to', unit);
}

/** whisper.cpp has milliseconds in `offsets`; text is read as a clock; a bare number needs its unit. */
function timeOf(entry: Entry, side: Side, unit: number): number | null {
  const offset = isEntry(entry.offsets) ? entry.offsets[side] : undefined;
  if (typeof offset === 'number') return rounded(offset);
  for (const name of side === 'from' ? START_MS : END_MS) {
    const value = entry[name];
    if (typeof value === 'number') return rounded(value);
  }
  const value = first(entry, side);
  if (typeof value === 'number') return rounded(value * unit);
  if (value === null) return ofElements(entry.elements, side, unit);
  return readTime(value.trim());
}

/** Rev has times on the words only: from the first of them to the last. */
function ofElements(elements: unknown, side: Side, unit: number): number | null {
  if (!Array.isArray(elements)) return null;
  const times = elements
    .filter(isEntry)
    .map((one) => first(one, side))
    .filter((one) => one !== null);
  const value = side === 'from' ? times[0] : times.at(-1);
  if (value === undefined) return null;
  return typeof value === 'number' ? rounded(value * unit) : readTime(value.trim());
}

/** The first field that has a time in it; a number written as text is a number, also Google's `1.5s`. */
function first(entry: Entry, side: Side): number | string | null {
  for (const name of side === 'from' ? START : END) {
    const value = entry[name];
    if (typeof value === 'number') return value;
    if (typeof value !== 'string' || value.trim() === '') continue;
    const number = Number(value.replace(/(?<=\d)s$/, ''));
    return Number.isFinite(number) ? number : value;
  }
  for (const name of PAIR) {
    const value = entry[name];
    const one: unknown = Array.isArray(value) && value.length === 2 ? value[side === 'from' ? 0 : 1] : null;
    if (typeof one === 'number') return one;
  }
  return null;
}

/** A number that is no time at all (NaN cannot be in JSON, 1e999 can) is refused by the collector's range. */
function rounded(value: number): number {
  return Number.isFinite(value) ? Math.round(value) : Number.POSITIVE_INFINITY;
}

/** The unit of the bare numbers of these entries, see `unitOfTimes`. */
export function unitOf(entries: readonly Entry[], durationMs: number): number {
  const times: number[] = [];
  for (const entry of entries) {
    const inside = Array.isArray(entry.elements) ? entry.elements.filter(isEntry) : [];
    for (const one of [entry, ...inside]) {
      for (const side of ['from', 'to'] as const) {
        const value = first(one, side);
        if (typeof value === 'number') times.push(value);
      }
    }
  }
  return unitOfTimes(times, durationMs);
}

/**
 * How many milliseconds a bare number counts. Only seconds are written with fractions, however long the recording is
 * (it may be the wrong one). Whole numbers are of the largest unit in which the last still lies in the recording, with
 * some room; seconds if none does.
 */
export function unitOfTimes(times: readonly number[], durationMs: number): number {
  let last = 0;
  let hasFraction = false;
  for (const time of times) {
    if (time > last) last = time;
    hasFraction ||= !Number.isInteger(time);
  }
  if (hasFraction && last <= WEEK_S) return UNITS[0];
  return UNITS.find((unit) => last * unit <= durationMs * 1.1 + 10_000) ?? UNITS[0];
}
