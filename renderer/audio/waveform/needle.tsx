import { useEffect, useRef } from 'react';
import { onTimeline, type Player, type Timeline, timelineNow, usePlayerState } from '../player/index.ts';
import type { WaveView } from './use-wave-view.ts';

type NeedleProps = {
  player: Player;
  timeline: Timeline;
  wave: WaveView;
  /** Turn the page with the needle while playing. */
  follow: boolean;
};

/**
 * Where the sound is. It moves every frame without a render: only its transform changes, and the canvas below is not
 * painted again.
 */
export function Needle(props: NeedleProps) {
  const { player, timeline, wave, follow } = props;
  const line = useRef<HTMLDivElement>(null);
  const playing = usePlayerState(player, (state) => state.playing);
  const atMs = usePlayerState(player, (state) => state.atMs);
  const trackId = usePlayerState(player, (state) => state.track?.recordingId ?? null);

  useEffect(() => {
    const place = () => {
      const element = line.current;
      if (!element) return;
      const now = trackId === null ? null : timelineNow(player, timeline);
      const px = now === null ? -1 : (now - wave.view.fromMs) / wave.view.msPerPx;
      element.hidden = px < 0 || px > wave.width;
      element.style.transform = `translateX(${px}px)`;
      if (playing && follow && now !== null && wave.width > 0) wave.follow(now);
    };
    place();

    if (!playing) return;
    let frame = 0;
    const next = () => {
      place();
      frame = requestAnimationFrame(next);
    };
    frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
    // A jump while paused comes as a new atMs.
  }, [player, timeline, wave, playing, follow, trackId, atMs]);

  useSeekFollow(props, atMs, trackId);

  return <div ref={line} className="wave-needle" hidden={true} />;
}

/** After a jump the picture shows where the needle is now. Looking elsewhere without a jump is left in peace. */
function useSeekFollow(props: NeedleProps, atMs: number, trackId: string | null) {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const { timeline, wave, follow } = latest.current;
    const now = trackId === null ? null : onTimeline(timeline, trackId, atMs);
    if (follow && now !== null && wave.width > 0) wave.follow(now);
  }, [atMs, trackId]);
}
