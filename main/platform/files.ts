/**
 * The one way in which Keptword touches files. Small enough to be replaced whole: the fault tests put a layer in
 * between that fails the Nth call, as SQLite's own test harness does.
 */

export type FileFacts = {
  readonly bytes: number;
  readonly isFile: boolean;
  readonly isFolder: boolean;
  /** Last change, milliseconds since 1970, by the clock of whoever changed it. */
  readonly modifiedMs: number;
};

/**
 * How a file is opened.
 * - `read`: must exist, never changed.
 * - `create`: must not exist yet; read and write.
 * - `update`: must exist; read and write.
 * - `append`: made when missing; what is written goes to the end.
 */
export type OpenMode = 'read' | 'create' | 'update' | 'append';

export type OpenFile = {
  /** Fills `into` from `position` on. Returns the number of bytes read: fewer than asked only at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Writes all of the pieces, one after the other, starting at `position`. */
  write(pieces: Uint8Array | readonly Uint8Array[], position: number): Promise<void>;
  /** Writes at the end of the file. Only for `append`. */
  append(bytes: Uint8Array): Promise<void>;
  /** Returns when the bytes are on the disk (fsync). */
  sync(): Promise<void>;
  stat(): Promise<FileFacts>;
  close(): Promise<void>;
};

/** The calls that a file system really has. Each of them can fail on its own. */
export type FilePrimitives = {
  open(path: string, mode: OpenMode): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes the folder, and those above it. No error when it is there already. */
  mkdir(path: string): Promise<void>;
  /** Removes an empty folder. */
  rmdir(path: string): Promise<void>;
  /** Names in a folder, sorted. */
  readdir(path: string): Promise<string[]>;
  /** Facts of a file or folder; null when there is none. */
  stat(path: string): Promise<FileFacts | null>;
  /** Bytes that this account may still write on the file system of a folder. */
  space(path: string): Promise<number>;
  /** Returns when the folder's list of names is on the disk. */
  syncFolder(path: string): Promise<void>;
};

/** What the rooms use: the primitives and the two things that are easy to get wrong. */
export type FileLayer = FilePrimitives & {
  /** The whole file. Throws `file-system` when it is longer than `maxBytes`: a damaged file must not eat the memory. */
  readWhole(path: string, maxBytes: number): Promise<Buffer>;
  /**
   * Replaces a file so that after a crash at any moment either the old or the new content is there, never a mixture:
   * temporary name, fsync, rename, fsync of the folder.
   */
  writeAtomic(path: string, bytes: Uint8Array): Promise<void>;
};
