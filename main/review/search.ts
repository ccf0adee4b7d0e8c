import type { SearchHit } from '../../shared/contract/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import type { SearchRow } from '../database/index.ts';

/** One box over moments, goals, decisions and meetings, best first. Any text is a valid question. */
export function search(
  { index }: OpenArchive,
  { text, limit }: { text: string; limit: number },
): SearchHit[] {
  return index.search.query(text, limit).flatMap((row) => hit(index, row) ?? []);
}

/** The thing behind a row of the index. Null only if it vanished between the two reads. */
function hit(index: OpenArchive['index'], { kind, subject, snippet }: SearchRow): SearchHit | null {
  switch (kind) {
    case 'moment': {
      const moment = index.moments.get(subject);
      const recording = moment && index.recordings.get(moment.recordingId);
      const meeting = recording && index.meetings.get(recording.meetingId);
      return moment && meeting && { kind, moment, meeting, snippet };
    }
    case 'goal': {
      const goal = index.goals.get(subject);
      return goal && { kind, goal, snippet };
    }
    case 'decision': {
      const decision = index.decisions.get(subject);
      const meeting = decision && index.meetings.get(decision.meetingId);
      return decision && meeting && { kind, decision, meeting, snippet };
    }
    case 'meeting': {
      const meeting = index.meetings.get(subject);
      return meeting && { kind, meeting, snippet };
    }
  }
}
