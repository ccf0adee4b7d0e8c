import {
  type CutShort,
  cutShortFacts,
  cutShortOf,
  type Recording,
  tracksInWords,
} from '../../shared/domain/index.ts';
import { samplesToMs } from '../../shared/time/index.ts';
import type { CutSign, SoundFacts } from '../media/index.ts';

/** What a file tells of itself, as the row of its recording holds it. */
export function measuredOf(facts: SoundFacts, cutShort: CutShort | null) {
  const { samples, container, codec, sampleRate, channels, hasVideo, soundTracks, dateInFile } = facts;
  const inFile = { container, codec, sampleRate, channels, hasVideo, soundTracks, dateInFile };
  const isNamed = facts.trackNames.some(({ language, title }) => language !== null || title !== null);
  const trackNames = soundTracks > 1 && isNamed ? facts.trackNames : null;
  return {
    ...inFile,
    trackNames,
    samples,
    durationMs: samplesToMs(samples),
    cutShort,
  } satisfies Partial<Recording>;
}

/** What the custody log keeps of a recording that comes in: not what may be said of it later, nor what each entry says. */
export function loggedOf(recording: Recording) {
  const { label: _label, recordedBy: _by, device: _device, id: _id, importedAt: _at, ...rest } = recording;
  const { cutShort, trackNames, ...kept } = rest;
  return { ...kept, ...(trackNames && { tracks: tracksInWords(trackNames) }), ...cutShortFacts(cutShort) };
}

/** What is known of a cut, from the container and from the decoding; null when neither shows one. */
export function cutOf(sign: CutSign | null, facts: SoundFacts): CutShort | null {
  const why = sign?.why ?? facts.stoppedEarly;
  if (why === null) return null;
  const playableMs = samplesToMs(facts.samples);
  const declaredMs = sign?.msExpected ?? facts.declaredMs;
  return cutShortOf({ why, bytesExpected: sign?.bytesExpected ?? null, declaredMs, playableMs });
}
