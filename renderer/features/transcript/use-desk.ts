import { useCallback, useMemo, useState } from 'react';
import type { WireError } from '../../../shared/contract/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import type { Player, Track } from '../../audio/index.ts';
import { toWireError, useCall } from '../../bridge/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LEAD_IN_MS, type Line } from './lines.ts';
import type { TypingKey } from './typing-keys.ts';
import { useChosenLines } from './use-chosen-lines.ts';
import type { LineChanges } from './use-lines.ts';
import { useTyping } from './use-typing.ts';

export type DeskInput = {
  transcriptId: string;
  track: Track;
  shown: readonly Line[];
  certified: boolean;
  player: Player;
  changes: LineChanges;
  playKey: TypingKey;
  /** What keeps lines out of sight: words that are searched, or only those to check. */
  narrowedBy: 'words' | 'check' | null;
  onSpeed(direction: 1 | -1): void;
  /** Who checks; asks for the name first if nobody is known. */
  withChecker(then: (by: string) => void): void;
};

export type Desk = ReturnType<typeof useDesk>;

/** What is chosen among the lines, what is being typed, and what can be done with it. */
export function useDesk(input: DeskInput) {
  const { shown, player, changes, certified, track } = input;
  const { t } = useTranslation('transcript');
  const messages = useMessages();
  const nameOf = useSpeakerName();
  const [problem, setProblem] = useState<WireError | null>(null);
  const playFrom = useCallback(
    (startMs: Milliseconds) => void player.open(track, { atMs: startMs, play: true }),
    [player, track],
  );
  const leadInMs = input.narrowedBy === 'words' ? LEAD_IN_MS : 0;
  const { last, ...lines } = useChosenLines(shown, (line, extend) => {
    // Who goes on to another line has done typing; an open text would keep the keys of the list for itself.
    leaveUnless(line?.id);
    if (!extend && line) playFrom(ms(Math.max(0, line.startMs - leadInMs)));
  });
  const { chosen, choose } = lines;
  const run = async (work: Promise<unknown>) => {
    setProblem(null);
    await work.catch((thrown: unknown) => setProblem(toWireError(thrown)));
  };
  const { leaveUnless, ...typed } = useTyping(input, { choose, run });

  const checkAndMoveOn = (focusOn: (index: number) => void) => {
    if (certified || chosen.length === 0) return;
    input.withChecker((by) => {
      const next = nextUnchecked(shown, last);
      const ids = chosen.map((line) => line.id);
      // Told only of a check that is written: `run` shows why one is not.
      void run(
        changes.check(ids, by).then(() => messages.announce(t('check.done', { count: chosen.length }))),
      );
      if (next === null) return;
      choose(next, false);
      focusOn(next);
      const line = shown[next];
      if (line && player.state().playing) playFrom(line.startMs);
    });
  };

  return {
    ...input,
    ...lines,
    ...typed,
    recordingId: track.recordingId,
    problem,
    nameOf,
    playFrom,
    run,
    checkAndMoveOn,
    typing: { player, playKey: input.playKey, onSpeed: input.onSpeed },
  };
}

/** Who speaks in a line: a person's label, else what the transcript calls the voice. */
function useSpeakerName(): (line: Line) => string | null {
  const people = useCall('people', 'list');
  const names = useMemo(
    () => new Map((people.data ?? []).map((person) => [person.id, person.label])),
    [people.data],
  );
  return useCallback(
    (line: Line) => (line.speakerId === null ? null : names.get(line.speakerId)) ?? line.speakerLabel,
    [names],
  );
}

/** The next line below that nobody checked; else the one right below; null at the end. */
function nextUnchecked(shown: readonly Line[], last: number): number | null {
  for (let at = last + 1; at < shown.length; at += 1) if (shown[at]?.checkedAt === null) return at;
  return last + 1 < shown.length ? last + 1 : null;
}
