import { type CaptureState, KeptwordError } from '../../shared/contract/index.ts';
import type { Capture, CaptureOptions } from './types.ts';

const IDLE: CaptureState = {
  state: 'idle',
  running: null,
  device: null,
  reason: null,
  feedWanted: false,
  level: null,
  diskHours: null,
  warnings: [],
};

export function createCapture(_options: CaptureOptions): Capture {
  const notRecording = async (): Promise<never> => {
    throw new KeptwordError('not-recording', 'No recording is running now. Nothing was changed.');
  };
  const devices = async () => ({
    devices: [{ deviceId: 'window', name: '', source: 'window' as const, isDefault: false }],
    chosenId: 'window',
    source: 'window' as const,
    reason: 'no-system-input' as const,
  });
  return {
    devices,
    chooseDevice: devices,
    startTest: async () => IDLE,
    stopTest: async () => IDLE,
    start: notRecording,
    state: () => IDLE,
    announced: notRecording,
    mark: notRecording,
    note: notRecording,
    pause: notRecording,
    resume: notRecording,
    stillHere: () => IDLE,
    stop: notRecording,
    feed: () => ({ wanted: false }),
    holds: null,
    whenFree: async () => undefined,
  };
}
