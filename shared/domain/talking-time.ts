import { type Milliseconds, ms } from '../time/index.ts';
import type { Stretch } from './counted-once.ts';

/** A stretch of a recording of which somebody said whose voice it is: a moment, or a line of a transcript. */
export type VoicedSpan = Stretch & { readonly personId: string };

/** How long each person is heard, longest first, and from how much labelled sound that was counted. */
export type TalkingTime = {
  people: { personId: string; ms: Milliseconds }[];
  /** Sound in which at least one voice is named. Not the sum of the people: two may speak at once. */
  labelledMs: Milliseconds;
};

/**
 * Talking time from labelled stretches (D4). Stretches of one person that overlap count once; of two people that speak
 * at the same time, each counts whole. Only what was labelled is counted, so it must never be shown without
 * `labelledMs`.
 */
export function talkingTime(spans: readonly VoicedSpan[]): TalkingTime {
  const ofPerson = new Map<string, VoicedSpan[]>();
  for (const span of spans) {
    const known = ofPerson.get(span.personId);
    if (known) known.push(span);
    else ofPerson.set(span.personId, [span]);
  }
  const people = [...ofPerson].map(([personId, theirs]) => ({ personId, ms: covered(theirs) }));
  people.sort((a, b) => b.ms - a.ms || (a.personId < b.personId ? -1 : 1));
  return { people, labelledMs: covered(spans) };
}

/** Length of the union of some stretches, each recording for itself. */
export function covered(spans: readonly Stretch[]): Milliseconds {
  const inOrder = spans.toSorted((a, b) =>
    a.recordingId === b.recordingId ? a.startMs - b.startMs : a.recordingId < b.recordingId ? -1 : 1,
  );
  let sum = 0;
  let recordingId: string | null = null;
  let until = 0;
  for (const span of inOrder) {
    if (span.recordingId !== recordingId) {
      recordingId = span.recordingId;
      until = 0;
    }
    sum += Math.max(0, span.endMs - Math.max(until, span.startMs));
    until = Math.max(until, span.endMs);
  }
  return ms(sum);
}
