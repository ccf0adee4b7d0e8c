/** Recording in the app: it never loses sound without saying so. */
export { createCapture } from './capture.ts';
export { gapsOf, interruptedCaptures, noteSeen, recoverCapture } from './recover.ts';
export type { Capture, CaptureMemory, CaptureOptions, CaptureRequest, FeedPiece } from './types.ts';
