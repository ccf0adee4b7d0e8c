import type { CaptureState, Handlers } from '../../../shared/contract/index.ts';
import { gapsOf, interruptedCaptures, recoverCapture } from '../../capture/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import { withoutWords } from '../locked-capture.ts';
import type { HandlerContext } from './context.ts';

export function captureHandlers({ session, capture }: HandlerContext): Handlers['capture'] {
  const shown = (state: CaptureState) => (session.state().state === 'open' ? state : withoutWords(state));
  return {
    devices: () => capture.devices(),
    chooseDevice: ({ deviceId }) => capture.chooseDevice(deviceId),
    startTest: ({ deviceId }) => capture.startTest(deviceId),
    stopTest: () => capture.stopTest(),
    start: (request) => capture.start(session.archive(), request),
    state: () => shown(capture.state()),
    announced: async ({ answer }) => shown(await capture.announced(answer)),
    mark: ({ mark }) => capture.mark(mark),
    note: (note) => capture.note(note),
    pause: async () => shown(await capture.pause()),
    resume: async () => shown(await capture.resume()),
    stillHere: () => shown(capture.stillHere()),
    stop: () => capture.stop(),
    interrupted: () => interruptedCaptures(session.archive()),
    recover: async ({ captureId }) => recoverCapture(session.archive(), await locateFfmpeg(), captureId),
    gaps: ({ recordingId }) => gapsOf(session.archive(), recordingId),
    feed: (piece) => capture.feed(piece),
  };
}
