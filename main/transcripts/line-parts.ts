import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type CutTime,
  joinedLine,
  partsOf,
  prose,
  type TranscriptLine,
  wordsDivided,
} from '../../shared/domain/index.ts';
import { commitTogether, found, type OpenArchive, parsed } from '../archive/index.ts';
import { refuseCertified } from './lines.ts';

const UNCHECKED = { checkedBy: null, checkedAt: null };

type Split = { lines: [TranscriptLine, TranscriptLine]; cut: CutTime; wasChecked: boolean };

/**
 * Makes two lines of one, as one step of undo. `text` is what stands in the field now, `at` the place in it (UTF-16
 * units), `soundMs` the place of the sound if it stands in this recording. Nobody has heard the parts by themselves: the
 * check is gone, and stays in the history of the first. Throws `not-found`, `transcript-certified`, `line-not-split`.
 */
export function splitLine(
  archive: OpenArchive,
  { id, text, at, soundMs }: { id: string; text: string; at: number; soundMs: number | null },
): Split {
  const { index } = archive;
  const before = lineToChange(archive, id);
  const words = wordsDivided(parsed(prose, text), at);
  if (words === null) throw notSplit('one side has no words');
  const { first, second, cut } = partsOf(before, words, soundMs);
  const behind = index.transcriptLines.behind(before);
  // Lines of one place and one time are read in the order in which they came: a new one would come behind that one.
  if (behind?.position === before.position && behind.startMs <= second.startMs) {
    throw notSplit('no time is left between this part and the next');
  }
  const kept: TranscriptLine = { ...before, ...first, ...UNCHECKED };
  const added: TranscriptLine = { ...before, ...second, ...UNCHECKED, id: randomUUID() };
  index.transaction(() => {
    commitTogether(archive, [
      { what: 'line', before, after: kept },
      { what: 'line', before: null, after: added },
    ]);
    index.lineDrafts.forget(id);
  });
  const lines: Split['lines'] = [asStored(archive, kept), asStored(archive, added)];
  return { lines, cut, wasChecked: before.checkedAt !== null };
}

type Join = { line: TranscriptLine; goneId: string; seam: number; wasChecked: boolean };

/**
 * Makes one line of a line and the one that is read behind it, as one step of undo. `text` is what stands in the first
 * one's field now; null: what is saved. Words are never given to somebody who did not say them: both lines need the same
 * speaker. Throws `not-found`, `transcript-certified`, `line-is-last`, `lines-two-speakers`.
 */
export function joinLine(archive: OpenArchive, { id, text }: { id: string; text: string | null }): Join {
  const { index } = archive;
  const before = lineToChange(archive, id);
  const gone = index.transcriptLines.behind(before);
  if (!gone) {
    throw new KeptwordError(
      'line-is-last',
      'There is no line behind this one. Nothing was changed. Choose a line that has another one behind it.',
    );
  }
  refuseTwoSpeakers(before, gone);
  const typed = new Map(
    index.lineDrafts.ofTranscript(before.transcriptId).map((draft) => [draft.lineId, draft.text]),
  );
  const wordsOf = (line: TranscriptLine) => typed.get(line.id) ?? line.text;
  const { joined, seam } = joinedLine(
    { ...before, text: text ?? wordsOf(before) },
    { ...gone, text: wordsOf(gone) },
  );
  parsed(prose, joined.text);
  const after: TranscriptLine = { ...before, ...joined, speakerHow: howOfBoth(before, gone), ...UNCHECKED };
  index.transaction(() => {
    commitTogether(archive, [
      { what: 'line', before, after },
      { what: 'line', before: gone, after: null },
    ]);
    for (const lineId of [id, gone.id]) index.lineDrafts.forget(lineId);
  });
  const wasChecked = before.checkedAt !== null || gone.checkedAt !== null;
  return { line: asStored(archive, after), goneId: gone.id, seam, wasChecked };
}

function lineToChange({ index }: OpenArchive, id: string): TranscriptLine {
  const line = found(index.transcriptLines.get(id), 'line');
  refuseCertified(found(index.transcripts.get(line.transcriptId), 'transcript'));
  return line;
}

/** Lines without a time are placed anew by each change. */
function asStored({ index }: OpenArchive, line: TranscriptLine): TranscriptLine {
  return found(index.transcriptLines.get(line.id), 'line');
}

function refuseTwoSpeakers(a: TranscriptLine, b: TranscriptLine): void {
  const same = a.speakerId === null ? a.speakerLabel === b.speakerLabel : true;
  if (a.speakerId === b.speakerId && same) return;
  throw new KeptwordError(
    'lines-two-speakers',
    'These lines are not said by the same person. Nothing was changed. Say first who speaks in both.',
  );
}

/** How a speaker is known holds for both, or is not said of the whole; a doubt about one is a doubt about it. */
function howOfBoth(a: TranscriptLine, b: TranscriptLine): TranscriptLine['speakerHow'] {
  if (a.speakerHow === b.speakerHow) return a.speakerHow;
  return a.speakerHow === 'unsure' || b.speakerHow === 'unsure' ? 'unsure' : null;
}

function notSplit(details: string): KeptwordError {
  return new KeptwordError(
    'line-not-split',
    'This line cannot be split here. Nothing was changed. Put the cursor between two words of it.',
    { details },
  );
}
