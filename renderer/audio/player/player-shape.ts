import type { Milliseconds } from '../../../shared/time/index.ts';

/* What a player is, for everybody who holds one. */

/** Where sound comes from: the bridge in the app, a made-up one in a test. Addresses die when the archive is locked. */
export type Sounds = {
  address(recordingId: string): Promise<string>;
  /** Where listening stopped last time, in ms. */
  place(recordingId: string): Promise<number>;
  keepPlace(recordingId: string, atMs: Milliseconds): Promise<unknown>;
};

export type Track = { readonly recordingId: string; readonly durationMs: Milliseconds };
export type Following = { readonly track: Track; readonly atMs: Milliseconds };
export type Span = { readonly startMs: Milliseconds; readonly endMs: Milliseconds };

export type PlayerState = {
  readonly track: Track | null;
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  readonly playing: boolean;
  /** Into the track. Moves about four times a second; `now()` is exact. */
  readonly atMs: Milliseconds;
  /** Percent, 50 to 200. */
  readonly speed: number;
  readonly louder: boolean;
  /** While set, playing stops exactly at its end. */
  readonly span: Span | null;
};

/** One step of the speed keys, and the range of EXPERIENCE ("0.5-2x"). Percent. */
export const SPEEDS = [50, 75, 100, 125, 150, 175, 200] as const;

export type Player = {
  subscribe(listener: () => void): () => void;
  state(): PlayerState;
  /** The exact place in the track, in ms, for what is drawn every frame. */
  now(): Milliseconds;
  /** Puts a recording under the needle. Without `atMs`, goes on where listening stopped last time. */
  open(track: Track, options?: { atMs?: Milliseconds; play?: boolean }): Promise<void>;
  play(): Promise<void>;
  pause(): void;
  toggle(): Promise<void>;
  /** Also leaves the span when the new place is outside of it. */
  seek(atMs: number): void;
  skip(byMs: number): void;
  /** Plays a stretch to its end: from its begin, or from `fromMs` inside of it. */
  playSpan(track: Track, span: Span, options?: { fromMs?: Milliseconds }): Promise<void>;
  setSpeed(percent: number): void;
  /** One step up (+1) or down (-1) the list of speeds. */
  stepSpeed(direction: 1 | -1): void;
  setLouder(on: boolean): void;
  /** What comes when a track has ended, and from where; the default is nothing. */
  follow(next: (track: Track) => Following | null): void;
  /** Asks for a new address and goes on at the same place, after a failure. */
  retry(): Promise<void>;
  /** Starts listening to the element. Returns what undoes it: stops the sound, keeps the place, lets go of the file. */
  attach(): () => void;
};
