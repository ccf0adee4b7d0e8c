import { KeptwordError } from '../../shared/contract/index.ts';

/* The ways in which recording says no before it has begun. */

export const alreadyRecording = () =>
  new KeptwordError('already-recording', 'A recording is running. End it first. It was not touched.');
export const unknownDevice = (details: string) =>
  new KeptwordError('not-found', 'This microphone is not there any more. Choose another one.', { details });
export const nothingHeard = () =>
  new KeptwordError(
    'no-microphone',
    'No sound came from this microphone, so nothing was started. Plug it in, or choose another one.',
  );
export const tooFull = () =>
  new KeptwordError(
    'disk-full',
    'The disk is too full to record. Nothing was started. Make room, or use an archive on another disk.',
  );
