import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import { createLouder, type Louder } from './louder.ts';
import { placeKeeper } from './place-keeper.ts';
import {
  type Following,
  type Player,
  type PlayerState,
  type Sounds,
  SPEEDS,
  type Span,
  type Track,
} from './player-shape.ts';
import { spanEnd } from './span-end.ts';

/**
 * The one player of a screen, around one audio element. It knows nothing of React; `usePlayer` owns its life.
 * Nothing here decodes or stores sound: the element asks main for ranges.
 */
export function createPlayer(
  sounds: Sounds,
  makeElement: () => HTMLAudioElement = () => new Audio(),
): Player {
  return new ElementPlayer(sounds, makeElement);
}

class ElementPlayer implements Player {
  readonly #sounds: Sounds;
  readonly #makeElement: () => HTMLAudioElement;
  #element: HTMLAudioElement;
  #louder: Louder;
  readonly #listeners = new Set<() => void>();
  #state: PlayerState = {
    track: null,
    status: 'empty',
    playing: false,
    atMs: ms(0),
    speed: 100,
    louder: false,
    span: null,
  };
  #following: (track: Track) => Following | null = () => null;
  /** Grows with every open(): an answer that comes late for an older one is dropped. */
  #generation = 0;
  #pendingAtMs: Milliseconds | null = null;
  /**
   * What was asked for while the address was still on its way; null once the element has it. An element that is given
   * its sound forgets that it was told to play and where, so a key pressed too early would do nothing.
   */
  #early: { play: boolean; atMs: Milliseconds | null } | null = null;
  readonly #places: ReturnType<typeof placeKeeper>;
  readonly #spanEnd = spanEnd({
    state: () => this.#state,
    now: () => this.now(),
    reached: (endMs) => {
      this.#element.pause();
      this.#element.currentTime = endMs / 1000;
      this.#set({ playing: false, atMs: endMs, span: null });
    },
  });

  constructor(sounds: Sounds, makeElement: () => HTMLAudioElement) {
    this.#sounds = sounds;
    this.#places = placeKeeper(sounds);
    this.#makeElement = makeElement;
    this.#element = this.#fresh();
    this.#louder = createLouder(this.#element);
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = () => this.#state;

  now(): Milliseconds {
    if (this.#pendingAtMs !== null) return this.#pendingAtMs;
    return this.#clamp(this.#element.currentTime * 1000);
  }

  async open(track: Track, options: { atMs?: Milliseconds; play?: boolean } = {}): Promise<void> {
    if (this.#state.track?.recordingId === track.recordingId && this.#state.status !== 'failed') {
      if (options.atMs !== undefined) this.seek(options.atMs);
      if (options.play) await this.play();
      return;
    }
    this.#keep();
    this.#stop();
    const generation = ++this.#generation;
    this.#early = { play: options.play ?? false, atMs: null };
    this.#set({ track, status: 'loading', atMs: options.atMs ?? ms(0), span: null });
    try {
      const [url, known] = await Promise.all([
        this.#sounds.address(track.recordingId),
        options.atMs ?? this.#sounds.place(track.recordingId),
      ]);
      if (generation !== this.#generation) return;
      const early = this.#early;
      this.#early = null;
      const atMs = early?.atMs ?? known;
      // The end is where a finished listening stopped; starting there would play nothing.
      this.#pendingAtMs = ms(atMs >= track.durationMs ? 0 : atMs);
      this.#set({ atMs: this.#pendingAtMs });
      this.#element.src = url;
      this.#element.load();
      this.#applySpeed();
      if (early?.play) await this.play();
    } catch {
      if (generation === this.#generation) this.#fail();
    }
  }

  async play(): Promise<void> {
    if (!this.#state.track || this.#state.status === 'failed') return;
    if (this.#early !== null) {
      this.#early.play = true;
      return;
    }
    this.#louder.wake();
    try {
      await this.#element.play();
    } catch (cause) {
      // A pause or another open() while loading interrupts play(); that is not a failure.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) this.#fail();
    }
  }

  pause(): void {
    if (this.#early !== null) this.#early.play = false;
    this.#element.pause();
  }

  async toggle(): Promise<void> {
    if (this.#state.playing || this.#early?.play) this.pause();
    else await this.play();
  }

  seek(atMs: number): void {
    const { track, span } = this.#state;
    if (!track) return;
    const target = this.#clamp(atMs);
    const inside = span !== null && target >= span.startMs && target < span.endMs;
    if (this.#early !== null) this.#early.atMs = target;
    else if (this.#pendingAtMs !== null) this.#pendingAtMs = target;
    else this.#element.currentTime = target / 1000;
    this.#set({ atMs: target, span: inside ? span : null });
    this.#spanEnd.arm();
  }

  skip(byMs: number): void {
    this.seek(Math.max(0, this.now() + byMs));
  }

  async playSpan(track: Track, span: Span, options: { fromMs?: Milliseconds } = {}): Promise<void> {
    await this.open(track, { atMs: options.fromMs ?? span.startMs });
    if (this.#state.track?.recordingId !== track.recordingId || this.#state.status === 'failed') return;
    this.#set({ span });
    this.#spanEnd.arm();
    await this.play();
  }

  setSpeed(percent: number): void {
    this.#set({ speed: Math.min(200, Math.max(50, Math.round(percent))) });
    this.#applySpeed();
    this.#spanEnd.arm();
  }

  stepSpeed(direction: 1 | -1): void {
    const { speed } = this.#state;
    const next =
      direction === 1 ? SPEEDS.find((step) => step > speed) : SPEEDS.findLast((step) => step < speed);
    if (next !== undefined) this.setSpeed(next);
  }

  setLouder(on: boolean): void {
    this.#louder.set(on);
    if (this.#state.playing) this.#louder.wake();
    this.#set({ louder: on });
  }

  follow(next: (track: Track) => Following | null): void {
    this.#following = next;
  }

  async retry(): Promise<void> {
    const { track, status, atMs } = this.#state;
    if (track && status === 'failed') await this.open(track, { atMs });
  }

  attach(): () => void {
    const element = this.#element;
    const scope = new AbortController();
    const on = (name: keyof HTMLMediaElementEventMap, handle: () => void) =>
      element.addEventListener(name, handle, { signal: scope.signal });
    on('loadedmetadata', () => {
      if (this.#pendingAtMs !== null) element.currentTime = this.#pendingAtMs / 1000;
      this.#pendingAtMs = null;
      this.#set({ status: 'ready' });
    });
    on('playing', () => {
      this.#set({ playing: true });
      this.#spanEnd.arm();
    });
    on('pause', () => {
      const atMs = this.#state.status === 'ready' ? this.now() : this.#state.atMs;
      this.#set({ playing: false, atMs });
      this.#keep();
    });
    on('timeupdate', () => this.#tick());
    on('seeked', () => {
      this.#set({ atMs: this.now() });
      this.#spanEnd.arm();
    });
    on('ended', () => this.#ended());
    on('error', () => {
      if (element.getAttribute('src')) this.#fail();
    });
    // A closed window gives no other sign.
    addEventListener('pagehide', () => this.#keep(), { signal: scope.signal });
    return () => {
      this.#keep();
      this.#generation += 1;
      this.#stop();
      scope.abort();
      this.#louder.close();
      // An element can be wired to Web Audio only once in its life, so the next owner gets a new one.
      this.#element = this.#fresh();
      this.#louder = createLouder(this.#element);
      this.#set({ track: null, status: 'empty', louder: false });
    };
  }

  #fresh(): HTMLAudioElement {
    const element = this.#makeElement();
    element.preload = 'auto';
    element.preservesPitch = true;
    return element;
  }

  #tick(): void {
    const atMs = this.now();
    this.#set({ atMs });
    const { track } = this.#state;
    if (track && this.#state.playing && this.#places.due(track.recordingId, atMs)) this.#keep();
    this.#spanEnd.check();
  }

  #ended(): void {
    const { track, span } = this.#state;
    this.#set({ playing: false, span: null });
    const next = track && !span ? this.#following(track) : null;
    if (next) void this.open(next.track, { atMs: next.atMs, play: true });
  }

  #stop(): void {
    this.#spanEnd.clear();
    this.#pendingAtMs = null;
    this.#early = null;
    if (!this.#element.paused) this.#element.pause();
    this.#element.removeAttribute('src');
    this.#element.load();
    this.#set({ playing: false, span: null });
  }

  #fail(): void {
    const atMs = this.#state.atMs;
    this.#spanEnd.clear();
    this.#early = null;
    this.#set({ status: 'failed', playing: false, atMs });
  }

  #keep(): void {
    const { track, status } = this.#state;
    if (!track || status !== 'ready') return;
    this.#places.keep(track.recordingId, this.now());
  }

  #applySpeed(): void {
    // load() puts the rate back to the default one, so both are set.
    this.#element.defaultPlaybackRate = this.#state.speed / 100;
    this.#element.playbackRate = this.#state.speed / 100;
  }

  #clamp(value: number): Milliseconds {
    const max = this.#state.track?.durationMs ?? 0;
    return ms(Math.min(max, Math.max(0, Number.isFinite(value) ? value : 0)));
  }

  #set(change: Partial<PlayerState>): void {
    const next = { ...this.#state, ...change };
    const same = (Object.keys(change) as (keyof PlayerState)[]).every(
      (key) => next[key] === this.#state[key],
    );
    if (same) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
