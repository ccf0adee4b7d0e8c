/** Never longer than this is a letter only in the window, also of somebody who types on without a pause. */
export const DRAFT_AFTER_MS = 250;

export type LineTextState = { readonly text: string; readonly state: 'saved' | 'typing' | 'kept' | 'failed' };
export type LineTextStore = {
  saveDraft(text: string | null): Promise<unknown>;
  save(text: string): Promise<unknown>;
};

/**
 * The words of one line while they are typed. They are kept on disk as a draft all the while; leaving the line, or going on to
 * the next, makes one change of them. A crash or a lock in between loses nothing: main makes the change when the
 * transcript is opened again. Knows nothing of React.
 */
export class LineText {
  readonly #store: LineTextStore;
  #saved: string;
  #current: LineTextState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One call after the other: a draft that is late must not come back after the change it belongs to. */
  #turn: Promise<unknown> = Promise.resolve();
  #isHandedOver = false;
  readonly #listeners = new Set<() => void>();

  constructor(store: LineTextStore, saved: string) {
    this.#store = store;
    this.#saved = saved;
    this.#current = { text: saved, state: 'saved' };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  current = (): LineTextState => this.#current;

  type(text: string): void {
    this.#set({ text, state: 'typing' });
    this.#timer ??= setTimeout(() => void this.#keep(), DRAFT_AFTER_MS);
  }

  /** Makes a change of what was typed, if anything was. On failure the words stay here and as a draft. */
  async save(): Promise<void> {
    if (this.#isHandedOver) return;
    this.#stopTimer();
    const { text, state } = this.#current;
    if (text === this.#saved && state === 'saved') return;
    const change = () => (text === this.#saved ? this.#store.saveDraft(null) : this.#store.save(text));
    await this.#settle(text, change, () => {
      this.#saved = text;
      return 'saved';
    });
  }

  /**
   * Gives the words to something else that saves them, as splitting a line does, and takes what they are after it. Until
   * then nothing else saves them. Null, or a refusal: they are typed words as before. Rejects as `work` does.
   */
  async handOver(work: (text: string) => Promise<string | null>): Promise<void> {
    this.#stopTimer();
    const { text } = this.#current;
    this.#isHandedOver = true;
    const run = () => work(text);
    const mine = this.#turn.then(run, run);
    this.#turn = mine;
    try {
      const after = await mine;
      if (after === null) return;
      this.#saved = after;
      this.#set({ text: after, state: 'saved' });
    } finally {
      this.#isHandedOver = false;
      if (this.#current.text !== this.#saved) this.type(this.#current.text);
    }
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #keep(): Promise<void> {
    this.#stopTimer();
    const { text } = this.#current;
    return this.#settle(
      text,
      () => this.#store.saveDraft(text),
      () => 'kept',
    );
  }

  async #settle(
    text: string,
    work: () => Promise<unknown>,
    then: () => LineTextState['state'],
  ): Promise<void> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine;
    try {
      await mine;
      const state = then();
      if (this.#current.text === text) this.#set({ text, state });
    } catch {
      if (this.#current.text === text) this.#set({ text, state: 'failed' });
    }
  }

  #set(next: LineTextState): void {
    this.#current = next;
    for (const listener of this.#listeners) listener();
  }
}
