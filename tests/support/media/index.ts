/** Sounds, ffmpegs and archives for the tests of media and recordings. */
export { ALL_KINDS, bytesOf, type Kind, makeSound, referencePcm, runOld, wavPcm } from './sounds.ts';
export {
  addMeeting,
  collected,
  everyFfmpeg,
  inMemory,
  OLD_FFMPEG,
  pieces,
  sealedFiles,
  temporaryArchive,
  temporaryFolder,
} from './surroundings.ts';
