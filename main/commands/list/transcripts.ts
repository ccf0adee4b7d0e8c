import { recordingCode } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { type Answer, count, shortId, table } from '../line/index.ts';

/** `list ARCHIVE transcripts`. */
export function transcriptList(archive: OpenArchive): Answer {
  const codes = new Map(
    archive.index.recordings.list().map(({ id, ordinal }) => [id, recordingCode(ordinal)]),
  );
  const transcripts = archive.index.transcripts
    .list()
    .map(({ blobId: _sealed, ...one }) => ({ ...one, recordingCode: codes.get(one.recordingId) ?? null }));
  const rows = transcripts.map((one) => [
    shortId(one.id),
    one.recordingCode ?? '',
    one.kind,
    one.title,
    count(one.lines, 'line'),
    one.kind === 'certified' ? `by ${one.certifiedBy} on ${one.certifiedOn}` : `${one.checked} checked`,
  ]);
  return { value: transcripts, words: table(rows, 'There are no transcripts yet.') };
}
