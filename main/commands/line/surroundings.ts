import type { Clock, FileLayer } from '../../platform/index.ts';

/** What a command may touch of the world around it; main/cli.ts hands over the real one. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths start: the folder the person stands in. */
  readonly folder: string;
  readonly clock: Clock;
  readonly files: FileLayer;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** What is piped in; absent where nothing can be. */
  readonly stdin?: () => AsyncIterable<Buffer>;
  /** The result. */
  out(text: string): void;
  /** Everything that is said to a person. */
  err(text: string): void;
  /** True when stderr is a terminal, so that a line may be drawn again. */
  readonly terminal: boolean;
  /** Asks for a secret without showing it; null when nobody is there to ask. The caller overwrites the bytes. */
  readonly askSecret: ((question: string) => Promise<Uint8Array>) | null;
};
