import type { Row } from './rows.ts';
import { TIME } from './times.ts';

/** What programs write below a transcript, whole rows. */
const FOOT: readonly RegExp[] = [
  /^Transcribed by https?:\/\/(?:www\.)?otter\.ai\/?$/i,
  /^This editable transcript was computer generated and might contain errors\..{0,80}$/i,
  /^People can also change the text after it was created\.?$/i,
  /^Transcription ended after \d[\d:]*$/i,
  /^Esta transcripción editable se (?:ha generado|generó) por (?:ordenador|computadora).{0,120}$/i,
  /^La transcripción (?:ha finalizado|finalizó|terminó) (?:después de|al cabo de|tras) \d[\d:]*$/i,
];
/** Teams says who began and who ended it. Only near the top or the end: in between somebody may say so. */
const BEGAN = /^.{1,80} (?:started transcription|(?:inició|comenzó) la transcripción)$/i;
const ENDED = /^.{1,80} (?:stopped transcription|(?:detuvo|finalizó) la transcripción)$/i;
/** Notes of a machine stand before the transcript in what Gemini writes: they are nobody's words. */
const NOTES = /^📖\s*(?:Transcript|Transcripción)$/i;
const TITLE = /[-–] (?:Transcript|Transcripción)$/i;
const ATTENDEES = /^(?:Attendees|Asistentes|Participantes)$/i;
const TRANSCRIPT = /^(?:Transcript|Transcripción)$/i;
const AUDIO_FILE = /^(?:Audio file|Archivo de audio)$/i;
/** `Tue, Nov 10, 2020 2:00PM • 54:50`, and what Otter writes below it. */
const OTTER = new RegExp(String.raw`^SUMMARY KEYWORDS$|^SPEAKERS$|\b\d{4}\b.{0,20} • (?:${TIME})$`);
const BEGINS_SPEECH = new RegExp(String.raw`(?:^|[ \t]{2,}|\t)(?:${TIME})$`);

/** How far from the top a program's own words may reach. */
const HEAD = 12;
const OTTERS_HEAD = 40;
const NOTES_HEAD = 3_000;

/** The rows without what a program wrote at the top and the end, and how many those were. Words of people stay. */
export function withoutProgramsWords(all: readonly Row[]): { rows: Row[]; leftOut: number } {
  const from = endOfHead(all.map(({ text }) => text));
  const rows = all
    .slice(from)
    .filter(
      ({ text }, at, rest) =>
        !FOOT.some((words) => words.test(text)) &&
        !(at < HEAD && BEGAN.test(text)) &&
        !(at >= rest.length - 3 && ENDED.test(text)),
    );
  return { rows, leftOut: all.length - rows.length };
}

/** The first row that may be speech. Each rule knows one program; where none knows the top, all of it stays. */
function endOfHead(rows: readonly string[]): number {
  const near = rows.slice(0, HEAD);
  const began = near.findIndex((row) => BEGAN.test(row));
  if (began !== -1 && !near.slice(0, began).some((row) => BEGINS_SPEECH.test(row))) return began + 1;
  if (near.some((row) => OTTER.test(row))) {
    const speech = rows.slice(0, OTTERS_HEAD).findIndex((row) => BEGINS_SPEECH.test(row) && !OTTER.test(row));
    return Math.max(0, speech);
  }
  const notes = rows.slice(0, NOTES_HEAD).findIndex((row) => NOTES.test(row));
  const from = notes + 1;
  return from + endOfTitle(rows.slice(from, from + HEAD));
}

/** Google: the title, who was there, and the word "Transcript". Word: the name of the sound file, and the same word. */
function endOfTitle(rows: readonly string[]): number {
  const word = rows.findIndex((row) => TRANSCRIPT.test(row));
  const title = rows.slice(0, 4).findIndex((row) => TITLE.test(row));
  const isKnown =
    word <= 1 || AUDIO_FILE.test(rows[0] ?? '') || rows.slice(0, word).some((row) => ATTENDEES.test(row));
  if (word !== -1 && word <= 6 && (isKnown || (title !== -1 && title < word))) return word + 1;
  return title + 1;
}
