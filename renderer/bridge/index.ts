/** The only code that touches `window.keptword`. */
export { type Attempt, useAttempt } from './attempt.ts';
export type { CallInput, CallName, CallOutput } from './calls.ts';
export type { CaptureNews, CaptureStore, MicrophoneTrouble } from './capture.ts';
export { toWireError } from './errors.ts';
export { refreshAfter, useCall, useChange } from './hooks.ts';
export { type Job, useJob, useRunningJobs } from './job.ts';
export type { JobName } from './jobs.ts';
export {
  BridgeProvider,
  makeQueryClient,
  useCaptureStore,
  useJobStore,
  useKeptword,
  useKeptwordEvent,
} from './provider.tsx';
export { withSecret } from './secret.ts';
export { useCapture } from './use-capture.ts';
export { keptwordFromWindow } from './window.ts';
