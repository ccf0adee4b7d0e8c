import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, test } from 'vitest';
import { keepWindow } from '../../../main/window/keeper.ts';

/** As much of a window as the keeper uses. */
class Frame extends EventEmitter {
  readonly webContents = new EventEmitter();
  #destroyed = false;
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
    this.emit('closed');
  }
  crash(reason = 'crashed'): void {
    this.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }
}

function desk(options: {
  recording?: boolean;
  gone?: 'again' | 'end';
  hangs?: 'again' | 'wait';
  loads?: boolean;
}) {
  const frames: Frame[] = [];
  const events: string[] = [];
  let now = 0;
  const keeper = keepWindow({
    make() {
      const frame = new Frame();
      frames.push(frame);
      return frame as unknown as BrowserWindow;
    },
    async load() {
      if (options.loads === false && frames.length > 1) throw new Error('the page died');
    },
    questions: {
      closing: async () => 'stay',
      notEnded: async () => undefined,
      async gone(recording) {
        events.push(`asked, ${recording ? 'recording' : 'quiet'}`);
        return options.gone ?? 'again';
      },
      async hangs() {
        events.push('asked to wait');
        return options.hangs ?? 'wait';
      },
    },
    recording: () => options.recording ?? true,
    giveUp: () => events.push('gave up'),
    log: { info: () => undefined, warn: (event) => events.push(event) },
    nowMs: () => now,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { keeper, frames, events, pass, last: () => frames.at(-1) ?? new Frame() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the one window', () => {
  test('is opened again when its page is gone, and the old one goes last', async () => {
    const { keeper, frames, last } = desk({});
    await keeper.open();
    const [first] = frames;
    const before = keeper.window;
    first?.once('closed', () => expect(keeper.window).not.toBe(before));
    last().crash();
    await settled();
    expect(frames.map((frame) => frame.isDestroyed())).toEqual([true, false]);
    expect(keeper.window).toBe(frames[1]);
  });

  test('is not opened again when it was closed on purpose, nor for a window of the past', async () => {
    const { keeper, frames, last } = desk({});
    await keeper.open();
    last().crash('clean-exit');
    await settled();
    expect(frames).toHaveLength(1);
    last().crash();
    await settled();
    frames[0]?.crash();
    await settled();
    expect(frames).toHaveLength(2);
    last().destroy();
    expect(keeper.window).toBeNull();
  });

  test('asks when it crashes again and again, and ends only then and only if told', async () => {
    const { keeper, frames, events, last, pass } = desk({ gone: 'end' });
    await keeper.open();
    for (let crash = 0; crash < 3; crash += 1) {
      last().crash();
      await settled();
    }
    expect(frames).toHaveLength(4);
    expect(events).not.toContain('gave up');
    last().crash();
    await settled();
    expect(events.slice(-2)).toEqual(['asked, recording', 'gave up']);
    pass(120_000);
    last().crash();
    await settled();
    expect(frames).toHaveLength(5);
  });

  test('a page that hangs is replaced at once while it records, and else only if the person wants it', async () => {
    const busy = desk({ recording: true });
    await busy.keeper.open();
    busy.last().emit('unresponsive');
    await settled();
    expect(busy.frames).toHaveLength(2);
    expect(busy.events).toEqual(['window-hangs']);
    const quiet = desk({ recording: false });
    await quiet.keeper.open();
    quiet.last().emit('unresponsive');
    await settled();
    expect(quiet.frames).toHaveLength(1);
    expect(quiet.events).toEqual(['window-hangs', 'asked to wait']);
    const again = desk({ recording: false, hangs: 'again' });
    await again.keeper.open();
    again.last().emit('unresponsive');
    await settled();
    expect(again.frames).toHaveLength(2);
  });

  test('a new page that cannot be loaded is told in the log and ends nothing', async () => {
    const { keeper, events, last } = desk({ loads: false });
    await keeper.open();
    last().crash();
    await settled();
    expect(events).toContain('window-not-loaded');
    expect(keeper.window).not.toBeNull();
  });
});
