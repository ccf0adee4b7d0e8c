import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { talkingTime, type VoicedSpan } from '../../../shared/domain/index.ts';

const span = fc
  .record({
    recordingId: fc.constantFrom('R1', 'R2'),
    personId: fc.constantFrom('parent', 'teacher', 'district'),
    startMs: fc.nat(2_000),
    length: fc.nat(500),
  })
  .map(({ length, ...rest }): VoicedSpan => ({ ...rest, endMs: rest.startMs + length }));
const spans = fc.array(span, { maxLength: 30 });

/** The slow and obvious way: every millisecond is asked who is heard in it. */
function counted(of: readonly VoicedSpan[]): number {
  const heard = new Set<string>();
  for (const { recordingId, startMs, endMs } of of) {
    for (let at = startMs; at < endMs; at += 1) heard.add(`${recordingId}/${at}`);
  }
  return heard.size;
}

describe('talking time', () => {
  it('is what counting millisecond by millisecond gives, for each person and for all', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const { people, labelledMs } = talkingTime(given);
        expect(labelledMs).toBe(counted(given));
        for (const { personId, ms } of people) {
          expect(ms).toBe(counted(given.filter((one) => one.personId === personId)));
        }
        expect(new Set(people.map(({ personId }) => personId))).toEqual(
          new Set(given.map(({ personId }) => personId)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order, nor on how a stretch was cut into lines', () => {
    fc.assert(
      fc.property(spans, fc.nat(), (given, seed) => {
        const turned = given.toSorted(
          (a, b) => ((a.startMs * 31 + seed) % 17) - ((b.startMs * 31 + seed) % 17),
        );
        const cut = turned.flatMap((one) => {
          const middle = Math.floor((one.startMs + one.endMs) / 2);
          return [
            { ...one, endMs: middle },
            { ...one, startMs: middle },
          ];
        });
        expect(talkingTime(cut)).toEqual(talkingTime(given));
      }),
    );
  });

  it('puts the longest first, and keeps the place of those who are even', () => {
    const of = (personId: string, startMs: number, endMs: number) => ({
      recordingId: 'R',
      personId,
      startMs,
      endMs,
    });
    const { people } = talkingTime([of('b', 0, 5), of('a', 0, 5), of('c', 0, 9)]);
    expect(people.map(({ personId }) => personId)).toEqual(['c', 'a', 'b']);
    expect(talkingTime([])).toEqual({ people: [], labelledMs: 0 });
  });
});
