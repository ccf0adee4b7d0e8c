import type { LeftOut } from '../../../shared/contract/index.ts';
import { type Recording, recordingCode, type Transcript } from '../../../shared/domain/index.ts';
import type { CaseFile, KnownTranscript } from './case-file.ts';
import { stays } from './left-out.ts';

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
      const { lines: all, checked, unsettled: _unsettled, ...transcript } = known;
      if (why === null) {
        chosen.push(transcript);
        continue;
      }
      const lines = why === 'draft' ? { unchecked: all - checked, all } : null;
      const code = recordingCode(recording.ordinal);
      leftOut.push(stays('transcript', why, { code, text: known.title, lines }));
    }
  }
  return chosen;
}

function reasonToLeaveOut(of: KnownTranscript, wanted: boolean): LeftOut['why'] | null {
  if (of.lines === 0) return 'no-lines';
  if (of.kind !== 'certified' && of.checked < of.lines) return 'draft';
  if (of.unsettled) return 'still-typed';
  return wanted ? null : 'papers-unwanted';
}
