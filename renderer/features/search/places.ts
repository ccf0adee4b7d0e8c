import type { SearchHit } from '../../../shared/contract/index.ts';
import { schoolYearOf } from '../../../shared/domain/index.ts';
import type { Route } from '../../app/index.ts';

/** So that the sentence is heard whole. */
export const LEAD_IN_MS = 5_000;

/** Where a hit stands in its own surroundings. */
export function routeOf(hit: Exclude<SearchHit, { kind: 'person' }>): Route {
  switch (hit.kind) {
    case 'moment':
    case 'request': {
      const { id, recordingId, startMs } = hit.moment;
      return { at: 'review', recordingId, atMs: Math.max(0, startMs - LEAD_IN_MS), momentId: id };
    }
    case 'line': {
      const { recordingId, startMs } = hit.sound;
      const atMs = Math.max(0, startMs - LEAD_IN_MS);
      return { at: 'transcript', transcriptId: hit.line.transcriptId, recordingId, atMs };
    }
    case 'decision':
    case 'meeting':
      return { at: 'meeting', id: hit.meeting.id };
    case 'incident':
      return { at: 'incidents', id: hit.id };
    case 'ask':
      return { at: 'asks', id: hit.id };
    case 'goal':
    case 'progress':
      return { at: 'goals', goalId: hit.goal.id };
    case 'need':
      return { at: 'goals', tab: 'needs', needId: hit.need.id };
    case 'evaluation':
      return { at: 'goals', tab: 'needs' };
    case 'level':
      return { at: 'goals', tab: 'goals', year: schoolYearOf(hit.level.date) };
    case 'page':
      return { at: 'document', id: hit.document.id, page: hit.page, find: hit.passage };
    case 'document':
      return { at: 'document', id: hit.document.id };
  }
}
