/** The picture of the sound, with what is marked in it. */
export type { DrawnGap, DrawnRange, RangeTone } from './draw-waveform.ts';
export type { ReadPeaks } from './peak-tiles.ts';
export { useReadPeaks } from './use-read-peaks.ts';
export { useWaveView, type WaveView } from './use-wave-view.ts';
export { WaveTools } from './wave-tools.tsx';
export { Waveform } from './waveform.tsx';
