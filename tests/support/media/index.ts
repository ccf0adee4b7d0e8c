/** Sounds, ffmpegs and archives for the tests of media and recordings. */
export { shortSample } from './sample.ts';
export { ALL_KINDS, bytesOf, type Kind, makeSound, referencePcm, runOld, wavPcm } from './sounds.ts';
export {
  addMeeting,
  collected,
  everyFfmpeg,
  inMemory,
  OLD_FFMPEG,
  pieces,
  quickFfmpeg,
  sealedFiles,
  temporaryArchive,
  temporaryFolder,
} from './surroundings.ts';
