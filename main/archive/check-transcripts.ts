import type { IntegrityReport } from '../../shared/contract/index.ts';
import { recordingCode } from '../../shared/domain/index.ts';
import type { Index } from '../database/index.ts';

type Finding = IntegrityReport['findings'][number];

/** The file of every transcript whose recording is there; one that was taken out can be brought back. */
export function sealedTranscripts({ transcripts }: Index) {
  return transcripts.sealed().map(({ recordingId, blobId, sha256 }) => ({
    id: blobId,
    of: recordingId,
    part: 'the file of a transcript',
    sha256,
  }));
}

/** What the log says of each transcript's file must be what the index says: a swapped row shows here. */
export function transcriptsAgainstLog(index: Index): Finding[] {
  return index.transcripts.sealed().flatMap(({ id, recordingId, sha256 }) => {
    const added = index.custody.ofSubject(id).find(({ event }) => event === 'transcript-added');
    if (added?.facts.sha256 === sha256) return [];
    const recording = index.recordings.get(recordingId);
    const subject = `A transcript of ${recording ? recordingCode(recording.ordinal) : 'a recording'}`;
    const problem = added
      ? 'The hash of its file is not the one that the custody log wrote down.'
      : 'The custody log does not tell of its import.';
    return [{ subject, problem }];
  });
}
