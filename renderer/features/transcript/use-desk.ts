import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WireError } from '../../../shared/contract/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import type { Player, Track } from '../../audio/index.ts';
import { toWireError, useCall } from '../../bridge/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LEAD_IN_MS, type Line } from './lines.ts';
import type { TypingKey } from './typing-keys.ts';
import { useLineParts } from './use-line-parts.ts';
import type { LineChanges } from './use-lines.ts';

/** A new line lasts at least this long, however fast somebody types. */
const SHORTEST_MS = 500;

type DeskInput = {
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
  const { t } = useTranslation(['transcript', 'errors']);
  const messages = useMessages();
  const people = useCall('people', 'list');
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [editing, setEditing] = useState<string | null>(null);
  /** Where typing begins in a line that was just split off; else at its end. */
  const [caret, setCaret] = useState<{ lineId: string; at: number } | null>(null);
  const [scrollTo, setScrollTo] = useState<{ index: number } | null>(null);
  const [problem, setProblem] = useState<WireError | null>(null);

  const names = useMemo(
    () => new Map((people.data ?? []).map((person) => [person.id, person.label])),
    [people.data],
  );
  const nameOf = useCallback(
    (line: Line) => (line.speakerId === null ? null : names.get(line.speakerId)) ?? line.speakerLabel,
    [names],
  );
  const at = Math.min(active, Math.max(0, shown.length - 1));
  const from = Math.min(at, anchor);
  const to = Math.min(Math.max(at, anchor), shown.length - 1);
  const chosen = useMemo(() => shown.slice(from, to + 1), [shown, from, to]);

  const choose = useCallback((index: number, extend: boolean) => {
    setActive(index);
    if (!extend) setAnchor(index);
  }, []);
  const playFrom = useCallback(
    (startMs: Milliseconds) => void player.open(track, { atMs: startMs, play: true }),
    [player, track],
  );
  const leadInMs = input.narrowedBy === 'words' ? LEAD_IN_MS : 0;
  const latest = useRef({ shown, playFrom, leadInMs });
  useEffect(() => {
    latest.current = { shown, playFrom, leadInMs };
  });
  /** Stable, so that pressing one row draws only the rows that changed. */
  const press = useCallback(
    (index: number, extend: boolean) => {
      // Who goes on to another line has done typing; an open text would keep the keys of the list for itself.
      const pressed = latest.current.shown[index]?.id;
      setEditing((typed) => (typed === pressed ? typed : null));
      choose(index, extend);
      const now = latest.current;
      const line = now.shown[index];
      if (!extend && line) now.playFrom(ms(Math.max(0, line.startMs - now.leadInMs)));
    },
    [choose],
  );

  const fail = (thrown: unknown) => setProblem(toWireError(thrown));
  const run = async (work: Promise<unknown>) => {
    setProblem(null);
    await work.catch(fail);
  };
  const edit = (index: number | null) => {
    const line = index === null ? undefined : shown[index];
    if (line && certified) messages.say({ text: t('errors:transcript-certified') });
    setEditing(certified ? null : (line?.id ?? null));
    if (index !== null && line) choose(index, false);
  };

  const checkAndMoveOn = (focusOn: (index: number) => void) => {
    if (certified || chosen.length === 0) return;
    input.withChecker((by) => {
      const next = nextUnchecked(shown, to);
      void run(
        changes.check(
          chosen.map((line) => line.id),
          by,
        ),
      ).then(() => messages.announce(t('transcript:check.done', { count: chosen.length })));
      if (next === null) return;
      choose(next, false);
      focusOn(next);
      const line = shown[next];
      if (line && player.state().playing) playFrom(line.startMs);
    });
  };

  /** The words of the next line; behind the last one a new line begins where the sound is now. */
  const typeNext = (index: number, leave: (index: number) => void) => {
    const line = shown[index];
    const next = shown[index + 1];
    if (!line) return;
    if (next) {
      edit(index + 1);
      setScrollTo({ index: index + 1 });
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

  const startLine = async (startMs: Milliseconds, before: Line | undefined) => {
    const added = await changes.add({
      transcriptId: input.transcriptId,
      startMs,
      endMs: ms(Math.min(track.durationMs, startMs + 2_000)),
      speakerId: before?.speakerId ?? null,
      speakerLabel: before?.speakerLabel ?? null,
      speakerHow: before?.speakerHow ?? null,
    });
    setEditing(added.id);
    const index = shown.filter((line) => line.startMs <= added.startMs).length;
    choose(index, false);
    setScrollTo({ index });
  };
  const newLine = () => {
    const state = player.state();
    const now = state.track?.recordingId === track.recordingId ? player.now() : ms(0);
    void run(startLine(now, undefined));
  };

  const parts = useLineParts(input);
  /** Goes on typing where the second part of a line begins, which is a line of its own now. */
  const editPart = (second: Line, index: number) => {
    setCaret({ lineId: second.id, at: 0 });
    setEditing(second.id);
    choose(index, false);
    setScrollTo({ index });
  };

  return {
    ...input,
    recordingId: track.recordingId,
    active: at,
    chosen,
    editing,
    scrollTo,
    problem,
    nameOf,
    choose,
    press,
    playFrom,
    edit,
    caret,
    parts,
    editPart,
    run,
    checkAndMoveOn,
    typeNext,
    newLine,
    show: (index: number) => setScrollTo({ index }),
    isChosen: (index: number) => index >= from && index <= to,
    typing: { player, playKey: input.playKey, onSpeed: input.onSpeed },
  };
}

/** The next line below that nobody checked; else the one right below; null at the end. */
function nextUnchecked(shown: readonly Line[], last: number): number | null {
  for (let at = last + 1; at < shown.length; at += 1) if (shown[at]?.checkedAt === null) return at;
  return last + 1 < shown.length ? last + 1 : null;
}
