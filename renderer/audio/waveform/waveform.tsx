import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import {
  onTimeline,
  type Player,
  seekTimeline,
  skipTimeline,
  type Timeline,
  timelineNow,
  usePlayerState,
} from '../player/index.ts';
import {
  type DrawnGap,
  type DrawnRange,
  drawWaveform,
  MAX_LANES,
  rangeAt,
  type Sizes,
  sizesFor,
} from './draw-waveform.ts';
import { type Laned, layLanes } from './lanes.ts';
import { Needle } from './needle.tsx';
import { readPalette, useThemeVersion } from './palette.ts';
import { type PeakTiles, peakTiles, type ReadPeaks } from './peak-tiles.ts';
import { useSpokenTime } from './spoken.ts';
import { useWavePointer } from './use-wave-pointer.ts';
import type { WaveView } from './use-wave-view.ts';
import './waveform.css';

export type WaveformProps = {
  player: Player;
  timeline: Timeline;
  wave: WaveView;
  /** Must stay the same function between renders: a new one throws the tiles away. */
  readPeaks: ReadPeaks;
  /** On the timeline, in order of start. */
  ranges: readonly DrawnRange[];
  /** On the timeline, in order; they are in words beside the picture. */
  gaps?: readonly DrawnGap[];
  selectedId: string | null;
  /** A span being set, on the timeline. */
  selection: { startMs: number; endMs: number } | null;
  onPickRange(id: string): void;
  onSelectSpan(span: { startMs: number; endMs: number } | null): void;
  onSpeed(direction: 1 | -1): void;
};

/**
 * The sound as a picture, from stored peaks. To assistive technology it is one slider that speaks the time; every
 * moment in it is also in the list, so nobody needs the picture.
 */
export const Waveform = memo(function Waveform(props: WaveformProps) {
  const { player, timeline, wave, onPickRange } = props;
  const { t } = useTranslation('audio');
  const box = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = useBoxSize(box, wave.setWidth);
  const laned = useLaned(props.ranges, wave);
  const tiles = usePaint(canvas, props, laned, height);
  const pointer = useWavePointer({
    box,
    wave,
    pick: (x, y) => rangeAt(laned, { view: wave.view, height, sizes: sizesNow() }, x, y),
    onPick: (range) => onPickRange(range.id),
    onSeek: (atMs) => seekTimeline(player, timeline, atMs),
    onSelectSpan: props.onSelectSpan,
  });
  const slider = useSlider(props);

  return (
    <div className="wave">
      <div
        ref={box}
        className="wave-box"
        role="slider"
        tabIndex={0}
        aria-label={t('wave.label')}
        aria-describedby={helpId}
        aria-valuemin={0}
        aria-valuemax={Math.floor(timeline.totalMs / 1000)}
        aria-valuenow={slider.seconds}
        aria-valuetext={slider.words}
        onKeyDown={slider.onKeyDown}
        {...pointer}
      >
        <canvas ref={canvas} className="wave-canvas" />
        <Needle player={player} timeline={timeline} wave={wave} follow={props.selection === null} />
      </div>
      <p id={helpId} className="visually-hidden">
        {t('wave.help')}
      </p>
      {tiles.failed() ? (
        <p className="wave-failed" role="status">
          {t('wave.failed')}{' '}
          <Button kind="link" onPress={tiles.again}>
            {t('wave.again')}
          </Button>
        </p>
      ) : null}
    </div>
  );
});

const NO_GAPS: readonly DrawnGap[] = [];

/** Tells the view how wide the box is; answers how high. */
function useBoxSize(box: RefObject<HTMLDivElement | null>, setWidth: (width: number) => void): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => {
      setWidth(element.clientWidth);
      setHeight(element.clientHeight);
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [box, setWidth]);
  return height;
}

function useLaned(ranges: readonly DrawnRange[], wave: WaveView): readonly Laned<DrawnRange>[] {
  return useMemo(() => {
    const { view, width } = wave;
    const visible = { fromMs: view.fromMs, toMs: view.fromMs + width * view.msPerPx };
    return layLanes(ranges, visible, 6 * view.msPerPx, MAX_LANES);
  }, [ranges, wave]);
}

/** Paints when something that is seen has changed, at most once a frame. The needle and the spoken time are not painted. */
function usePaint(
  canvas: RefObject<HTMLCanvasElement | null>,
  props: WaveformProps,
  laned: readonly Laned<DrawnRange>[],
  height: number,
): PeakTiles {
  const { readPeaks, wave, timeline, gaps, selectedId, selection } = props;
  const theme = useThemeVersion();
  const [tile, bump] = useState(0);
  const tiles = useMemo(() => peakTiles(readPeaks, () => bump((before) => before + 1)), [readPeaks]);
  useEffect(() => tiles.attach(), [tiles]);
  const picture = useMemo<Painted>(
    () => ({ wave, timeline, gaps: gaps ?? NO_GAPS, selectedId, selection, laned, height, theme, tile }),
    [wave, timeline, gaps, selectedId, selection, laned, height, theme, tile],
  );
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current) paint(canvas.current, picture, tiles);
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, picture, tiles]);
  return tiles;
}

function sizesNow(): Sizes {
  return sizesFor(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 18);
}

/** Everything that the picture is made of; another one is another picture. `theme` and `tile` only count what changed. */
type Painted = Pick<WaveformProps, 'wave' | 'timeline' | 'selectedId' | 'selection'> & {
  gaps: readonly DrawnGap[];
  laned: readonly Laned<DrawnRange>[];
  height: number;
  theme: number;
  tile: number;
};

function paint(canvas: HTMLCanvasElement, picture: Painted, tiles: PeakTiles): void {
  const { height, laned, timeline, gaps, selectedId, selection } = picture;
  const { view, width } = picture.wave;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const toMs = view.fromMs + width * view.msPerPx;
  const parts = timeline.parts
    .filter((part) => part.fromMs <= toMs && part.fromMs + part.durationMs >= view.fromMs)
    .map((part) => ({
      part,
      tiles: tiles.of(
        part.recordingId,
        part.durationMs,
        view.fromMs - part.fromMs,
        toMs - part.fromMs,
        view.msPerPx / ratio,
      ),
    }));
  const sizes = sizesNow();
  const font = `${sizes.text}px ${getComputedStyle(canvas).fontFamily}`;
  drawWaveform(
    context,
    {
      view,
      width,
      height,
      parts,
      ranges: laned,
      gaps,
      selectedId,
      selection,
      font,
      sizes,
    },
    readPalette(canvas),
  );
}

/** The waveform as a slider over seconds, with its words and keys. */
function useSlider({ player, timeline, wave, onSpeed }: WaveformProps) {
  const { t } = useTranslation('audio');
  const spoken = useSpokenTime();
  // Whole seconds that have passed, as in the time beside Play. What is shown is what asks for the next drawing: a place
  // that is rounded otherwise stays a second behind where the sound stopped.
  const seconds = usePlayerState(player, ({ track, atMs }) =>
    Math.floor((track ? (onTimeline(timeline, track.recordingId, atMs) ?? 0) : 0) / 1000),
  );
  const partSeconds = usePlayerState(player, (state) => Math.floor(state.atMs / 1000));
  const recordingId = usePlayerState(player, (state) => state.track?.recordingId ?? '');
  const part = timeline.parts.find((one) => one.recordingId === recordingId);
  const first = timeline.parts[0];
  const place = part ? { part, atMs: partSeconds * 1000 } : first && { part: first, atMs: 0 };
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = SLIDER_KEYS[event.key];
      const faster = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
      if (!act && !faster) return;
      event.preventDefault();
      if (faster) onSpeed(faster);
      else act?.(player, timeline, wave);
    },
    [player, timeline, wave, onSpeed],
  );
  const words = place
    ? t(timeline.parts.length > 1 ? 'wave.placeIn' : 'wave.place', {
        code: place.part.code,
        at: spoken(place.atMs),
        of: spoken(place.part.durationMs),
      })
    : t('wave.empty');
  return { seconds, words, onKeyDown };
}

type SliderAct = (player: Player, timeline: Timeline, wave: WaveView) => void;
const skip =
  (byMs: number): SliderAct =>
  (player, timeline) =>
    skipTimeline(player, timeline, byMs);
const zoomAtNeedle =
  (factor: number): SliderAct =>
  (player, timeline, wave) =>
    wave.zoomBy(factor, timelineNow(player, timeline) ?? 0);

/** ↑ and ↓ are not among them: they are the speed wherever the focus is (decision 066). */
const SLIDER_KEYS: Readonly<Record<string, SliderAct>> = {
  ArrowLeft: skip(-5_000),
  ArrowRight: skip(5_000),
  PageUp: skip(60_000),
  PageDown: skip(-60_000),
  Home: (player, timeline) => seekTimeline(player, timeline, 0),
  End: (player, timeline) => seekTimeline(player, timeline, timeline.totalMs),
  '+': zoomAtNeedle(2),
  '=': zoomAtNeedle(2),
  '-': zoomAtNeedle(0.5),
};
