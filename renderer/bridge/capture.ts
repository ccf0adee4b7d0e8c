import type {
  CaptureState,
  CaptureWarning,
  CaptureWarningKind,
  KeptwordApi,
} from '../../shared/contract/index.ts';

/** Why the window cannot hear the microphone that main asks it to send. */
export type MicrophoneTrouble = 'refused' | 'missing' | 'failed';

/** What happened once and is over; the rest of the warnings stand in the state until they end. */
const HAPPENED: ReadonlySet<CaptureWarningKind> = new Set(['encoder-restarted', 'slept', 'window-lost']);

export type CaptureNews = {
  /** True as soon as main has answered for the first time, or could not. */
  asked: boolean;
  state: CaptureState | null;
  /** Told once, shown until the person has seen it; oldest first. */
  happened: readonly CaptureWarning[];
  /** A recording that this window saw running and that has ended, until somebody starts another or looks away. */
  ended: { captureId: string; meetingId: string; diskFull: boolean } | null;
  trouble: MicrophoneTrouble | null;
};

const NOTHING: CaptureNews = { asked: false, state: null, happened: [], ended: null, trouble: null };

/**
 * The recording that runs, as every screen sees it: on the bar, on the lock screen, on its own page. Beside the
 * screens, like the long jobs, because no screen may end or hide it.
 */
export class CaptureStore {
  #news: CaptureNews = NOTHING;
  #locked = false;
  #diskWasFull = false;
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  news = (): CaptureNews => this.#news;

  /** Listens to main, and asks what runs already: the window may be a new one over an old recording. */
  attach(api: KeptwordApi): () => void {
    const ends = [
      api.on('captureState', (state) => this.hear(state)),
      api.on('captureWarning', (warning) => this.#warned(warning)),
    ];
    api.capture.state().then(
      (state) => {
        // What came by itself in between is newer.
        if (this.#news.state === null) this.hear(state);
        // A test that an older window began: nobody sees its bar any more, so nobody listens on.
        if (state.state === 'testing') void api.capture.stopTest().catch(() => undefined);
      },
      // Nobody answers: as if nothing ran. The next event says otherwise.
      () => this.#change({ asked: true }),
    );
    return () => {
      for (const end of ends) end();
    };
  }

  hear(state: CaptureState): void {
    const before = this.#news.state?.running;
    const diskFull = state.warnings.includes('disk-full') || this.#diskWasFull;
    const ended = state.running
      ? null
      : before
        ? { captureId: before.captureId, meetingId: before.meetingId, diskFull }
        : this.#news.ended;
    if (state.running && before?.captureId !== state.running.captureId) this.#diskWasFull = false;
    this.#change({
      asked: true,
      state: this.#locked ? withoutWords(state) : state,
      ended,
      happened: state.running ? this.#news.happened : [],
    });
  }

  #warned(warning: CaptureWarning): void {
    if (warning.kind === 'disk-full' && warning.active) this.#diskWasFull = true;
    if (warning.active && HAPPENED.has(warning.kind)) {
      this.#change({ happened: [...this.#news.happened, warning].slice(-3) });
    }
  }

  /** The person has read what happened. */
  seen(warning: CaptureWarning): void {
    this.#change({ happened: this.#news.happened.filter((one) => one !== warning) });
  }

  /** The page that showed the end is left. */
  forgetEnded(): void {
    if (this.#news.ended) this.#change({ ended: null });
  }

  troubled(trouble: MicrophoneTrouble | null): void {
    if (this.#news.trouble !== trouble) this.#change({ trouble });
  }

  /** While locked, the window keeps that a recording runs and for how long, but nothing that was typed. */
  lock(locked: boolean): void {
    this.#locked = locked;
    const { state } = this.#news;
    if (locked && state) this.#change({ state: withoutWords(state) });
  }

  #change(change: Partial<CaptureNews>): void {
    this.#news = { ...this.#news, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function withoutWords(state: CaptureState): CaptureState {
  return state.running ? { ...state, running: { ...state.running, marks: [] } } : state;
}
