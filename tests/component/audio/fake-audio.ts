/** An audio element without sound: the test moves its clock. */
export class FakeAudio extends EventTarget {
  preload = '';
  preservesPitch = false;
  defaultPlaybackRate = 1;
  playbackRate = 1;
  paused = true;
  #src: string | null = null;
  #time = 0;
  readonly seeks: number[] = [];

  get currentTime(): number {
    return this.#time;
  }

  set currentTime(value: number) {
    this.#time = value;
    this.seeks.push(value);
    this.dispatchEvent(new Event('seeked'));
  }

  get src(): string {
    return this.#src ?? '';
  }

  set src(value: string) {
    this.#src = value;
  }

  getAttribute(name: string): string | null {
    return name === 'src' ? this.#src : null;
  }

  removeAttribute(): void {
    this.#src = null;
    this.#time = 0;
  }

  /** As HTML has it: what was told to play before is forgotten. */
  load(): void {
    this.paused = true;
    this.playbackRate = this.defaultPlaybackRate;
    if (this.#src) queueMicrotask(() => this.dispatchEvent(new Event('loadedmetadata')));
  }

  async play(): Promise<void> {
    this.paused = false;
    if (this.#src) this.dispatchEvent(new Event('playing'));
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  /** Lets the sound run on to a place, as the element itself would report it. */
  reach(seconds: number): void {
    this.#time = seconds;
    this.dispatchEvent(new Event('timeupdate'));
  }

  finish(): void {
    this.paused = true;
    this.dispatchEvent(new Event('ended'));
  }
}
