import { type Recording, recordingCode, type Transcript } from '../../shared/domain/index.ts';
import type { CaseFile, KnownTranscript, LeftOut } from './choose.ts';

/**
 * Transcripts that may be quoted from beginning to end: certified ones, and those of which every line was checked by
 * ear. A draft stays at home: the other side reads a machine's mistake as what was claimed.
 */
export function chooseTranscripts(
  file: CaseFile,
  recordings: readonly Recording[],
  wanted: boolean,
  leftOut: LeftOut[],
): Transcript[] {
  const chosen: Transcript[] = [];
  for (const recording of recordings) {
    for (const known of file.transcripts.filter(({ recordingId }) => recordingId === recording.id)) {
      const why = reasonToLeaveOut(known, wanted);
      const { lines: _lines, checked: _checked, unsettled: _unsettled, ...transcript } = known;
      if (why === null) chosen.push(transcript);
      else leftOut.push({ what: `A transcript of ${recordingCode(recording.ordinal)}: ${known.title}`, why });
    }
  }
  return chosen;
}

function reasonToLeaveOut(of: KnownTranscript, wanted: boolean): string | null {
  if (of.lines === 0) return 'It has no lines.';
  if (of.kind !== 'certified' && of.checked < of.lines) {
    return `It is a draft: ${of.lines - of.checked} of ${of.lines} lines are not checked by ear.`;
  }
  if (of.unsettled) return 'Words in it are still being typed.';
  return wanted ? null : 'You chose to leave papers and transcripts out.';
}
