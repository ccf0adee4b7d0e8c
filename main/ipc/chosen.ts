import { type ArchiveState, KeptwordError } from '../../shared/contract/index.ts';
import type { ArchivePlace, OpenArchive } from '../archive/index.ts';
import { archiveName, type Clock, type FileLayer } from '../platform/index.ts';

/** The archive that was chosen. `unconfirmed`: just made, and its recovery words were not typed back yet. */
export type Chosen =
  | { readonly state: 'none' }
  | { readonly state: 'locked'; readonly folder: string }
  | Unconfirmed
  | { readonly state: 'open'; readonly archive: OpenArchive };

export type Unconfirmed = {
  readonly state: 'unconfirmed';
  readonly archive: OpenArchive;
  /** The words that are asked for, by their positions. */
  readonly drill: readonly number[];
};

/** What the window is told of it. */
export function stateOf(chosen: Chosen): ArchiveState {
  if (chosen.state === 'none') return { state: 'none' };
  if (chosen.state === 'locked') return { state: 'locked', name: archiveName(chosen.folder) };
  const { name, readOnly, diskFull, vault } = chosen.archive;
  if (chosen.state !== 'open') return { state: 'unconfirmed', name };
  return { state: 'open', id: vault.archiveId, name, readOnly, ...(diskFull ? { diskFull } : {}) };
}

/** The archive whose keys are here, confirmed or not; null when there are none. */
export function archiveWithKeys(chosen: Chosen): OpenArchive | null {
  return chosen.state === 'open' || chosen.state === 'unconfirmed' ? chosen.archive : null;
}

/** @throws archive-not-found, archive-locked */
export function openOne(chosen: Chosen): OpenArchive {
  if (chosen.state === 'open') return chosen.archive;
  throw chosen.state === 'none' ? noneChosen() : locked();
}

/** Where the locked archive lies that is about to be opened. @throws archive-not-found, not-allowed */
export function lockedPlace(chosen: Chosen, on: { files: FileLayer; clock: Clock }): ArchivePlace {
  if (chosen.state === 'none') throw noneChosen();
  if (chosen.state !== 'locked') throw alreadyOpen();
  return { folder: chosen.folder, files: on.files, clock: on.clock };
}

const noneChosen = () =>
  new KeptwordError('archive-not-found', 'No archive is chosen yet. Choose one, or create a new one.');
const locked = () =>
  new KeptwordError('archive-locked', 'The archive is locked. Unlock it to go on. Nothing was lost.');
const alreadyOpen = () =>
  new KeptwordError('not-allowed', 'This archive is already open. Lock it first, then try again.');
