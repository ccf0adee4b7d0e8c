import { access } from 'node:fs/promises';
import { type ArchiveState, type Events, KeptwordError } from '../../shared/contract/index.ts';
import {
  type ArchivePlace,
  createArchive,
  type OpenArchive,
  openArchive,
  openWithRestoredList,
  recoverArchive,
} from '../archive/index.ts';
import type { Clock, FileLayer, Profile } from '../platform/index.ts';
import { type KdfCost, openVault, parseRecoveryCode, pickDrill } from '../vault/index.ts';
import { type AutoLock, createAutoLock } from './auto-lock.ts';
import { archiveWithKeys, type Chosen, lockedPlace, openOne, stateOf } from './chosen.ts';
import { heldArchive } from './held-archive.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createMediaShelf, type MediaShelf } from './media-shelf.ts';
import { drillOf, mustBeUnconfirmed, passesDrill, recoveryOf } from './recovery-drill.ts';

export type SendEvent = <E extends keyof Events>(
  name: E,
  payload: Parameters<Events[E]['payload']['parse']>[0],
) => void;

/** What lasts from one call to the next: the chosen archive, its keys while open, its jobs and its sound. */
export type Session = {
  state(): ArchiveState;
  /** The open archive. Throws `archive-locked`, so every call but the unlocking ones is refused after a lock. */
  archive(): OpenArchive;
  choose(folder: string): Promise<ArchiveState>;
  create(folder: string, passphrase: Uint8Array): Promise<{ recoveryWords: string[]; drill: number[] }>;
  unlock(passphrase: Uint8Array): Promise<ArchiveState>;
  /** As `unlock`, for an archive whose list does not open any more. */
  restoreList(passphrase: Uint8Array): Promise<ArchiveState>;
  recover(words: string, next: Uint8Array): Promise<ArchiveState>;
  /** The words and the positions asked, only between creation and the drill. Throws `not-allowed` at other times. */
  recovery(): { name: string; archiveId: string; recoveryWords: string[]; drill: number[] };
  confirmRecovery(words: readonly string[]): Promise<boolean>;
  /** Ends jobs, kills media addresses, overwrites keys. Does nothing when nothing is open. */
  lock(): Promise<ArchiveState>;
  /** True when these bytes are the passphrase of the archive that is open. */
  isPassphrase(archive: OpenArchive, passphrase: Uint8Array): Promise<boolean>;
  /** The person is here. */
  touch(): void;
  /** Reads the auto-lock minutes anew. */
  settingsChanged(): Promise<void>;
  readonly jobs: Jobs;
  readonly media: MediaShelf;
};

export type SessionOptions = {
  readonly profile: Profile;
  readonly files: FileLayer;
  readonly clock: Clock;
  readonly send: SendEvent;
  /** Told after every change of state, before the window hears of it. */
  readonly onState: (state: ArchiveState) => void;
  /** Resolves when nothing is recorded into an archive any more; null when nothing is. A recording outlives a lock. */
  readonly recordingInto?: (archive: OpenArchive) => Promise<void> | null;
  /** Only tests give this: a cheap derivation. The shipped app never does (decision 042). */
  readonly kdf?: KdfCost;
};

export function createSession(options: SessionOptions): Session {
  const { profile, files, clock, send } = options;
  const kdf = options.kdf ? { kdf: options.kdf } : {};
  let chosen: Chosen = { state: 'none' };
  const inTurn = oneAtATime();
  const held = heldArchive({ recordingInto: options.recordingInto, inTurn });
  const { jobs, media, autoLock } = whileOpen(options, () => void inTurn(lock));

  function become(next: Chosen): ArchiveState {
    chosen = next;
    const state = stateOf(chosen);
    options.onState(state);
    send('archiveState', state);
    return state;
  }

  async function opened(archive: OpenArchive): Promise<ArchiveState> {
    await profile.rememberArchive(archive.folder);
    autoLock.start((await profile.settings()).autoLockMinutes);
    if (archive.vault.recoveryConfirmed || archive.readOnly) return become({ state: 'open', archive });
    return become({ state: 'unconfirmed', archive, drill: pickDrill() });
  }

  const place = () => lockedPlace(chosen, { files, clock });

  /** The state changes first, so that nothing new starts while the old work ends. */
  async function close(): Promise<void> {
    autoLock.stop();
    const before = archiveWithKeys(chosen);
    if (before) chosen = { state: 'locked', folder: before.folder };
    await media.revokeAll();
    await jobs.stopAll();
    await held.letGo();
    if (before) await held.closeOrHold(before);
  }

  async function lock(): Promise<ArchiveState> {
    const wasOpen = archiveWithKeys(chosen) !== null;
    await close();
    return wasOpen ? become(chosen) : stateOf(chosen);
  }

  async function openAgain(passphrase: Uint8Array): Promise<OpenArchive> {
    const at = place();
    if (!held.holds(at.folder)) return openArchive({ ...at, passphrase, ...kdf });
    // It is open already; the passphrase must still be the right one.
    await prove(at, passphrase);
    return held.giveBack() ?? openArchive({ ...at, passphrase, ...kdf });
  }

  return {
    state: () => stateOf(chosen),
    archive: () => openOne(chosen),
    choose: (folder) =>
      inTurn(async () => {
        await close();
        return become({ state: 'locked', folder });
      }),
    create: (folder, passphrase) =>
      inTurn(async () => {
        await close();
        const made = await createArchive({ folder, files, clock, passphrase, ...kdf });
        await opened(made.archive);
        return { recoveryWords: made.recoveryWords, drill: drillOf(chosen) };
      }),
    unlock: (passphrase) => inTurn(async () => opened(await openAgain(passphrase))),
    restoreList: (passphrase) =>
      inTurn(async () => opened((await openWithRestoredList({ ...place(), passphrase, ...kdf })).archive)),
    recover: (words, next) =>
      inTurn(async () => {
        const recoveryWords = parseRecoveryCode(words);
        return opened(await recoverArchive({ ...place(), recoveryWords, newPassphrase: next, ...kdf }));
      }),
    recovery: () => recoveryOf(chosen),
    confirmRecovery: (words) =>
      inTurn(async () => {
        const unconfirmed = mustBeUnconfirmed(chosen);
        const right = await passesDrill(unconfirmed, words);
        if (right) become({ state: 'open', archive: unconfirmed.archive });
        return right;
      }),
    lock: () => inTurn(lock),
    isPassphrase: ({ folder }, passphrase) => inTurn(() => opensIt({ folder, files, clock }, passphrase)),
    touch: () => autoLock.touch(),
    async settingsChanged() {
      if (chosen.state === 'open') autoLock.start((await profile.settings()).autoLockMinutes);
    },
    jobs,
    media,
  };
}

/** What there is only while an archive is open: its jobs, its sound, and the clock that locks it. */
function whileOpen({ clock, send }: SessionOptions, lock: () => void) {
  const jobs = createJobs({ clock, send: (progress) => send('jobProgress', progress) });
  const media = createMediaShelf(() => autoLock.touch());
  const autoLock: AutoLock = createAutoLock({
    clock,
    busy: () => jobs.running > 0,
    warn: (seconds) => send('lockSoon', { seconds }),
    lock,
  });
  return { jobs, media, autoLock };
}

/** One change of state at a time: an unlock that is still deriving its key cannot race with a lock. */
function oneAtATime() {
  let turn: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  };
}

/** Only another door that opens proves a passphrase: the key in use came from it, and is not kept as words. */
async function prove(at: ArchivePlace, passphrase: Uint8Array): Promise<void> {
  const door = await openVault({ ...at, secret: { passphrase }, readOnly: true });
  await door.close();
}

async function opensIt(at: ArchivePlace, passphrase: Uint8Array): Promise<boolean> {
  try {
    await prove(at, passphrase);
    return true;
  } catch (error) {
    if (error instanceof KeptwordError && error.code === 'wrong-passphrase') return false;
    throw error;
  }
}

/** True when something is at the path; what it is, unlocking finds out. */
export async function reachable(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
