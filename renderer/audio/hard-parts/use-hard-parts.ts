import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { HardPart } from '../../../shared/domain/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type Player, type Track, usePlayerState } from '../player/index.ts';
import { hardPartAhead, runsInto } from './hard-parts.ts';

/** What is done about hard parts on this computer: said five seconds before, or left out. */
export function useHardPartHabit() {
  const { data: settings } = useCall('app', 'settings');
  const { mutate: change } = useChange('app', 'changeSettings');
  const choose = useCallback((skip: boolean) => change({ hardParts: skip ? 'skip' : 'warn' }), [change]);
  return { skips: settings?.hardParts === 'skip', choose };
}

const NONE: readonly HardPart[] = [];
export type Widened = (parts: readonly HardPart[]) => readonly HardPart[];
const asTheyAre: Widened = (parts) => parts;
/** How a part that was left out is heard after all: from its begin on. */
export type Hear = (track: Track, part: HardPart) => void;

/**
 * The hard part that is near or here, and how to leave it out; parts that are always left out are never here.
 * `hear` is what is done to hear one after all; `widened` adds parts that are known here alone. Both must stay the same
 * functions.
 */
export function useHardParts(
  player: Player,
  { hear, widened = asTheyAre }: { hear?: Hear; widened?: Widened } = {},
) {
  const { data = NONE } = useCall('review', 'hardParts');
  const parts = useMemo(() => widened(data), [widened, data]);
  const { skips, choose } = useHardPartHabit();
  const skip = useSkip(player);
  const ahead = usePlayerState(player, (state) => {
    const found = hardPartAhead(parts, state);
    return found && !(skips && found.phase === 'soon') ? `${found.phase} ${found.at}` : null;
  });
  const [phase, at] = ahead?.split(' ') ?? [];
  const part = at === undefined ? undefined : parts[Number(at)];
  useSkipping(player, skips ? parts : NONE, skip, hear);
  return {
    parts,
    near: part && phase ? { part, isHere: phase === 'in' } : null,
    skips,
    choose,
    /** Leaves out the part that is near; nothing when there is none. */
    skip: () => {
      if (part) skip(part);
    },
  };
}

/** Over the part to its end. A stretch of five minutes that ends inside of it ends there. */
function useSkip(player: Player) {
  return useCallback(
    (part: HardPart) => {
      const { span } = player.state();
      if (span && part.endMs >= span.endMs) player.pause();
      player.seek(part.endMs);
    },
    [player],
  );
}

/** Leaves out each part that the sound runs into by itself, says so, and offers the way back. */
function useSkipping(
  player: Player,
  parts: readonly HardPart[],
  skip: (part: HardPart) => void,
  hear: Hear | undefined,
) {
  const say = useSaySkipped();
  const latest = useRef({ say, hear });
  useEffect(() => {
    latest.current = { say, hear };
  });
  useEffect(() => {
    if (parts.length === 0) return;
    let before = player.state();
    return player.subscribe(() => {
      const [earlier, now] = [before, player.state()];
      before = now;
      const { track } = now;
      if (!now.playing || !track) return;
      const ahead = hardPartAhead(parts, now);
      const part = ahead ? parts[ahead.at] : undefined;
      if (!part || !runsInto(part, earlier, now)) return;
      skip(part);
      const end = now.span ? Math.min(now.span.endMs, part.endMs) : part.endMs;
      latest.current.say(end - part.startMs, () => {
        if (latest.current.hear) latest.current.hear(track, part);
        else player.seek(part.startMs);
      });
    });
  }, [player, parts, skip]);
}

/** Says how much was left out, in ms, and offers to hear it. */
export function useSaySkipped(): (lengthMs: number, hear: () => void) => void {
  const { t } = useTranslation('audio');
  const format = useFormat();
  const messages = useMessages();
  return (lengthMs, hear) =>
    messages.say({
      text: t('hard.skipped', { length: format.span(lengthMs) }),
      action: { label: t('hard.hear'), run: hear },
    });
}
