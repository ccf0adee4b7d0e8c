import { type Entry, isEntry, unitOfTimes } from './json-fields.ts';

/** One word or phrase with its time as the file has it; a sign joins the word before it. */
type Piece = {
  start: number | null;
  end: number | null;
  speaker: string | number | null;
  text: string;
  isSign: boolean;
};

/** What a line made of words holds at most; then it ends with the sentence. Captions are about this long. */
const LONG = 160;
/** Silence that ends a line, in seconds: about where a listener hears a new thought. */
const PAUSE_S = 2;
const SENTENCE_END = /[.?!…]["'”’)]?$/u;
const SIGN = /^[.,;:?!…]+$/u;

/**
 * The lines of recorders that give words or phrases one by one, as entries with `start` and `end` in seconds (or in
 * whatever unit the file has), `speaker` and `text`: AWS Transcribe, Speechmatics, Deepgram, Google, Azure, AssemblyAI
 * and Whisper with words. Null where nothing of the kind is found. Words of one voice are put together up to the end of
 * a sentence; no word is left out.
 * @param durationMs length of the recording: it tells seconds from milliseconds
 */
export function linesOfWords(whole: unknown, durationMs: number): Entry[] | null {
  const outer = isEntry(whole) ? whole : {};
  // A long job of Google's lies in its answer.
  const top = isEntry(outer.response) ? outer.response : outer;
  const results = isEntry(top.results) ? top.results : {};
  const entries =
    phrases(top.recognizedPhrases ?? top.phrases) ??
    together(withVoices(words(results.items), results), durationMs) ??
    ofChannels(results.channels, durationMs) ??
    google(top.results, durationMs) ??
    together(words(top.results), durationMs) ??
    together(words(top.words), durationMs);
  return entries && entries.length > 0 ? entries : null;
}

/** Azure: whole phrases, with ticks of 100 ns or with milliseconds; the best reading comes first. */
function phrases(list: unknown): Entry[] | null {
  if (!Array.isArray(list)) return null;
  const channels = new Set(list.filter(isEntry).map(({ channel }) => channel)).size;
  return list.filter(isEntry).flatMap((phrase) => {
    const best =
      Array.isArray(phrase.nBest) && isEntry(phrase.nBest[0]) ? phrase.nBest[0].display : phrase.text;
    if (typeof best !== 'string') return [];
    const startMs = msOf(phrase.offsetMilliseconds, phrase.offsetInTicks, phrase.offset);
    const lasts = msOf(phrase.durationMilliseconds, phrase.durationInTicks, phrase.duration);
    const speaker =
      [phrase.speaker, channels > 1 && isSpeaker(phrase.channel) ? `Channel ${phrase.channel}` : null].find(
        isSpeaker,
      ) ?? null;
    const endMs = startMs === null || lasts === null ? null : startMs + lasts;
    return [{ ...(startMs !== null && { startMs }), ...(endMs !== null && { endMs }), speaker, text: best }];
  });
}

/** `PT1M2.5S`: a time as ISO 8601 writes it, for files that have nothing else. */
const ISO = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?$/;

function msOf(ms: unknown, ticks: unknown, iso: unknown): number | null {
  if (typeof ms === 'number') return ms;
  if (typeof ticks === 'number') return ticks / 10_000;
  const [whole, hours = '0', minutes = '0', seconds = '0'] =
    ISO.exec(typeof iso === 'string' ? iso : '') ?? [];
  return whole === undefined ? null : ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/**
 * AWS before 2023 has its voices beside the words: by the time at which a word begins (`speaker_labels`), or as the same
 * words once more for each channel (`channel_labels`).
 */
function withVoices(pieces: Piece[], results: Entry): Piece[] {
  const voices = new Map<number, string>();
  for (const [group, label] of voicesBeside(results)) {
    for (const item of Array.isArray(group.items) ? group.items.filter(isEntry) : []) {
      const at = secondsOf(item.start_time);
      const voice = item.speaker_label ?? label;
      if (at !== null && typeof voice === 'string') voices.set(at, voice);
    }
  }
  if (voices.size === 0) return pieces;
  return pieces.map((piece) => {
    const voice = piece.speaker ?? (piece.start === null ? undefined : voices.get(piece.start)) ?? null;
    return { ...piece, speaker: voice };
  });
}

function voicesBeside({ speaker_labels: speakers, channel_labels: channels }: Entry): [Entry, unknown][] {
  const segments = isEntry(speakers) && Array.isArray(speakers.segments) ? speakers.segments : [];
  const tracks = isEntry(channels) && Array.isArray(channels.channels) ? channels.channels : [];
  return [
    ...segments.filter(isEntry).map((one): [Entry, unknown] => [one, one.speaker_label]),
    ...tracks.filter(isEntry).map((one): [Entry, unknown] => [one, one.channel_label]),
  ];
}

/** Deepgram: the best reading of each channel. Two channels are two voices. */
function ofChannels(channels: unknown, durationMs: number): Entry[] | null {
  if (!Array.isArray(channels)) return null;
  const each = channels
    .filter(isEntry)
    .map((channel) => together(words(bestOf(channel)?.words), durationMs) ?? []);
  const lines = each.flatMap((some, at) =>
    each.length < 2 ? some : some.map((line) => ({ ...line, speaker: line.speaker ?? at })),
  );
  return lines.toSorted((a, b) => startOf(a) - startOf(b));
}

/** Google: stretches, each with its words; where voices are told apart the last one repeats all words with them. */
function google(results: unknown, durationMs: number): Entry[] | null {
  if (!Array.isArray(results)) return null;
  const stretches = results.filter(isEntry).map((one) => bestOf(one));
  const isGoogle = stretches.some((one) => typeof one?.transcript === 'string');
  if (!isGoogle) return null;
  const all = stretches.map((one) => words(one?.words));
  const last = all.at(-1) ?? [];
  const before = all.slice(0, -1).reduce((sum, some) => sum + some.length, 0);
  if (last.length > 0 && last.length >= before && last.some(({ speaker }) => speaker !== null))
    return together(last, durationMs);
  return stretches.flatMap((one, at) => {
    const lines = together(all[at] ?? [], durationMs);
    return lines ?? (typeof one?.transcript === 'string' ? [{ text: one.transcript }] : []);
  });
}

function bestOf(one: Entry): Entry | null {
  const first = Array.isArray(one.alternatives) ? one.alternatives[0] : null;
  return isEntry(first) ? first : null;
}

/** Words in whichever of the known spellings; what has no text (a pause, a music sign) is none. */
function words(list: unknown): Piece[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isEntry).flatMap((word) => {
    const best = bestOf(word);
    const texts = [word.punctuated_word, word.text, word.word, best?.content, word.value];
    const text = texts.find((one) => typeof one === 'string');
    if (text === undefined || text.trim() === '') return [];
    return [
      {
        start: secondsOf(word.start ?? word.start_time ?? word.startTime ?? word.startOffset),
        end: secondsOf(word.end ?? word.end_time ?? word.endTime ?? word.endOffset),
        speaker: voiceOf(word, best),
        text: text.trim(),
        isSign: word.type === 'punctuation' || SIGN.test(text.trim()),
      },
    ];
  });
}

function voiceOf(word: Entry, best: Entry | null): string | number | null {
  const { speaker, speaker_label, speakerLabel, speaker_id, speakerTag } = word;
  // Google says 0 where it tells no voices apart.
  const tag = speakerTag === 0 ? null : speakerTag;
  return [speaker, speaker_label, speakerLabel, speaker_id, tag, best?.speaker].find(isSpeaker) ?? null;
}

/** `0.5`, `"0.5"`, and Google's `"0.5s"` and `{ seconds: "0", nanos: 500000000 }`. */
function secondsOf(value: unknown): number | null {
  if (isEntry(value)) {
    const whole = Number(value.seconds ?? 0) + Number(value.nanos ?? 0) / 1e9;
    return Number.isFinite(whole) ? whole : null;
  }
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value.replace(/s$/, ''));
  return Number.isFinite(number) ? number : null;
}

function together(pieces: readonly Piece[], durationMs: number): Entry[] | null {
  if (pieces.length === 0) return null;
  const times = pieces.flatMap(({ start, end }) => [start, end].filter((one) => one !== null));
  const pause = (PAUSE_S * 1000) / unitOfTimes(times, durationMs);
  const lines: Piece[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (!line || !goesOn(line, piece, pause)) lines.push({ ...piece });
    else {
      line.text += piece.isSign ? piece.text : ` ${piece.text}`;
      line.end = piece.end ?? line.end;
    }
  }
  return lines.map(({ start, end, speaker, text }) => ({
    ...(start !== null && { start }),
    ...(end !== null && { end }),
    ...(speaker !== null && { speaker }),
    text,
  }));
}

function goesOn(line: Piece, next: Piece, pause: number): boolean {
  if (next.isSign) return true;
  if (next.speaker !== line.speaker && next.speaker !== null) return false;
  if (line.end !== null && next.start !== null && next.start - line.end >= pause) return false;
  return !(SENTENCE_END.test(line.text) && line.text.length >= LONG / 2) && line.text.length < LONG * 4;
}

function startOf(line: Entry): number {
  return typeof line.start === 'number' ? line.start : 0;
}

function isSpeaker(value: unknown): value is string | number {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}
