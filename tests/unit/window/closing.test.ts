import type { BrowserWindow } from 'electron';
import { describe, expect, test } from 'vitest';
import { closing } from '../../../main/window/closing.ts';
import type { ClosingAnswer } from '../../../main/window/questions.ts';

/** A window, a recorder and a person who answers; `events` is what happened, in order. */
function desk(options: {
  recording?: boolean;
  answers?: ClosingAnswer[];
  fails?: boolean;
  window?: boolean;
}) {
  const events: string[] = [];
  const answers = [...(options.answers ?? [])];
  let recording = options.recording ?? true;
  const window = {
    isDestroyed: () => false,
    minimize: () => events.push('small'),
    close: () => close(),
  } as unknown as BrowserWindow;
  const guard = closing({
    window: () => (options.window === false ? null : window),
    recording: () => recording,
    async endRecording() {
      recording = false;
      if (options.fails) throw new Error('the disk');
      events.push('sealed');
    },
    async closeArchive() {
      if (recording) events.push('sealed');
      recording = false;
      events.push('archive closed');
    },
    quit: () => quit(),
    questions: {
      async closing() {
        events.push('asked');
        return answers.shift() ?? 'stay';
      },
      notEnded: async () => void events.push('told that it stays in its journal'),
      gone: async () => 'again',
      hangs: async () => 'wait',
    },
  });
  const event = () => {
    const one = { refused: false, preventDefault: () => undefined };
    one.preventDefault = () => {
      one.refused = true;
      return undefined;
    };
    return one;
  };
  function close(): void {
    const one = event();
    guard.onClose(one, window);
    if (!one.refused) events.push('window closed');
  }
  function quit(): void {
    const one = event();
    guard.onQuit(one);
    if (!one.refused) events.push('ended');
  }
  return { events, close, quit, shutDown: () => guard.quitNow() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('closing the window', () => {
  test('needs no question when nothing is recorded', () => {
    const { events, close } = desk({ recording: false });
    close();
    expect(events).toEqual(['window closed']);
  });

  test('never ends a recording by itself: the person stays, and the window too', async () => {
    const { events, close } = desk({ answers: ['stay'] });
    close();
    await settled();
    expect(events).toEqual(['asked']);
  });

  test('goes on with a small window, never with none', async () => {
    const { events, close } = desk({ answers: ['smaller'] });
    close();
    await settled();
    expect(events).toEqual(['asked', 'small']);
  });

  test('ends it, keeps it and then closes, when that is the answer', async () => {
    const { events, close } = desk({ answers: ['end'] });
    close();
    await settled();
    expect(events).toEqual(['asked', 'sealed', 'window closed']);
  });

  test('says so when it could not be put away, and closes then', async () => {
    const { events, close } = desk({ answers: ['end'], fails: true });
    close();
    await settled();
    expect(events).toEqual(['asked', 'told that it stays in its journal', 'window closed']);
  });

  test('is asked once, however often it is pressed, and again the next time', async () => {
    const { events, close } = desk({ answers: ['stay', 'end'] });
    for (let press = 0; press < 3; press += 1) close();
    await settled();
    expect(events).toEqual(['asked']);
    close();
    await settled();
    expect(events).toEqual(['asked', 'asked', 'sealed', 'window closed']);
  });
});

describe('quitting', () => {
  test('closes the archive first, and asks when something is recorded', async () => {
    const quiet = desk({ recording: false });
    quiet.quit();
    await settled();
    expect(quiet.events).toEqual(['archive closed', 'ended']);
    const busy = desk({ answers: ['stay'] });
    busy.quit();
    await settled();
    expect(busy.events).toEqual(['asked']);
  });

  test('goes on after "end it"', async () => {
    const { events, quit } = desk({ answers: ['end'] });
    quit();
    await settled();
    expect(events).toEqual(['asked', 'sealed', 'archive closed', 'ended']);
  });

  test('without a window nobody can be asked: the recording is sealed', async () => {
    const { events, quit } = desk({ window: false });
    quit();
    await settled();
    expect(events).toEqual(['sealed', 'archive closed', 'ended']);
  });

  test('a shutdown waits for no answer, and seals', async () => {
    const { events, shutDown } = desk({});
    shutDown();
    await settled();
    expect(events).toEqual(['sealed', 'archive closed', 'ended']);
  });
});
