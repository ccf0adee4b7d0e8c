import { found, type OpenArchive } from '../archive/index.ts';
import type { Draft, DraftField } from '../database/index.ts';

/** Keeps what is being typed before it is saved as a change; null forgets it. Throws `not-found`. */
export function saveDraft(
  { index, clock }: OpenArchive,
  { momentId, field, text }: { momentId: string; field: DraftField; text: string | null },
): void {
  found(index.moments.get(momentId), 'moment');
  if (text === null) index.drafts.forget(momentId, field);
  else index.drafts.save({ momentId, field, text }, clock.now().toISOString());
}

/** Typed but not yet saved texts of a recording's moments. */
export function draftsOf({ index }: OpenArchive, { recordingId }: { recordingId: string }): Draft[] {
  return index.drafts.ofRecording(recordingId);
}
