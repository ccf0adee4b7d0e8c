/** The window’s own microphone. */
export { startMicrophone } from './microphone.ts';
export { useMicrophone } from './use-microphone.ts';
