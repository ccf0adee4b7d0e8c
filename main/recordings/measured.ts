import type { Recording } from '../../shared/domain/index.ts';
import { samplesToMs } from '../../shared/time/index.ts';
import type { SoundFacts } from '../media/index.ts';

/** What a file tells of itself, as the row of its recording holds it. */
export function measuredOf(facts: SoundFacts) {
  const { samples, container, codec, sampleRate, channels, hasVideo, soundTracks, dateInFile } = facts;
  const inFile = { container, codec, sampleRate, channels, hasVideo, soundTracks, dateInFile };
  return { ...inFile, samples, durationMs: samplesToMs(samples) } satisfies Partial<Recording>;
}

/** What the custody log keeps of a recording that comes in: not what may be said of it later, nor what each entry says. */
export function loggedOf(recording: Recording) {
  const { label: _label, recordedBy: _by, device: _device, id: _id, importedAt: _at, ...kept } = recording;
  return kept;
}
