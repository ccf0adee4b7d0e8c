import type { CaptureState } from '../../shared/contract/index.ts';

/**
 * What a locked window may know of a running recording: that it runs, since when, how loud, what is wrong. The words
 * of its notes are as private as the archive (SAFETY §1, 'app open'), so they do not leave main.
 */
export function withoutWords(state: CaptureState): CaptureState {
  if (state.running === null) return state;
  const marks = state.running.marks.map((mark) => ({ ...mark, text: '' }));
  return { ...state, running: { ...state.running, marks } };
}
