import { access } from 'node:fs/promises';
import { type ArchiveState, type Events, KeptwordError } from '../../shared/contract/index.ts';
import {
  type ArchivePlace,
  confirmRecovery,
  createArchive,
  type OpenArchive,
  openArchive,
  openWithRestoredList,
  recoverArchive,
} from '../archive/index.ts';
import { archiveName, type Clock, type FileLayer, type Profile } from '../platform/index.ts';
import { type KdfCost, openVault, parseRecoveryCode, pickDrill } from '../vault/index.ts';
import { type AutoLock, createAutoLock } from './auto-lock.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createMediaShelf, type MediaShelf } from './media-shelf.ts';

type Chosen =
  | { readonly state: 'none' }
  | { readonly state: 'locked'; readonly folder: string }
  | { readonly state: 'unconfirmed'; readonly archive: OpenArchive; readonly drill: readonly number[] }
  | { readonly state: 'open'; readonly archive: OpenArchive };

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
  /** Locked for everybody, and still open because a recording writes into it. */
  let held: OpenArchive | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const jobs = createJobs({ clock, send: (progress) => send('jobProgress', progress) });
  const media = createMediaShelf(() => autoLock.touch());
  const autoLock: AutoLock = createAutoLock({
    clock,
    busy: () => jobs.running > 0,
    warn: (seconds) => send('lockSoon', { seconds }),
    lock: () => void session.lock(),
  });

  /** One change of state at a time: an unlock that is still deriving its key cannot race with a lock. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }

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

  function place(): ArchivePlace {
    if (chosen.state === 'none') throw noneChosen();
    if (chosen.state !== 'locked') throw alreadyOpen();
    return { folder: chosen.folder, files, clock };
  }

  /** The state changes first, so that nothing new starts while the old work ends. */
  async function close(): Promise<void> {
    autoLock.stop();
    const before = chosen;
    if (before.state === 'open' || before.state === 'unconfirmed') {
      chosen = { state: 'locked', folder: before.archive.folder };
    }
    await media.revokeAll();
    await jobs.stopAll();
    await letGo();
    if (before.state === 'open' || before.state === 'unconfirmed') await closeOrHold(before.archive);
  }

  /** Locking ends what can be seen and done, never a recording: its archive closes when the recording has ended. */
  async function closeOrHold(archive: OpenArchive): Promise<void> {
    const free = options.recordingInto?.(archive) ?? null;
    if (free === null) return archive.close();
    held = archive;
    void free.then(() => inTurn(letGo));
  }

  async function letGo(): Promise<void> {
    if (!held || options.recordingInto?.(held)) return;
    const archive = held;
    held = null;
    await archive.close();
  }

  async function openAgain(passphrase: Uint8Array): Promise<OpenArchive> {
    const at = place();
    if (held?.folder !== at.folder) return openArchive({ ...at, passphrase, ...kdf });
    // It is open already; the passphrase must still be the right one.
    const door = await openVault({ ...at, secret: { passphrase }, readOnly: true });
    await door.close();
    const archive = held;
    held = null;
    return archive;
  }

  /** Only another door that opens proves it: the key in use came from it, and is not kept as words. */
  async function opensIt(archive: OpenArchive, passphrase: Uint8Array): Promise<boolean> {
    try {
      const door = await openVault({
        folder: archive.folder,
        files,
        clock,
        secret: { passphrase },
        readOnly: true,
      });
      await door.close();
      return true;
    } catch (error) {
      if (error instanceof KeptwordError && error.code === 'wrong-passphrase') return false;
      throw error;
    }
  }

  const session: Session = {
    state: () => stateOf(chosen),
    archive() {
      if (chosen.state === 'open') return chosen.archive;
      throw chosen.state === 'none' ? noneChosen() : locked();
    },
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
    recovery() {
      const words = chosen.state === 'unconfirmed' ? chosen.archive.vault.recoveryWords() : null;
      if (chosen.state !== 'unconfirmed' || words === null) throw onlyUnconfirmed();
      const { archive } = chosen;
      return {
        name: archive.name,
        archiveId: archive.vault.archiveId,
        recoveryWords: words,
        drill: drillOf(chosen),
      };
    },
    confirmRecovery: (words) =>
      inTurn(async () => {
        if (chosen.state !== 'unconfirmed') throw onlyUnconfirmed();
        const { archive, drill } = chosen;
        if (words.length !== drill.length) return false;
        const typed = drill.map((position, at) => ({ position, word: words[at] ?? '' }));
        const right = await confirmRecovery(archive, typed);
        if (right) become({ state: 'open', archive });
        return right;
      }),
    lock: () =>
      inTurn(async () => {
        const wasOpen = chosen.state === 'open' || chosen.state === 'unconfirmed';
        await close();
        return wasOpen ? become(chosen) : stateOf(chosen);
      }),
    isPassphrase: (archive, passphrase) => inTurn(() => opensIt(archive, passphrase)),
    touch: () => autoLock.touch(),
    async settingsChanged() {
      if (chosen.state === 'open') autoLock.start((await profile.settings()).autoLockMinutes);
    },
    jobs,
    media,
  };
  return session;
}

function stateOf(chosen: Chosen): ArchiveState {
  if (chosen.state === 'none') return { state: 'none' };
  if (chosen.state === 'locked') return { state: 'locked', name: archiveName(chosen.folder) };
  const { name, readOnly, diskFull, vault } = chosen.archive;
  if (chosen.state !== 'open') return { state: 'unconfirmed', name };
  return { state: 'open', id: vault.archiveId, name, readOnly, ...(diskFull ? { diskFull } : {}) };
}

function drillOf(chosen: Chosen): number[] {
  return chosen.state === 'unconfirmed' ? [...chosen.drill] : [];
}

/** True when something is at the path; what it is, unlocking finds out. */
export async function reachable(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const noneChosen = () =>
  new KeptwordError('archive-not-found', 'No archive is chosen yet. Choose one, or create a new one.');
const locked = () =>
  new KeptwordError('archive-locked', 'The archive is locked. Unlock it to go on. Nothing was lost.');
const alreadyOpen = () =>
  new KeptwordError('not-allowed', 'This archive is already open. Lock it first, then try again.');
const onlyUnconfirmed = () =>
  new KeptwordError(
    'not-allowed',
    'The recovery words are shown only once, right after the archive was made.',
  );
