import { type CaptureState, type Handlers, KeptwordError } from '../../../shared/contract/index.ts';
import { gapsOf, interruptedCaptures, noteSeen, recoverCapture } from '../../capture/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { concernToRaise } from '../../meetings/index.ts';
import { withoutWords } from '../locked-capture.ts';
import type { HandlerContext } from './context.ts';

export function captureHandlers({ session, capture }: HandlerContext): Handlers['capture'] {
  const isOpen = () => session.state().state === 'open';
  /** Behind a lock no microphone is opened and none is changed (decision 092). @throws archive-locked */
  const mustBeOpen = () => void session.archive();
  const shown = (state: CaptureState) => (isOpen() ? state : withoutWords(state));
  return {
    devices: () => capture.devices(),
    chooseDevice({ deviceId }) {
      mustBeOpen();
      return capture.chooseDevice(deviceId);
    },
    startTest({ deviceId }) {
      mustBeOpen();
      return capture.startTest(deviceId);
    },
    stopTest: async () => shown(await capture.stopTest()),
    start: (request) => capture.start(session.archive(), request),
    state: () => shown(capture.state()),
    announced: async ({ answer }) => shown(await capture.announced(answer)),
    mark: ({ mark, text }) => capture.mark(mark, text),
    raise({ concernId, text }) {
      const { id } = concernToRaise(session.archive(), { id: concernId });
      return capture.raise(id, text);
    },
    async note(note) {
      if (isOpen()) return capture.note(note);
      // The lock came while it was typed: it waits as a draft, and is there again after unlocking.
      await capture.draft(note);
      throw lockedNote();
    },
    place({ begunMsAgo }) {
      mustBeOpen();
      return capture.place(begunMsAgo);
    },
    draftNote: (draft) => capture.draft(draft),
    noteDraft() {
      if (isOpen()) return capture.noteDraft();
      throw lockedNote();
    },
    pause: async () => shown(await capture.pause()),
    resume: async () => shown(await capture.resume()),
    stillHere: () => shown(capture.stillHere()),
    stop: () => capture.stop(),
    interrupted: async () =>
      (await interruptedCaptures(session.archive())).filter(
        (one) => one.state === 'recoverable' || !one.seen,
      ),
    recover: async ({ captureId, meetingId }) =>
      recoverCapture(session.archive(), await locateFfmpeg(), captureId, meetingId ? { meetingId } : null),
    seen: ({ captureId }) => noteSeen(session.archive(), captureId),
    gaps: ({ recordingId }) => gapsOf(session.archive(), recordingId),
    feed: (piece) => capture.feed(piece),
  };
}

const lockedNote = () =>
  new KeptwordError(
    'archive-locked',
    'The archive is locked. What you typed is kept. Unlock it to go on with your note.',
  );
