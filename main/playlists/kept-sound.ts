import { hardParts, heardWith, type KeptSound, soundOf, whereverHeard } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';

/**
 * What of a recording's sound is not for a child: marked in it, or in any other that holds the same sound (decision
 * 154). Each recording is looked at once.
 */
export function keptSoundIn({ index }: Pick<OpenArchive, 'index'>): (recordingId: string) => KeptSound {
  const laid = index.alignments.ofOneSound();
  const hard = whereverHeard(hardParts(index.moments.hardParts()), laid);
  const known = new Map<string, KeptSound>();
  return (recordingId) => {
    const before = known.get(recordingId);
    if (before) return before;
    const ids = heardWith(recordingId, laid);
    const quarrels = ids.flatMap((id) => index.moments.quarrelsIn(id)).map(soundOf);
    const kept = {
      hard: hard.filter((one) => ids.includes(one.recordingId)),
      disputed: whereverHeard(quarrels, laid),
    };
    for (const id of ids) known.set(id, kept);
    return kept;
  };
}
