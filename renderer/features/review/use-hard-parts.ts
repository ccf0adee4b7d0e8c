import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Moment } from '../../../shared/domain/index.ts';
import { type Player, usePlayerState } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type HardPart, hardPartAhead, hardParts, runsInto } from './hard-parts.ts';

/** What is done about hard parts on this computer: said five seconds before, or left out. */
export function useHardPartHabit() {
  const { data: settings } = useCall('app', 'settings');
  const { mutate: change } = useChange('app', 'changeSettings');
  const choose = useCallback((skip: boolean) => change({ hardParts: skip ? 'skip' : 'warn' }), [change]);
  return { skips: settings?.hardParts === 'skip', choose };
}

/** The hard part that is near or here, and how to leave it out; parts that are always left out are never here. */
export function useHardParts(player: Player, moments: readonly Moment[]) {
  const parts = useMemo(() => hardParts(moments), [moments]);
  const { skips, choose } = useHardPartHabit();
  const skip = useSkip(player);
  const ahead = usePlayerState(player, (state) => {
    const found = hardPartAhead(parts, state);
    return found && !(skips && found.phase === 'soon') ? `${found.phase} ${found.at}` : null;
  });
  const [phase, at] = ahead?.split(' ') ?? [];
  const part = at === undefined ? undefined : parts[Number(at)];
  useSkipping(player, skips ? parts : NONE, skip);
  return {
    near: part && phase ? { part, isHere: phase === 'in' } : null,
    skips,
    choose,
    /** Leaves out the part that is near; nothing when there is none. */
    skip: () => {
      if (part) skip(part);
    },
  };
}
const NONE: readonly HardPart[] = [];

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
function useSkipping(player: Player, parts: readonly HardPart[], skip: (part: HardPart) => void) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const messages = useMessages();
  const said = useRef({ t, format, messages });
  useEffect(() => {
    said.current = { t, format, messages };
  });
  useEffect(() => {
    if (parts.length === 0) return;
    let before = player.state();
    return player.subscribe(() => {
      const [earlier, now] = [before, player.state()];
      before = now;
      if (!now.playing) return;
      const ahead = hardPartAhead(parts, now);
      const part = ahead ? parts[ahead.at] : undefined;
      if (!part || !runsInto(part, earlier, now)) return;
      skip(part);
      const { t: words, format: shown, messages: tell } = said.current;
      tell.say({
        text: words('hard.skipped', { length: shown.span(part.endMs - part.startMs) }),
        action: { label: words('hard.hear'), run: () => player.seek(part.startMs) },
      });
    });
  }, [player, parts, skip]);
}
