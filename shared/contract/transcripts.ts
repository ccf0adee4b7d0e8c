import { z } from 'zod';
import {
  CUT_TIMES,
  id,
  languageTag,
  line,
  lineChange,
  lineColumns,
  moment,
  newLine,
  prose,
  speakerHow,
  transcript,
  transcriptChange,
  transcriptLine,
} from '../domain/index.ts';
import { milliseconds } from '../time/index.ts';
import { call } from './call.ts';
import { pickedFile } from './recordings.ts';

/** A transcript with what its row in a list shows. `placed`: lines that have no time of their own. */
export const transcriptSummary = transcript.extend({
  lines: z.int(),
  checked: z.int(),
  placed: z.int(),
  /** Grows with every change to its lines, also by undo. */
  revision: z.int(),
});
export type TranscriptSummary = z.infer<typeof transcriptSummary>;

export const importedTranscript = z.object({
  /** `duplicate`: the same bytes are already here; nothing was added. */
  outcome: z.enum(['imported', 'duplicate']),
  transcript,
  lines: z.int(),
  placed: z.int(),
  /** Lines that begin after the end of the recording: perhaps it belongs to another one. */
  beyond: z.int(),
  /** Lines that do not say who speaks. */
  unnamed: z.int(),
  /** Rows of the file that are nobody's words: what a program writes at its top and end, numbers of pages. */
  leftOut: z.int(),
  /** The file has times of the day: they count from its first line, which nobody knows the place of. */
  isShifted: z.boolean(),
});
export type ImportedTranscript = z.infer<typeof importedTranscript>;

const lineIds = z.array(id).min(1).max(100_000);
const speaker = z.object({
  speakerId: id.nullable(),
  speakerLabel: line.nullable(),
  speakerHow: speakerHow.nullable(),
});
const format = z.enum(['vtt', 'srt', 'txt']);

export const transcriptCalls = {
  list: call('Transcripts of a recording.', z.object({ recordingId: id }), z.array(transcriptSummary)),
  pick: call(
    'Opens the system picker for one transcript file. Null when cancelled.',
    z.void(),
    pickedFile.nullable(),
  ),
  import: call(
    'Reads a picked or dropped file as a transcript of a recording, and keeps the file itself.',
    z.object({
      recordingId: id,
      fileId: z.string(),
      kind: z.enum(['imported', 'certified']),
      certifiedBy: line.nullable(),
      certifiedOn: z.iso.date().nullable(),
      language: languageTag.nullable(),
      /** Where its first line is heard, for a file that began earlier or later than the recording; null: as it says. */
      firstLineMs: milliseconds.nullable(),
    }),
    importedTranscript,
  ),
  start: call(
    'Starts an empty transcript to type into.',
    z.object({ recordingId: id, title: line.min(1), language: languageTag.nullable() }),
    transcript,
  ),
  change: call('Changes title or language.', z.object({ id, change: transcriptChange }), transcript),
  remove: call(
    'Takes a transcript out, with a reason; undo brings it back.',
    z.object({ id, reason: z.string().trim().min(1).max(500) }),
    z.void(),
  ),
  open: call(
    'A part of the lines of a transcript, column by column: at most so many, from the one so far down. What was typed last and cut off is in them.',
    z.object({ id, from: z.int().min(0), most: z.int().min(1).max(100_000) }),
    z.object({ transcript, revision: z.int(), lines: lineColumns }),
  ),
  addLine: call('Adds a line.', newLine, transcriptLine),
  changeLine: call(
    'Changes words, speaker or time of a line. New words take its check away.',
    z.object({ id, change: lineChange }),
    transcriptLine,
  ),
  splitLine: call(
    'Makes two lines of one, at a place in its words as they are typed now (UTF-16 units). Both lose the check.',
    z.object({ id, text: prose, at: z.int().min(0), soundMs: milliseconds.nullable() }),
    z.object({
      lines: z.tuple([transcriptLine, transcriptLine]),
      /** Where the time of the cut comes from. */
      cut: z.enum(CUT_TIMES),
      wasChecked: z.boolean(),
    }),
  ),
  joinLine: call(
    'Makes one line of a line, with its words as they are typed now, and the one behind it. It loses the check.',
    z.object({ id, text: prose.nullable() }),
    z.object({
      line: transcriptLine,
      /** The line that is part of the other now. */
      goneId: id,
      /** Where in the words the second line begins, in UTF-16 units. */
      seam: z.int(),
      wasChecked: z.boolean(),
    }),
  ),
  removeLine: call('Takes a line out; undo brings it back.', z.object({ id }), z.void()),
  saveDraft: call(
    'Keeps what is being typed, at each pause, before it is saved as a change. Null forgets it.',
    z.object({ lineId: id, text: prose.nullable() }),
    z.void(),
  ),
  history: call(
    'Every saved version of a line, newest first.',
    z.object({ id }),
    z.array(z.object({ at: z.string(), version: transcriptLine })),
  ),
  setSpeaker: call(
    'Says who speaks in these lines: one step of undo.',
    z.object({ lineIds, speaker }),
    z.array(transcriptLine),
  ),
  renameLabel: call(
    'Says who a label of the file is, for all lines that have it: one step of undo.',
    z.object({ transcriptId: id, label: line.min(1), speaker }),
    z.array(transcriptLine),
  ),
  check: call(
    'Notes that somebody listened to these lines and that the words are right.',
    z.object({ lineIds, by: line.min(1) }),
    z.array(transcriptLine),
  ),
  uncheck: call('Takes the check away.', z.object({ lineIds }), z.array(transcriptLine)),
  checker: call(
    'Who checked lines last in this archive, or the one parent in it.',
    z.void(),
    z.object({ name: z.string().nullable() }),
  ),
  quote: call(
    'The words of these lines, for quoting. Refused when one of them was not checked by ear.',
    z.object({ lineIds }),
    z.object({
      recordingId: id,
      startMs: z.number(),
      endMs: z.number(),
      text: z.string(),
      certified: z.object({ by: z.string(), on: z.string() }).nullable(),
    }),
  ),
  makeMoment: call(
    'Marks a moment over these lines. Its words come only from checked or certified lines.',
    z.object({ lineIds }),
    moment,
  ),
  export: call(
    'Writes a transcript to a place that the person picks. False when cancelled.',
    z.object({ id, format }),
    z.object({ saved: z.boolean() }),
  ),
};
