/** One way to start the app for the end-to-end tests, whatever host there is. */
export { type RunningDouble, runUnderDouble } from './double.ts';
export { dropFiles } from './drop.ts';
export { expectEasy } from './easy.ts';
export { type Host, hostOf } from './host.ts';
export { type Keptword, type LaunchOptions, launchKeptword } from './launch.ts';
export { importInto, makeArchive, PASSPHRASE, SAMPLE, WHOLE_SAMPLE } from './prepared.ts';
