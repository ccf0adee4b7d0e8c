import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { type ArchiveState, events, KeptwordError } from '../../shared/contract/index.ts';
import { whyRefused } from '../archive/index.ts';
import { createCapture } from '../capture/index.ts';
import { locateFfmpeg } from '../media/index.ts';
import type { Clock, FileLayer, Log, Profile } from '../platform/index.ts';
import type { KdfCost } from '../vault/index.ts';
import { DROP_CHANNEL, eventChannel } from './channels.ts';
import { createChildDoor } from './child-view.ts';
import { allHandlers, dropCall, handlerContext, takeDropped } from './handlers/index.ts';
import { withoutWords } from './locked-capture.ts';
import type { ShelfSource } from './media-shelf.ts';
import type { Pickers } from './pickers.ts';
import { registerCalls, registerOne } from './registry.ts';
import { createSession, type SendEvent } from './session.ts';
import { spoken } from './spoken.ts';

export type ShellCalls = {
  /** Locks the open archive: keys overwritten, media addresses dead. */
  lock(): Promise<unknown>;
  /** Before the program ends: a running recording is ended and sealed, then everything is locked. */
  quit(): Promise<unknown>;
  /** True from the start of a recording until it is sealed: the window is not closed without asking. */
  recording(): boolean;
  /** Ends the recording that runs and puts it into its meeting. Rejects when it stays in its journal for now. */
  endRecording(): Promise<unknown>;
  /** The computer goes to sleep: what is recorded goes to the disk first, then everything is locked. */
  fallsAsleep(): Promise<unknown>;
  wakes(): void;
  /** The language of the few words that the shell says by itself. */
  language(): Promise<'en' | 'es'>;
  /** What a media token plays; null when it is not one, or no longer. */
  media(token: string): Promise<ShelfSource | null>;
};

/** Puts every call on its channel over one session, and returns what the window itself needs of that session. */
export function createShellCalls(options: {
  ipcMain: Pick<IpcMain, 'handle'>;
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  send: (channel: string, payload: unknown) => void;
  onState: (state: ArchiveState) => void;
  /** Told when sound begins to be kept, and when it ends or pauses: the computer stays awake in between. */
  onListening: (listening: boolean) => void;
  pickers: Pickers;
  profile: Profile;
  files: FileLayer;
  clock: Clock;
  log: Log;
  locale: () => string;
  kdf?: KdfCost;
}): ShellCalls {
  const { ipcMain, isTrusted, log } = options;
  const child = createChildDoor();
  const send: SendEvent = (name, payload) => {
    if (child.tells(name)) options.send(eventChannel(name), events[name].payload.parse(payload));
  };
  const { profile, clock } = options;
  const capture = createCapture({
    ffmpeg: () => locateFfmpeg(),
    clock,
    log,
    memory: {
      chosenDevice: async () => (await profile.settings()).microphone,
      rememberDevice: async (microphone) => void (await profile.changeSettings({ microphone })),
    },
    hasWindow: true,
    openArchive: () => (session.state().state === 'open' ? session.archive() : null),
    onState(state) {
      options.onListening(state.state === 'recording' || state.state === 'sealing');
      send('captureState', session.state().state === 'open' ? state : withoutWords(state));
    },
    onWarning: (warning) => send('captureWarning', warning),
  });
  const session = createSession({
    ...options,
    onState(state) {
      if (state.state !== 'open') {
        // Locked, it takes the passphrase anyway.
        child.end();
        // A level test is no recording: no microphone stays open behind a lock for it.
        void capture.stopTest();
      }
      options.onState(state);
    },
    send,
    recordingInto: (archive) => (capture.holds === archive ? capture.whenFree() : null),
  });
  const context = handlerContext({ ...options, session, capture, child });
  const { admit } = child;
  const explain = (error: unknown) =>
    session.state().state === 'open' ? whyRefused(session.archive(), error) : error;
  registerCalls({ ipcMain, isTrusted, admit, explain, log, handlers: allHandlers(context) });
  registerOne({
    ipcMain,
    isTrusted,
    admit,
    explain,
    log,
    channel: DROP_CHANNEL,
    call: dropCall,
    handler: (paths) => takeDropped(context, dropCall.input.parse(paths)),
  });
  return {
    lock: () => session.lock(),
    async quit() {
      // What cannot be sealed stays in its journal, and the next start shows it first.
      if (capture.holds) await capture.stop().catch(() => undefined);
      await session.lock();
      await capture.whenFree();
      await session.lock();
    },
    recording: () => capture.holds !== null,
    endRecording: () =>
      // It may never have begun to hear anything: then there is nothing to end.
      capture.stop().catch((error: unknown) => {
        if (!(error instanceof KeptwordError && error.code === 'not-recording')) throw error;
      }),
    async fallsAsleep() {
      await capture.fallsAsleep();
      await session.lock();
    },
    wakes: () => capture.wakes(),
    language: () => spoken(context),
    media: (token) => session.media.find(token),
  };
}
