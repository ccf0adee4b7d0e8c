import { useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../app/index.ts';
import { useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { keySign, useKeyMap } from '../keys/index.ts';
import { type Player, usePlayerState } from '../player/index.ts';
import { type Turn, turnOf, type Waiting } from './hard-parts.ts';
import { type Hear, useHardParts, useSaySkipped } from './use-hard-parts.ts';

/** What a list that plays by itself asks before each clip whose own button nobody pressed. */
export type Care = {
  turnOf(clip: Waiting): Turn;
  /** Says how much was left out before it began to sound, in ms, and offers to hear it. */
  leftOut(lengthMs: number, hear: () => void): void;
  /** Says in the silence before a clip that a hard part comes, and offers to leave it out. Null takes the words back. */
  comes(skip: (() => void) | null): void;
};

/**
 * Hard parts where there is no player to see, only rows with play buttons: said at the foot of the window, with the same
 * key, or left out. `onHear` comes before a part that was left out is heard after all: what waits for its turn must
 * not go on behind it. It must stay the same function.
 */
export function useHardCare(player: Player, onHear?: () => void): Care {
  const hear = useMemo<Hear>(
    () => (track, part) => {
      onHear?.();
      void player.playSpan(track, part);
    },
    [player, onHear],
  );
  const { parts, skips, near, skip } = useHardParts(player, { hear });
  const playing = usePlayerState(player, (state) => state.playing);
  const saySkipped = useSaySkipped();
  const [coming, setComing] = useState<{ skip: () => void } | null>(null);
  const isHere = near?.isHere ?? false;
  useOffer(coming || (near && playing) ? { isHere, skip: coming?.skip ?? skip } : null);

  const latest = useRef({ parts, skips, saySkipped });
  useEffect(() => {
    latest.current = { parts, skips, saySkipped };
  });
  return useMemo<Care>(
    () => ({
      turnOf: (clip) =>
        turnOf(latest.current.parts, clip, { skips: latest.current.skips, speed: player.state().speed }),
      leftOut: (lengthMs, again) => latest.current.saySkipped(lengthMs, again),
      comes: (leave) => setComing(leave && { skip: leave }),
    }),
    [player],
  );
}

/** The sentence with its button, for as long as the part is near; and the key. */
function useOffer(offer: { isHere: boolean; skip: () => void } | null) {
  const { t } = useTranslation('audio');
  const keys = useKeyMap();
  const { say } = useMessages();
  const latest = useRef(offer);
  useEffect(() => {
    latest.current = offer;
  });
  const run = () => latest.current?.skip();
  const isOn = offer !== null;
  const text = t(offer?.isHere ? 'hard.here' : 'hard.soon');
  const key = keys['skip-hard'];
  const label = `${t('hard.skip')} (${key === 'space' ? t('keys.space') : keySign(key)})`;
  useEffect(() => {
    if (!isOn) return;
    return say({ text, stays: true, action: { label, run: () => latest.current?.skip() } });
  }, [say, isOn, text, label]);
  useKeys(t('hard.keys'), isOn ? [{ combo: key, label: t('keys.skip-hard'), run }] : []);
}
