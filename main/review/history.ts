import type { MomentSaved } from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';

/**
 * Every saved version of a moment, newest first, and whether it came by a change, by taking one back or by making one
 * again, as the custody log tells. Versions and entries are written in pairs; where their number is not the same (a list
 * that was made anew), nothing is claimed. Throws `not-found`.
 */
export function historyOf({ index }: OpenArchive, { id }: { id: string }): MomentSaved[] {
  found(index.moments.get(id), 'moment');
  const versions = index.momentVersions.ofMoment(id);
  const saved = index.custody.ofSubject(id).filter(({ event }) => SAVES.has(event));
  const causes = saved.length === versions.length ? saved.toReversed().map(({ facts }) => facts.because) : [];
  return versions.map(({ at, version }, place) => ({ at, version, because: causeOf(causes[place]) }));
}

/** What leaves a version behind; a moment that is taken out leaves none. */
const SAVES = new Set<string>(['moment-added', 'moment-changed', 'moment-restored']);

function causeOf(because: unknown): MomentSaved['because'] {
  return because === 'undo' || because === 'redo' ? because : null;
}
