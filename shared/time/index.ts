/** Durations, offsets and dates. Offsets into sound are whole milliseconds, so that 48 samples are one unit. */
export { addDays, daysFrom, hasTwoReadings, mondayOf } from './days.ts';
export { formatTimecode, parseTimecode, spokenTime } from './timecode.ts';
export {
  type IsoDate,
  isoDate,
  type Milliseconds,
  milliseconds,
  ms,
  msToSamples,
  SAMPLE_RATE,
  samplesToMs,
  type UtcInstant,
  utcInstant,
} from './units.ts';
