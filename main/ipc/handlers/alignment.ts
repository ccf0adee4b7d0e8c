import type { Handlers } from '../../../shared/contract/index.ts';
import { alignByHand, alignBySound, alignmentsOfMeeting, removeAlignment } from '../../alignment/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import type { HandlerContext } from './context.ts';

export function alignmentHandlers({ session }: HandlerContext): Handlers['alignment'] {
  return {
    ofMeeting: (of) => alignmentsOfMeeting(session.archive(), of),
    bySound: ({ jobId, ...pair }) =>
      session.jobs.run(jobId, async ({ signal, progress }) =>
        alignBySound(session.archive(), await locateFfmpeg(), pair, { signal, onProgress: progress }),
      ),
    byHand: (wanted) => alignByHand(session.archive(), wanted),
    remove: (which) => removeAlignment(session.archive(), which),
  };
}
