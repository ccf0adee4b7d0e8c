/** Everything about sound: ffmpeg behind one door, one time line of 48 kHz mono samples, peaks, clips, WAV. */
export { clipOfCopy } from './clip.ts';
export { cutSound, type SampleSpan } from './cut.ts';
export { type DecodeOptions, decodePcm, decodeSealed, type SealedSound } from './decode.ts';
export { encodeMp3 } from './encode.ts';
export { type HealedSound, healedOgg } from './heal.ts';
export { HEAD_BYTES, refuseHostile } from './hostile.ts';
export type { WhenCut } from './judge.ts';
export {
  listen,
  listMicrophones,
  liveEncoder,
  type Microphone,
  type MicrophoneSystem,
  type NamedMicrophone,
} from './live.ts';
export { locateFfmpeg } from './locate.ts';
export { type OggPage, oggPage, oggPageIn, oggPages, preSkipOf } from './ogg.ts';
export { peaksBuilder, readPeaks } from './peaks.ts';
export {
  type CutSign,
  planned,
  planStream,
  type RandomAccess,
  type Splice,
  type StreamPlan,
  splicer,
} from './plan.ts';
export type { FileFacts } from './report.ts';
export type { Ffmpeg, Running } from './runner.ts';
export { copyStreamable, type SeekableFile, type StreamableCopy } from './streamable.ts';
export { type SoundFacts, type TranscodeOptions, transcode } from './transcode.ts';
export { wavHeader } from './wav.ts';
