import type { WireError } from '../../shared/contract/index.ts';
import type { FormFields } from '../../shared/domain/index.ts';

/** Never longer than this is something typed only in the window; EXPERIENCE asks for it at each pause. */
export const KEEP_AFTER_MS = 250;

export type FormStore = {
  load(): Promise<{ fields: FormFields; at: string } | null>;
  /** Keeps the answers that are other than at the start; null forgets them. Rejects with a `WireError`. */
  keep(fields: FormFields | null): Promise<unknown>;
};

export type KeeperState = {
  /** What was begun before and is offered back. `filled`: it stands in the form already. */
  readonly begun: { readonly at: string; readonly filled: boolean } | null;
  /** True as soon as what stands in the form is on disk as a draft. */
  readonly kept: boolean;
  /** What is typed is only in this window; said aloud on the screen. */
  readonly error: WireError | null;
};

/** No JSON is this. */
const UNSURE = '?';

/**
 * The answers of one open form, which cannot be lost: they are kept as a draft while they are given, and offered back
 * when the form is opened again. Knows nothing of React, so that a test can run its clock. The calls need no turns:
 * main answers them in the order in which they were made.
 */
export class FormKeeper<T extends FormFields> {
  readonly #store: FormStore;
  readonly #start: T;
  readonly #today: string;
  #now: T;
  #state: KeeperState = { begun: null, kept: false, error: null };
  /** As it was last handed to the store; null: nothing is kept there; `UNSURE` after a failure. */
  #stored: string | null = null;
  #latest = 0;
  #isLoaded = false;
  #isOver = false;
  /** What was begun before, while the parent had typed already when it came. */
  #waiting: FormFields | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** `start`: what the form shows when it is opened, with nothing typed. `today`: `2026-11-21`. */
  constructor(store: FormStore, start: T, today: string) {
    this.#store = store;
    this.#start = start;
    this.#today = today;
    this.#now = start;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  current = (): KeeperState => this.#state;

  /** Looks for what was begun before; `fill` puts it into the form, unless something is typed there already. */
  async open(fill: (values: T) => void): Promise<void> {
    if (this.#isLoaded) return;
    const found = await this.#store.load().catch(() => null);
    if (this.#isLoaded || this.#isOver) return;
    this.#isLoaded = true;
    if (!found) return this.typed(this.#now);
    const begun = fitting(found.fields, this.#start);
    // Nothing is offered that stands here anyway: it was saved, and a crash came before it was forgotten.
    if (Object.keys(begun).length > 0 || standsIn(found.fields, this.#start)) {
      this.#stored = JSON.stringify(found.fields);
    }
    if (Object.keys(begun).length === 0) return this.typed(this.#now);
    const typedAlready = Object.keys(this.#changed()).length > 0;
    if (typedAlready) this.#waiting = begun;
    else fill({ ...this.#start, ...begun });
    this.#set({ begun: { at: found.at, filled: !typedAlready }, kept: !typedAlready });
  }

  /** What stands in the form now. Cheap when it is what stood there before. */
  typed(values: T): void {
    this.#now = values;
    if (!this.#isDue() || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.flush(), KEEP_AFTER_MS);
  }

  /** Hands over at once what is not kept yet: the form is left, or the archive is about to be locked. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isDue()) this.#keep();
  }

  /** The parent wants what was begun before. Fills it in if it is not there yet. */
  take(fill: (values: T) => void): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) fill({ ...this.#now, ...waiting });
    this.#set({ begun: null });
  }

  /** The parent does not want it: the form is as it was, or keeps what she has typed since. */
  throwAway(fill: (values: T) => void): void {
    if (this.#state.begun?.filled) {
      this.#now = this.#start;
      fill(this.#start);
    }
    this.#waiting = null;
    this.#set({ begun: null });
    this.flush();
  }

  /** The form was saved, or given up: nothing of it is kept. What was never taken nor thrown away stays. */
  end(): void {
    clearTimeout(this.#timer);
    this.#isOver = true;
    if (this.#waiting || this.#stored === null) return;
    this.#stored = null;
    void this.#store.keep(null).catch(() => undefined);
  }

  #changed(): FormFields {
    const all = Object.entries(this.#now);
    const isOther = ([name, value]: [string, FormFields[string]]) =>
      JSON.stringify(value) !== JSON.stringify(this.#start[name]);
    if (!all.some(isOther)) return {};
    // "Today" that was filled in by itself is another day when the form is opened tomorrow.
    return Object.fromEntries(all.filter((one) => isOther(one) || one[1] === this.#today));
  }

  #isDue(): boolean {
    if (!this.#isLoaded || this.#isOver || this.#waiting) return false;
    return this.#wanted() !== this.#stored;
  }

  #wanted(): string | null {
    const changed = this.#changed();
    return Object.keys(changed).length === 0 ? null : JSON.stringify(changed);
  }

  #keep(): void {
    const wanted = this.#wanted();
    const mine = ++this.#latest;
    this.#stored = wanted;
    this.#store.keep(wanted === null ? null : this.#changed()).then(
      () => {
        if (mine === this.#latest) this.#set({ kept: wanted !== null, error: null });
      },
      (error: WireError) => {
        if (mine !== this.#latest || this.#isOver) return;
        // Not there: the next key, or leaving the form, tries again.
        this.#stored = UNSURE;
        this.#set({ kept: false, error });
      },
    );
  }

  #set(change: Partial<KeeperState>): void {
    const next = { ...this.#state, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

/** Of what was kept, the answers that this form still asks for, in the kind that it asks for. */
function fitting<T extends FormFields>(kept: FormFields, start: T): FormFields {
  return Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => {
      if (!(name in start)) return false;
      const before = start[name];
      if (JSON.stringify(before) === JSON.stringify(value)) return false;
      return before === null || value === null || kindOf(before ?? null) === kindOf(value);
    }),
  );
}

function standsIn(kept: FormFields, start: FormFields): boolean {
  return Object.entries(kept).every(([name, value]) => JSON.stringify(start[name]) === JSON.stringify(value));
}

function kindOf(value: FormFields[string]): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
