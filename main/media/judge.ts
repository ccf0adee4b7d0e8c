import { KeptwordError } from '../../shared/contract/index.ts';
import { SAMPLE_RATE } from '../../shared/time/index.ts';
import type { Report } from './report.ts';
import { type Ended, refuseBadEnd } from './runner.ts';

/** What a microphone, a phone or a studio writes. A rate outside turns few bytes into years of sound, or is garbage. */
const LOWEST_RATE = 2_000;
const HIGHEST_RATE = 768_000;
const MOST_CHANNELS = 64;
/** The domain's longest time (shared/time): a week. */
const MOST_SAMPLES = 7 * 24 * 3600 * SAMPLE_RATE;

/**
 * Refuses a sound that cannot be true, as soon as ffmpeg has named it and while it decodes.
 * @throws KeptwordError not-audio, file-unreadable
 */
export function refuseImpossible(report: Report, samples: number): void {
  const { audio } = report;
  const rateOff = audio && (audio.sampleRate < LOWEST_RATE || audio.sampleRate > HIGHEST_RATE);
  if (report.doubtful || rateOff || (audio && audio.channels > MOST_CHANNELS)) throw notAudio(report);
  if (samples > MOST_SAMPLES) {
    throw new KeptwordError(
      'file-unreadable',
      'This file would play for more than a week, so something is wrong with it. Nothing was added. Try another copy of the file.',
      { details: details(report) },
    );
  }
}

/**
 * What is to become of a file that was cut short: `refuse` it; `keep` what can be decoded of it; `known`: the same, and
 * its container or its recording has told of the cut already.
 */
export type WhenCut = 'refuse' | 'keep' | 'known';

/**
 * Says why a decoding did not give the whole sound, if it did not: in technical words where that is to be kept, null
 * where nothing of it shows.
 * @throws KeptwordError cancelled, ffmpeg-failed, not-audio, no-audio-stream, file-truncated
 */
export function judgeDecoding(ended: Ended, samples: number, whenCut: WhenCut): string | null {
  const { report } = ended;
  if (ended.stopped !== null || ended.broken) refuseBadEnd(ended);
  if (report.container === null) throw notAudio(report);
  if (report.audio === null) throw noSound(report);
  refuseImpossible(report, samples);
  const stopped = stoppedEarly(report, samples);
  if (stopped !== null && whenCut === 'refuse') {
    throw new KeptwordError(
      'file-truncated',
      'A part of this file is missing or damaged, so its sound stops too early. Nothing was added. Copy it again from the phone or recorder.',
      { details: details(report) },
    );
  }
  if (samples === 0) throw ended.failed === null ? noSound(report) : notAudio(report);
  // What could be decoded of a cut file is all there is, also where ffmpeg ends with a complaint about the rest.
  if (stopped === null && whenCut !== 'known') refuseBadEnd(ended);
  return stopped;
}

function stoppedEarly(report: Report, samples: number): string | null {
  if (endsEarly(report, samples)) {
    return `the header says ${report.declaredMs} ms, ${Math.floor(msOf(samples))} ms can be decoded`;
  }
  if (!report.inputFailed || reachedItsEnd(report, samples)) return null;
  return `${report.container}: the data ends in the middle`;
}

function msOf(samples: number): number {
  return samples / (SAMPLE_RATE / 1000);
}

/** Containers of sound alone whose header tells the exact length, and that have no other sign of being cut. */
const LENGTH_IS_TOLD = new Set(['flac', 'asf', 'wv', 'tta', 'ape']);

function endsEarly(report: Report, samples: number): boolean {
  if (report.hasVideo || report.declaredMs === null || !LENGTH_IS_TOLD.has(report.container ?? ''))
    return false;
  return msOf(samples) < report.declaredMs - Math.max(500, report.declaredMs * 0.01);
}

/** Some readers (WavPack) stumble over the notes behind the last sample: the sound itself is whole. */
function reachedItsEnd(report: Report, samples: number): boolean {
  return report.declaredMs !== null && msOf(samples) >= report.declaredMs - 20;
}

function notAudio(report: Report): KeptwordError {
  return new KeptwordError(
    'not-audio',
    'This is not a sound or video file that Keptword can read. Nothing was added. Please choose the recording itself.',
    { details: details(report) },
  );
}

function noSound(report: Report): KeptwordError {
  return new KeptwordError(
    'no-audio-stream',
    'There is no sound in this file. Nothing was added. If it is a video, it was recorded without sound.',
    { details: details(report) },
  );
}

function details(report: Report): string {
  const { audio } = report;
  const seen = audio
    ? `${audio.codec}, ${audio.sampleRate} Hz, ${audio.channels} channels`
    : 'no sound track';
  return [`${report.container ?? 'unknown container'}: ${seen}`, ...report.tail].join('\n');
}
