import { KEEP_AFTER_MS } from '../../../drafts/index.ts';

export type Kept = 'kept' | 'keeping' | 'failed';

/**
 * Keeps what a child types while it types, in order and one at a time: the words themselves, not a draft of them, so a
 * crash, a lock or a closed window takes at most the last quarter of a second. Nothing is written twice.
 */
export class WordsKeeper {
  readonly #write: (words: string) => Promise<unknown>;
  readonly #tell: (state: Kept) => void;
  #latest: string;
  #kept: string | null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #queue: Promise<void> = Promise.resolve();

  /** `tell` hears what became of the words each time that this changes. */
  constructor(before: string, write: (words: string) => Promise<unknown>, tell: (state: Kept) => void) {
    this.#latest = before;
    this.#kept = before;
    this.#write = write;
    this.#tell = tell;
  }

  typed(words: string): void {
    this.#latest = words;
    if (words !== this.#kept) this.#soon();
  }

  /** The words are the same and something else of the note is new. */
  again(): void {
    this.#kept = null;
    this.#soon();
  }

  #soon(): void {
    this.#tell('keeping');
    this.#timer ??= setTimeout(() => void this.flush(), KEEP_AFTER_MS);
  }

  /** Hands over what is not kept yet. True when all of it is kept; what failed is tried again with the next key. */
  async flush(): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#queue = this.#queue.then(() => this.#keep());
    await this.#queue;
    return this.#kept === this.#latest;
  }

  async #keep(): Promise<void> {
    const words = this.#latest;
    if (words === this.#kept) return;
    try {
      await this.#write(words);
      this.#kept = words;
      if (words === this.#latest) this.#tell('kept');
    } catch {
      this.#tell('failed');
    }
  }
}
