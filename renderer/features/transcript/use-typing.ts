import { useState } from 'react';
import { ms } from '../../../shared/time/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Line } from './lines.ts';
import type { DeskInput } from './use-desk.ts';
import { useLineParts } from './use-line-parts.ts';

/** A new line lasts at least this long, however fast somebody types. */
const SHORTEST_MS = 500;
/** So long a new line lasts at first. */
const NEW_LINE_MS = 2_000;

/** Which line is being typed, and what comes after it: the next one, a new one, or the second part of one that was split. */
export function useTyping(
  input: DeskInput,
  does: {
    choose(index: number, extend: boolean, id?: string): void;
    /** Does the work; what goes wrong is shown. */
    run(work: Promise<unknown>): Promise<void>;
  },
) {
  const { shown, player, changes, certified, track } = input;
  const { choose, run } = does;
  const { t } = useTranslation('errors');
  const messages = useMessages();
  const [editing, setEditing] = useState<string | null>(null);
  /** Where typing begins in a line that was just split off; else at its end. */
  const [caret, setCaret] = useState<{ lineId: string; at: number } | null>(null);
  const [scrollTo, setScrollTo] = useState<{ index: number } | null>(null);
  const show = (index: number) => setScrollTo({ index });
  const parts = useLineParts(input);

  const edit = (index: number | null) => {
    const line = index === null ? undefined : shown[index];
    if (line && certified) messages.say({ text: t('transcript-certified') });
    setEditing(certified ? null : (line?.id ?? null));
    if (index !== null && line) choose(index, false);
  };

  /** Ends typing in every line but this one. */
  const leaveUnless = (lineId: string | undefined) =>
    setEditing((typed) => (typed === lineId ? typed : null));

  /** The words of the next line; behind the last one a new line begins where the sound is now. */
  const typeNext = (index: number, leave: (index: number) => void) => {
    const line = shown[index];
    const next = shown[index + 1];
    if (!line) return;
    if (next) {
      edit(index + 1);
      show(index + 1);
      return;
    }
    const now = player.now();
    if (now < line.startMs + SHORTEST_MS) {
      leave(index);
      return;
    }
    const time = { startMs: line.startMs, endMs: now };
    const ended = line.timing === 'parent' ? changes.change(line.id, { time }) : Promise.resolve();
    void run(ended.then(() => startLine(now, line)));
  };

  const startLine = async (startMs: Line['startMs'], before: Line | undefined) => {
    const added = await changes.add({
      transcriptId: input.transcriptId,
      startMs,
      endMs: ms(Math.min(track.durationMs, startMs + NEW_LINE_MS)),
      speakerId: before?.speakerId ?? null,
      speakerLabel: before?.speakerLabel ?? null,
      speakerHow: before?.speakerHow ?? null,
    });
    setEditing(added.id);
    const index = shown.filter((line) => line.startMs <= added.startMs).length;
    choose(index, false, added.id);
    show(index);
  };
  const newLine = () => {
    const state = player.state();
    const now = state.track?.recordingId === track.recordingId ? player.now() : ms(0);
    void run(startLine(now, undefined));
  };

  /** Goes on typing where the second part of a line begins, which is a line of its own now. */
  const editPart = (second: Line, index: number) => {
    setCaret({ lineId: second.id, at: 0 });
    setEditing(second.id);
    choose(index, false, second.id);
    show(index);
  };
  return { editing, caret, scrollTo, show, parts, edit, leaveUnless, typeNext, newLine, editPart };
}
