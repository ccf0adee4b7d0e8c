import type { AnnualSources } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { plainGoals } from './needs.ts';

type Index = OpenArchive['index'];

/**
 * What the agenda of a yearly review is filled from (D86). It is handed over, so a level that was said in a private
 * moment or in a mediation is not in it, and never whether the parent understood an evaluation.
 */
export function annualSourcesOf(
  index: Index,
  studentId: string,
  isConfidential: (meetingId: string) => boolean,
): AnnualSources {
  return {
    levels: index.levels.list({ studentId }).filter(({ momentId }) => {
      // One that was taken out is what it was last.
      const moment =
        momentId === null
          ? null
          : (index.moments.get(momentId) ?? index.momentVersions.ofMoment(momentId)[0]?.version);
      const recording = moment && index.recordings.get(moment.recordingId);
      return !moment?.private && !(recording && isConfidential(recording.meetingId));
    }),
    evaluations: index.evaluations
      .list({ studentId })
      .map(({ understood: _hers, ...evaluation }) => evaluation),
    plan: plainGoals(index, studentId),
  };
}
