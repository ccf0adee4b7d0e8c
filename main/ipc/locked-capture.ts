import type { CaptureState } from '../../shared/contract/index.ts';
import { isAboutMe } from '../../shared/domain/index.ts';

/**
 * What a locked window may know of a running recording: that it runs, since when, how loud, what is wrong. The words
 * of its notes are as private as the archive (SAFETY §1, 'app open'), so they do not leave main; nor does what a mark says
 * of the parent herself.
 */
export function withoutWords(state: CaptureState): CaptureState {
  if (state.running === null) return state;
  const marks = state.running.marks.map((one) => ({
    ...one,
    mark: isAboutMe(one.mark) ? null : one.mark,
    text: '',
  }));
  return { ...state, running: { ...state.running, marks } };
}
