import type { Handlers } from '../../../shared/contract/index.ts';
import { gapsOf, interruptedCaptures, recoverCapture } from '../../capture/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import type { HandlerContext } from './context.ts';

export function captureHandlers({ session, capture }: HandlerContext): Handlers['capture'] {
  return {
    devices: () => capture.devices(),
    chooseDevice: ({ deviceId }) => capture.chooseDevice(deviceId),
    startTest: ({ deviceId }) => capture.startTest(deviceId),
    stopTest: () => capture.stopTest(),
    start: (request) => capture.start(session.archive(), request),
    state: () => capture.state(),
    announced: ({ answer }) => capture.announced(answer),
    mark: ({ mark }) => capture.mark(mark),
    note: (note) => capture.note(note),
    pause: () => capture.pause(),
    resume: () => capture.resume(),
    stillHere: () => capture.stillHere(),
    stop: () => capture.stop(),
    interrupted: () => interruptedCaptures(session.archive()),
    recover: async ({ captureId }) => recoverCapture(session.archive(), await locateFfmpeg(), captureId),
    gaps: ({ recordingId }) => gapsOf(session.archive(), recordingId),
    feed: (piece) => capture.feed(piece),
  };
}
