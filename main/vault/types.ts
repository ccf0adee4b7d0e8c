/** Cost of the passphrase's key derivation (Argon2id, RFC 9106). */
export type KdfCost = {
  /** Memory in KiB. */
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
};

/** A passphrase as text, or as its UTF-8 bytes. The caller overwrites its bytes; the vault only reads them. */
export type Passphrase = string | Uint8Array;

export type Secret =
  | { readonly passphrase: Passphrase }
  /** Twenty-four words, in order. `parseRecoveryCode` makes them from what a person typed or from the sheet. */
  | { readonly recoveryWords: readonly string[] };

/** What a sealed file holds. The number is the container's, see FORMAT.md. */
export type BlobKind = 'original' | 'playback' | 'peaks' | 'document' | 'voice' | 'transcript';

/** What a finished or verified blob is: its size and SHA-256 are those of the content, not of the sealed file. */
export type BlobFacts = { readonly bytes: number; readonly sha256: string };

/** `Digest` is `null` for a writer made with `digest: false`. */
export type BlobWriter<Digest extends string | null = string> = {
  readonly id: string;
  /** Takes the next bytes of the content; resolves when more may be given. Until then they must not be changed. */
  write(bytes: Uint8Array): Promise<void>;
  /** Writes the last chunk, syncs and gives the blob its name. Until then nothing of it exists for readers. */
  finish(): Promise<{ readonly id: string; readonly bytes: number; readonly sha256: Digest }>;
  /** Drops everything written. Safe to call at any time, also after `finish` (then it does nothing). */
  abort(): Promise<void>;
};

/**
 * What to do with a damaged file. `refuse`: a missing end is refused at opening, a damaged chunk where it is read. `whole`:
 * a missing end is left out. `zeros`: all that is left is read; what is damaged, or refused by the disk, is zeros and told.
 */
export type Damage = 'refuse' | 'whole' | 'zeros';

export type BlobReader = {
  readonly id: string;
  readonly kind: BlobKind | 'other';
  /** Length of the content. Of an interrupted blob: of its whole chunks. */
  readonly bytes: number;
  /** True when the last chunk is missing. Never true with `damage: 'refuse'`. */
  readonly interrupted: boolean;
  /** `copy`: the header at its beginning is lost, and the copy beside the file opened it. `mend` puts it back. */
  readonly header: 'own' | 'copy';
  /** Last change of the sealed file, milliseconds since 1970: when it was sealed, as far as the disk knows. */
  readonly sealedAtMs: number;
  /** The bytes from `offset` on, at most `length`, fewer at the end. Only verified bytes leave. */
  read(offset: number, length: number): Promise<Buffer>;
  /** The bytes of [from, to) in pieces of at most one chunk (64 KiB), read ahead by one batch. */
  stream(from?: number, to?: number): AsyncIterable<Buffer>;
  /** Places that were read as zeros so far, in order, one a chunk. Empty unless opened with `damage: 'zeros'`. */
  holes(): readonly { from: number; to: number }[];
  close(): Promise<void>;
};

export type BlobStore = {
  create(kind: BlobKind): Promise<BlobWriter>;
  /** Without the SHA-256 of the content: more than twice as fast, for a caller who hashes anyway or needs none. */
  create(kind: BlobKind, options: { digest: false }): Promise<BlobWriter<null>>;
  /** Throws `blob-missing` or `blob-damaged`; their details name the id. */
  open(id: string, options?: { damage?: Damage }): Promise<BlobReader>;
  /** Reads and checks every byte. `onBytes` gets the bytes done so far. */
  verify(
    id: string,
    options?: { signal?: AbortSignal; onBytes?: (done: number) => void },
  ): Promise<BlobFacts>;
  /**
   * Puts a lost header back. A new file is made with the header's copy, every byte of it is checked, and only then does
   * it take the place of the damaged one. One that is whole stays as it is. `sha256`: what the content must be.
   * Throws as `verify`, and what the disk says; then everything is as it was.
   */
  mend(id: string, options?: { sha256?: string | null; signal?: AbortSignal }): Promise<BlobFacts>;
  /** Writes the copy of a good header where it is missing or differs. Throws as `open`, and what the disk says. */
  keepHead(id: string): Promise<void>;
  /**
   * Gives copies to blobs that have none, of older programs: at most so many, in the order of their ids, from this one on.
   * The first one that still has none; null when no blob from there on is without one. Throws what the disk says.
   */
  keepHeads(most: number, from?: string): Promise<string | null>;
  /** Destroys the content key on disk, then the file. No error when the blob is not there. */
  remove(id: string): Promise<void>;
  has(id: string): Promise<boolean>;
  /** Ids of all finished blobs, in no order. */
  list(): AsyncIterable<string>;
};

/** The two journals of a recording in progress: its Ogg pages, and what was marked and noted; and that of a voice note. */
export type LivePart = 'sound' | 'marks' | 'voice';

/** A journal that grows. Records are sealed once; one that the disk refused is kept and written again. */
export type LiveWriter = {
  /**
   * Seals a record (1 byte up to 64 KiB) and writes it with all that waits before it. When it throws, the record still
   * waits: the next `append`, `retry` or `sync` writes it at the same place.
   */
  append(record: Uint8Array): Promise<void>;
  /** Writes what waits. */
  retry(): Promise<void>;
  /** Writes what waits and returns when it is on the disk. */
  sync(): Promise<void>;
  /** Seals the end mark: the recording was ended on purpose. Syncs. */
  end(): Promise<void>;
  /** Closes the file without an end mark. Twice is fine. */
  close(): Promise<void>;
  /** Bytes of the file, with what waits. */
  readonly bytes: number;
  /** Sealed bytes that the disk has not taken yet. */
  readonly waiting: number;
};

/** How a journal ended: on purpose, or torn off; and how many records in its middle could not be read. */
export type LiveEnd = {
  ended: boolean;
  lost: number;
  /** Bytes that the disk refused to give; a later try, or a rescue program, may get them. */
  unreadable: number;
};

export type LiveStore = {
  /** Starts a journal of a recording, with its folder. Throws `archive-read-only`, or what the disk says. */
  create(captureId: string, part: LivePart): Promise<LiveWriter>;
  /**
   * The whole records of a journal, in order; the return value says how it ended. Null when there is no such journal,
   * or its header never reached the disk. A null in between stands for records that cannot be read.
   */
  read(captureId: string, part: LivePart): Promise<AsyncGenerator<Buffer | null, LiveEnd> | null>;
  /** Every recording that has a folder here. */
  list(): Promise<string[]>;
  /** Bytes of a journal's file; 0 when it is not there. */
  bytes(captureId: string, part: LivePart): Promise<number>;
  /** Grows the file that keeps room on the disk for sealing to so many bytes. Real bytes: a hole would keep nothing. */
  reserve(captureId: string, bytes: number): Promise<void>;
  /** Gives that room back. No error when there is none. */
  release(captureId: string): Promise<void>;
  /** Marks journals that could not be read whole: `remove` then leaves them as they are. On the disk when it returns. */
  keep(captureId: string): Promise<void>;
  isKept(captureId: string): Promise<boolean>;
  /**
   * Destroys both journals' keys, then the folder. No error when it is not there. Kept ones stay, unless the recording
   * itself was deleted.
   */
  remove(captureId: string, options?: { evenKept: boolean }): Promise<void>;
};

export type Vault = {
  readonly archiveId: string;
  readonly folder: string;
  readonly readOnly: boolean;
  /** A 32-byte subkey. The caller gets its own copy, overwrites it after use and does not keep it. */
  key(purpose: 'index' | 'custody' | 'backup'): Buffer;
  readonly blobs: BlobStore;
  /** Recordings in progress, and those that were cut off. */
  readonly live: LiveStore;
  /** Voice notes that are being spoken, and those that were cut off: apart, so that no meeting is looked for in them. */
  readonly voice: LiveStore;
  /** Throws `wrong-passphrase`, `weak-passphrase`, or what the disk says; then the old passphrase still opens. */
  changePassphrase(current: Passphrase, next: Passphrase): Promise<void>;
  /** After opening with the recovery words only; else throws `not-allowed`. */
  setPassphrase(next: Passphrase): Promise<void>;
  /** True once the drill was passed (or the archive was once opened with the recovery words). Survives a restart. */
  readonly recoveryConfirmed: boolean;
  /** The recovery words, as long as the drill has not been passed; null afterwards: then only the sheet has them. */
  recoveryWords(): string[] | null;
  /**
   * The drill: at least three different positions (1 = first word) with the words typed back. False when one is wrong.
   * True is remembered on disk, and the words are then forgotten.
   */
  confirmRecovery(words: readonly { readonly position: number; readonly word: string }[]): Promise<boolean>;
  /** Ends readers and writers, overwrites the keys, releases the lock file. Twice is fine. */
  close(): Promise<void>;
};
