import type { QuestionView, SearchGroup, SearchHit } from '../../../shared/contract/index.ts';
import { byTime, isConfidential, type Moment, searchFilters } from '../../../shared/domain/index.ts';
import { useChild } from '../../app/index.ts';
import type { Clip } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { hitClip, useRested } from '../search/index.ts';

/** What may be the answer: a moment, or a line of a transcript that becomes one. */
export type Candidate = {
  key: string;
  by: { momentId: string } | { lineIds: string[] };
  clip: Clip;
  text: string;
} & ({ hit: SearchHit } | { startMs: number });

/** Enough to choose from without scrolling for long; a word more brings others. */
const FOUND = 20;
/** What was said soon after is the likeliest answer. */
const AFTER = 8;

/** With words: what the search finds among moments and transcript lines. Without: what was marked after the question. */
export function useCandidates(question: QuestionView, typed: string) {
  const { children, child } = useChild();
  const text = useRested(typed).trim();
  const searched = typed.trim() !== '' && text !== '';
  const found = useCall(
    'search',
    'query',
    {
      text,
      // With one child, meetings that name none are hers too.
      filters: searchFilters.parse({
        kinds: ['moment', 'line'],
        studentId: children.length > 1 ? (child?.id ?? null) : null,
      }),
      limit: FOUND,
    },
    { enabled: searched, keepLast: true },
  );
  const nearby = useCall('review', 'moments', { recordingId: question.said.recordingId });
  const candidates = searched ? ofSearch(found.data ?? [], question) : soonAfter(nearby.data ?? [], question);
  const waits = searched ? found.data === undefined : nearby.data === undefined;
  return { candidates, searched, waits, error: found.error ?? nearby.error };
}

function ofSearch(groups: readonly SearchGroup[], { said }: QuestionView): Candidate[] {
  return groups
    .flatMap(({ hits }) => hits)
    .flatMap((hit): Candidate[] => {
      if (hit.kind !== 'moment' && hit.kind !== 'line') return [];
      if (hit.id === said.momentId || isConfidential(hit.meeting)) return [];
      const by = hit.kind === 'moment' ? { momentId: hit.id } : { lineIds: [hit.id] };
      return [{ key: hit.id, by, clip: hitClip(hit), text: hit.snippet, hit }];
    });
}

function soonAfter(moments: readonly Moment[], { said }: QuestionView): Candidate[] {
  return moments
    .filter((one) => one.id !== said.momentId && one.startMs >= said.startMs && one.text.trim() !== '')
    .sort(byTime)
    .slice(0, AFTER)
    .map((one) => ({
      key: one.id,
      by: { momentId: one.id },
      clip: {
        track: { recordingId: one.recordingId, durationMs: said.durationMs },
        span: { startMs: one.startMs, endMs: one.endMs },
      },
      text: one.text,
      startMs: one.startMs,
    }));
}
