import { type RefObject, useCallback, useRef, useState } from 'react';
import type { WireError } from '../../../../shared/contract/index.ts';
import type { Moment, NewMoment, TemplateMark } from '../../../../shared/domain/index.ts';
import { type Player, usePlayerState } from '../../../audio/index.ts';
import { toWireError } from '../../../bridge/index.ts';
import { useMessages } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { type ReviewData, useMomentChanges } from '../desk/index.ts';
import { type MarkOnKey, markedMoment, plainMoment, spanAround, templateMoment } from './marking.ts';
import { usePendingSpan } from './use-pending-span.ts';
import { useTelling } from './use-telling.ts';

type MarkingOptions = {
  data: ReviewData;
  player: Player;
  /** The new moment's id, once it is in the archive. */
  onMarked(id: string): void;
  /** Where the chosen moment is. */
  form: RefObject<HTMLElement | null>;
};

/** Marks, spans set by hand, and taking moments out: everything that makes or removes a moment on this screen. */
export function useMarking({ data, player, onMarked, form }: MarkingOptions) {
  const { t } = useTranslation(['review', 'vocabulary', 'common']);
  const format = useFormat();
  const messages = useMessages();
  const changes = useMomentChanges();
  const { pending, setPending, selectSpan, selection } = usePendingSpan(data.timeline);
  const [problem, setProblem] = useState<WireError | null>(null);
  const { told, write } = useTelling(form);
  const isPressedAgain = useOnePress();
  const isDisabled = usePlayerState(player, (state) => state.track === null);

  const onProblem = useCallback((thrown: unknown) => setProblem(toWireError(thrown)), []);

  const here = () => {
    const { track } = player.state();
    return track && { recordingId: track.recordingId, atMs: player.now(), durationMs: track.durationMs };
  };

  const add = async (moment: NewMoment, what: string) => {
    setPending(null);
    setProblem(null);
    try {
      const added = await changes.add(moment);
      onMarked(added.id);
      told(added, what);
    } catch (thrown) {
      onProblem(thrown);
    }
  };

  const mark = (chosen: MarkOnKey) => {
    const now = here();
    if (!now || isPressedAgain(chosen)) return;
    const span = spanAround(now, pending);
    // A span set by hand lies in the recording that it was set in, wherever the needle is by now.
    const recordingId = now.recordingId;
    void add(markedMoment(recordingId, span, chosen), t(`vocabulary:mark.${chosen}`));
  };

  const template = (chosen: TemplateMark) => {
    const now = here();
    if (!now || isPressedAgain(chosen)) return;
    const span = spanAround(now, pending, chosen);
    const words = t(`vocabulary:firstWords.${chosen}`);
    void add(templateMoment(now.recordingId, span, chosen, words), t(`vocabulary:mark.${chosen}`));
  };

  const start = () => {
    const now = here();
    if (!now) return;
    setPending({ recordingId: now.recordingId, startMs: now.atMs, endMs: null });
    messages.announce(t('review:marks.started', { at: format.timecode(now.atMs) }));
  };

  const end = () => {
    const now = here();
    if (!now) return;
    // Without a start, the end closes what was heard just before; nothing after it.
    const span = spanAround(now, pending);
    const endMs = pending ? span.endMs : now.atMs;
    void add(
      plainMoment(now.recordingId, { startMs: span.startMs, endMs }),
      t('vocabulary:momentType.statement'),
    );
  };

  const remove = async (moment: Moment) => {
    try {
      await changes.remove(moment.id);
      const undo = () => void changes.undo().catch(onProblem);
      messages.say({ text: t('review:form.removed'), action: { label: t('review:undo.undo'), run: undo } });
    } catch (thrown) {
      onProblem(thrown);
    }
  };

  return {
    changes,
    pending,
    selection,
    problem,
    isDisabled,
    add: (moment: NewMoment, what: string) => void add(moment, what),
    mark,
    template,
    write,
    start,
    end,
    selectSpan,
    onProblem,
    remove: (moment: Moment) => void remove(moment),
  };
}
export type Marking = ReturnType<typeof useMarking>;

/** Two presses of one mark that are closer together are one: a hand that trembles, a mouse that clicks twice (236). */
const ONE_PRESS_MS = 500;

/** Tells whether this mark was pressed just before. */
function useOnePress(): (mark: string) => boolean {
  const last = useRef({ mark: '', atMs: Number.NEGATIVE_INFINITY });
  return useCallback((mark) => {
    const before = last.current;
    last.current = { mark, atMs: performance.now() };
    return before.mark === mark && last.current.atMs - before.atMs < ONE_PRESS_MS;
  }, []);
}
