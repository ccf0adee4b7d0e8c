/** Recordings: importing, playing, extracting, describing and deleting them. */
export { describeRecording, removeRecording } from './change.ts';
export { type ExtractChoice, type Extracted, type ExtractOptions, extract } from './extract.ts';
export { type Found, type FoundOptions, findRecordings } from './found.ts';
export { type ImportOptions, type ImportProgress, type ImportRequest, importFiles } from './import.ts';
export {
  keepPlace,
  listRecordings,
  openMedia,
  type PlayableSound,
  peaksFor,
  placeIn,
  theRecording,
} from './read.ts';
