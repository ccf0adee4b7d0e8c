import type { TranscriptLine } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';

/** Who a line's speaker is called: the person's name, else the label that the file gave, else null. */
export function speakerNames({
  index,
}: OpenArchive): (line: Pick<TranscriptLine, 'speakerId' | 'speakerLabel'>) => string | null {
  const names = new Map(index.people.list().map(({ id, label }) => [id, label]));
  return ({ speakerId, speakerLabel }) =>
    (speakerId === null ? undefined : names.get(speakerId)) ?? speakerLabel;
}
