/** Never longer than this is a letter only in the window, also of somebody who types on without a pause. */
export const DRAFT_AFTER_MS = 250;
/** A pause this long makes a change of what was typed, so that it is undoable and searchable without leaving the field. */
export const SAVE_AFTER_MS = 4_000;

export type SafeTextState = {
  readonly text: string;
  /** `draft`: safe on disk, not yet a change. `failed`: only in this window; said aloud on the screen. */
  readonly state: 'saved' | 'typing' | 'draft' | 'failed';
};

export type SafeTextStore = {
  saveDraft(text: string | null): Promise<unknown>;
  save(text: string): Promise<unknown>;
};

/**
 * One typed field whose words cannot be lost: what is typed is kept as a draft, leaving the field or a longer pause makes
 * a change. Knows nothing of React, so that a test can run its clock.
 */
export class SafeText {
  #store: SafeTextStore;
  #saved: string;
  #current: SafeTextState;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** `draft` is what was typed and not saved last time; it is shown and saved again as a change at the next pause. */
  constructor(store: SafeTextStore, saved: string, draft: string | null = null) {
    this.#store = store;
    this.#saved = saved;
    const restored = draft !== null && draft !== saved;
    this.#current = { text: restored ? draft : saved, state: restored ? 'draft' : 'saved' };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  current = (): SafeTextState => this.#current;

  type(text: string): void {
    this.#set({ text, state: 'typing' });
    clearTimeout(this.#saveTimer);
    this.#draftTimer ??= setTimeout(() => void this.#keepDraft(), DRAFT_AFTER_MS);
    this.#saveTimer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  /** Makes a change of what was typed, if anything was. On failure the words stay here and as a draft. */
  async save(): Promise<void> {
    this.#stopDraft();
    clearTimeout(this.#saveTimer);
    const { text } = this.#current;
    if (text === this.#saved) {
      if (this.#current.state !== 'saved') await this.#settle(text, this.#store.saveDraft(null));
      return;
    }
    await this.#settle(
      text,
      this.#store.save(text).then(() => this.#store.saveDraft(null)),
    );
  }

  /** What the archive holds now, for instance after an undo. It does not touch what is being typed. */
  sync(saved: string): void {
    if (saved === this.#saved) return;
    const untouched = this.#current.text === this.#saved;
    this.#saved = saved;
    if (untouched) this.#set({ text: saved, state: 'saved' });
  }

  #stopDraft(): void {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
  }

  async #keepDraft(): Promise<void> {
    this.#stopDraft();
    const { text } = this.#current;
    try {
      await this.#store.saveDraft(text);
      if (this.#current.text === text && this.#current.state === 'typing')
        this.#set({ text, state: 'draft' });
    } catch {
      if (this.#current.text === text) this.#set({ text, state: 'failed' });
    }
  }

  async #settle(text: string, done: Promise<unknown>): Promise<void> {
    try {
      await done;
      this.#saved = text;
      if (this.#current.text === text) this.#set({ text, state: 'saved' });
    } catch {
      if (this.#current.text === text) this.#set({ text, state: 'failed' });
    }
  }

  #set(next: SafeTextState): void {
    if (next.text === this.#current.text && next.state === this.#current.state) return;
    this.#current = next;
    for (const listener of this.#listeners) listener();
  }
}
