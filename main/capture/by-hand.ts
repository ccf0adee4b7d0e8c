import type { CapturedMark, CaptureState } from '../../shared/contract/index.ts';
import type { Running } from './running.ts';
import type { Session } from './session.ts';
import type { TheRecording } from './the-recording.ts';
import type { Capture } from './types.ts';

type ByHand = Pick<
  Capture,
  'announced' | 'mark' | 'raise' | 'note' | 'place' | 'draft' | 'noteDraft' | 'pause' | 'resume' | 'stillHere'
>;

/** What a person presses and types while it records. What changes the recording is told to the window at once. */
export function byHand(recording: TheRecording, to: { tell: () => void; state: () => CaptureState }): ByHand {
  async function run<T>(work: (of: Running) => Promise<T>): Promise<T> {
    const result = await work(recording.mustRun());
    to.tell();
    return result;
  }
  const change = async (work: (of: Running) => Promise<void>): Promise<CaptureState> => {
    await run(work);
    return to.state();
  };
  const marked = (work: (of: Session['hand']) => Promise<CapturedMark>) =>
    run(({ session }) => work(session.hand));

  return {
    announced: (answer) => change(({ session }) => session.hand.announced(answer)),
    mark: (mark, text) => marked((hand) => hand.mark(mark, text)),
    raise: (concernId, text) => marked((hand) => hand.raise(concernId, text)),
    note: ({ text, begunMsAgo }) => marked((hand) => hand.note(text, begunMsAgo)),
    place: (begunMsAgo) => marked((hand) => hand.place(begunMsAgo)),
    draft: (draft) => recording.mustRun().session.hand.setDraft(draft),
    noteDraft: () => recording.running?.session.hand.draft() ?? null,
    pause: () => change(({ session }) => session.pause()),
    resume: () => change(({ session }) => session.resume()),
    stillHere() {
      recording.mustRun().session.touch();
      return to.state();
    },
  };
}
