import type { KeptwordApi } from '../../../shared/contract/index.ts';
import { type AlignmentView, type KnownStretch, onlyIn } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

/**
 * Comparisons of the made-up world. By sound always finds the second recording a minute later, with a cut in it and
 * six silent seconds. */
export function alignmentCalls(fake: FakeKeptword): KeptwordApi['alignment'] {
  const made: AlignmentView[] = [];
  const lengthOf = (id: string) => {
    const recording = fake.world.recordings.find((one) => one.id === id);
    if (!recording) throw wire('not-found');
    return recording.durationMs;
  };
  const keep = (
    firstId: string,
    secondId: string,
    laid: Pick<AlignmentView, 'method' | 'pieces' | 'driftPpm' | 'confidence'>,
    silent: readonly KnownStretch[] = [],
  ): AlignmentView => {
    const lengths = { firstMs: lengthOf(firstId), secondMs: lengthOf(secondId) };
    const known = (which: 'first' | 'second') =>
      onlyIn(which, laid, lengths).map((one) => ({ ...one, knownGap: null }));
    const view: AlignmentView = {
      ...laid,
      id: `alignment-${made.length + 1}`,
      firstId,
      secondId,
      onlyFirst: [...known('first'), ...silent],
      onlySecond: known('second'),
      createdAt: '2026-10-21T10:00:00.000Z',
    };
    made.unshift(view);
    return view;
  };
  return {
    ofMeeting: async () => made,
    bySound: async ({ jobId, firstId, secondId }) => {
      await fake.job(jobId, 'hearing', null);
      const end = lengthOf(firstId);
      const pieces = [
        { startMs: ms(60_000), endMs: ms(120_000), offsetMs: -60_000 },
        { startMs: ms(150_000), endMs: end, offsetMs: -90_000 },
      ];
      const laid = { method: 'by-sound' as const, pieces, driftPpm: 20, confidence: 0.97 };
      const silent = {
        place: 'silent' as const,
        startMs: ms(200_000),
        endMs: ms(206_000),
        otherMs: ms(110_000),
        knownGap: null,
      };
      return { outcome: 'aligned', alignment: keep(firstId, secondId, laid, [silent]) };
    },
    byHand: async ({ firstId, secondId, marks }) => {
      const [mark] = marks;
      const offsetMs = (mark?.secondMs ?? 0) - (mark?.firstMs ?? 0);
      const pieces = [{ startMs: ms(Math.max(0, -offsetMs)), endMs: ms(lengthOf(firstId)), offsetMs }];
      return keep(firstId, secondId, { method: 'by-hand', pieces, driftPpm: 0, confidence: null });
    },
    remove: async ({ id }) => {
      made.splice(
        made.findIndex((one) => one.id === id),
        1,
      );
    },
  };
}
