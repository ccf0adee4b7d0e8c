/** The only code that touches `window.keptword`. */
export { type Attempt, useAttempt } from './attempt.ts';
export type { CallInput, CallName, CallOutput } from './calls.ts';
export { toWireError } from './errors.ts';
export { refreshAfter, useCall, useChange } from './hooks.ts';
export { type Job, useJob, useRunningJobs } from './job.ts';
export type { JobName } from './jobs.ts';
export { BridgeProvider, makeQueryClient, useJobStore, useKeptword, useKeptwordEvent } from './provider.tsx';
export { withSecret } from './secret.ts';
export { keptwordFromWindow } from './window.ts';
