import { useEffect, useRef } from 'react';
import { ms } from '../../../shared/time/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import { fromTimeline, type Player, trackOf } from '../../audio/index.ts';
import type { ReviewData } from './desk/index.ts';

export type ReviewRoute = Extract<Route, { at: 'review' }>;

/** Puts the right recording under the needle when the page opens: at the asked place, or where listening stopped. */
export function useOpening(route: ReviewRoute, data: ReviewData, player: Player) {
  const { adjust } = useNavigation();
  const first = useRef({ route, data, adjust });
  useEffect(() => {
    const { route: asked, data: known, adjust: settle } = first.current;
    const moment = known.moments.find((one) => one.id === asked.momentId);
    const recordingId = moment?.recordingId ?? asked.recordingId;
    const part =
      known.timeline.parts.find((one) => one.recordingId === recordingId) ??
      fromTimeline(known.timeline, 0)?.part;
    const atMs = asked.atMs ?? moment?.startMs;
    const play = asked.play === true;
    if (part) void player.open(trackOf(part), { play, ...(atMs === undefined ? {} : { atMs: ms(atMs) }) });
    // Coming back here later must not make the room hear it again.
    if (play) settle({ ...asked, play: false });
  }, [player]);
}
