import { formatTimecode, ms } from '../../../shared/time/index.ts';
import type { Part } from '../player/index.ts';
import type { Laned, Range } from './lanes.ts';
import type { Tile } from './peak-tiles.ts';
import { ticks, type View } from './view.ts';

/** Colours as the canvas needs them, read from the tokens in force. */
export type Palette = {
  wave: string;
  line: string;
  text: string;
  selection: string;
  gap: string;
  ground: string;
  tones: Record<RangeTone, { fill: string; edge: string; text: string }>;
};
export const RANGE_TONES = ['plain', 'agreed', 'open', 'disputed'] as const;
export type RangeTone = (typeof RANGE_TONES)[number];
export type DrawnRange = Range & { readonly label: string; readonly tone: RangeTone };

/** A break or a missing stretch: a place in the kept sound, without length there. */
export type DrawnGap = { readonly atMs: number; readonly label: string };

export const MAX_LANES = 3;

/** Sizes of what is written on the picture, in CSS pixels; they grow with the text size. */
export type Sizes = { text: number; ruler: number; lane: number };

/** At 100 % text the root is 18 px, and the words on the picture are two thirds of that. */
export function sizesFor(rootPx: number): Sizes {
  return { text: (rootPx * 2) / 3, ruler: (rootPx * 11) / 9, lane: (rootPx * 10) / 9 };
}

export type Picture = {
  view: View;
  /** CSS pixels. */
  width: number;
  height: number;
  parts: readonly { part: Part; tiles: readonly Tile[] }[];
  ranges: readonly Laned<DrawnRange>[];
  gaps: readonly DrawnGap[];
  selectedId: string | null;
  selection: { startMs: number; endMs: number } | null;
  font: string;
  sizes: Sizes;
};

/** Paints everything but the needle. The context is already scaled to CSS pixels. */
export function drawWaveform(context: CanvasRenderingContext2D, picture: Picture, palette: Palette): void {
  const { width, height, view } = picture;
  context.clearRect(0, 0, width, height);
  const lanes = picture.ranges.reduce((most, one) => Math.max(most, one.lane + 1), 0);
  const wave = bandOf(picture.sizes, height, lanes);
  for (const { part, tiles } of picture.parts) {
    drawTiles(context, tiles, part, view, wave, width, palette.wave);
    drawRuler(context, part, picture, palette);
  }
  drawPartEdges(context, picture, wave, palette);
  drawGaps(context, picture, wave, palette);
  if (picture.selection) drawSelection(context, picture.selection, view, wave, palette);
  for (const laned of picture.ranges) drawRange(context, laned, picture, wave, palette);
}

type Band = { top: number; height: number };

function toPx(view: View, atMs: number): number {
  return (atMs - view.fromMs) / view.msPerPx;
}

/** One column for each device pixel: the loudest and softest of all steps that fall into it. */
function drawTiles(
  context: CanvasRenderingContext2D,
  tiles: readonly Tile[],
  part: Part,
  view: View,
  band: Band,
  width: number,
  colour: string,
): void {
  const scale = context.getTransform().a || 1;
  const columns = Math.ceil(width * scale);
  const top = new Int8Array(columns).fill(-128);
  const bottom = new Int8Array(columns).fill(127);
  for (const tile of tiles) {
    const steps = tile.values.length / 2;
    for (let step = 0; step < steps; step += 1) {
      const fromMs = part.fromMs + tile.fromMs + step * tile.stepMs;
      const first = Math.max(0, Math.floor(toPx(view, fromMs) * scale));
      const last = Math.min(columns - 1, Math.ceil(toPx(view, fromMs + tile.stepMs) * scale) - 1);
      const low = tile.values[step * 2] ?? 0;
      const high = tile.values[step * 2 + 1] ?? 0;
      for (let column = first; column <= last; column += 1) {
        if (low < (bottom[column] ?? 0)) bottom[column] = low;
        if (high > (top[column] ?? 0)) top[column] = high;
      }
    }
  }
  const middle = band.top + band.height / 2;
  const half = band.height / 2 - 2;
  context.fillStyle = colour;
  for (let column = 0; column < columns; column += 1) {
    const high = top[column] ?? -128;
    const low = bottom[column] ?? 127;
    if (high < low) continue;
    // Speech is mostly quiet: the square root lets a far voice be seen beside a near one.
    const up = lift(high) * half;
    const down = lift(-low) * half;
    context.fillRect(column / scale, middle - up - 0.5, 1 / scale, Math.max(1, up + down + 1));
  }
}

function lift(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value) / 127);
}

function drawRuler(context: CanvasRenderingContext2D, part: Part, picture: Picture, palette: Palette): void {
  const { view, width, font, sizes } = picture;
  const fromMs = Math.max(0, view.fromMs - part.fromMs);
  const toMs = Math.min(part.durationMs, view.fromMs + width * view.msPerPx - part.fromMs);
  if (toMs <= fromMs) return;
  const close = view.msPerPx < 10;
  context.font = font;
  context.textBaseline = 'middle';
  for (const tick of ticks(fromMs, toMs, view.msPerPx, sizes.text * 8)) {
    const x = Math.round(toPx(view, part.fromMs + tick));
    context.fillStyle = palette.line;
    context.fillRect(x, sizes.ruler - 6, 1, 6);
    context.fillStyle = palette.text;
    // The first tick of a file is its name's place.
    if (tick > 0) context.fillText(formatTimecode(ms(tick), { millis: close }), x + 4, sizes.ruler / 2);
  }
}

function drawPartEdges(
  context: CanvasRenderingContext2D,
  picture: Picture,
  band: Band,
  palette: Palette,
): void {
  if (picture.parts.length < 1) return;
  context.font = picture.font;
  context.textBaseline = 'middle';
  for (const { part } of picture.parts) {
    const x = Math.round(toPx(picture.view, part.fromMs));
    if (part.fromMs > 0 && x >= 0) {
      context.fillStyle = palette.text;
      context.fillRect(x, 2, 1, band.top + band.height - 2);
    }
    if (x > -1) {
      context.fillStyle = palette.text;
      context.fillText(part.code, x + 4, picture.sizes.ruler / 2);
    }
  }
}

/** A dashed line through the sound, and its words above it where there is room before the next one. */
function drawGaps(context: CanvasRenderingContext2D, picture: Picture, band: Band, palette: Palette): void {
  const { view, width, sizes, gaps } = picture;
  context.font = picture.font;
  context.textBaseline = 'middle';
  context.strokeStyle = palette.gap;
  context.lineWidth = 2;
  for (const [index, gap] of gaps.entries()) {
    const x = Math.round(toPx(view, gap.atMs));
    if (x < 0 || x > width) continue;
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(x, band.top);
    context.lineTo(x, band.top + band.height);
    context.stroke();
    context.setLineDash([]);
    const next = gaps[index + 1];
    const room = (next ? toPx(view, next.atMs) : width) - x;
    const words = context.measureText(gap.label).width;
    if (words + 8 > room) continue;
    context.fillStyle = palette.ground;
    context.fillRect(x + 1, band.top, words + 8, sizes.text + 4);
    context.fillStyle = palette.gap;
    context.fillText(gap.label, x + 5, band.top + sizes.text / 2 + 2);
  }
}

function drawSelection(
  context: CanvasRenderingContext2D,
  span: { startMs: number; endMs: number },
  view: View,
  band: Band,
  palette: Palette,
): void {
  const from = toPx(view, span.startMs);
  const to = Math.max(from + 2, toPx(view, span.endMs));
  context.globalAlpha = 0.22;
  context.fillStyle = palette.selection;
  context.fillRect(from, band.top, to - from, band.height);
  context.globalAlpha = 1;
  context.fillRect(from, band.top, 2, band.height);
  context.fillRect(to - 2, band.top, 2, band.height);
}

function drawRange(
  context: CanvasRenderingContext2D,
  laned: Laned<DrawnRange>,
  picture: Picture,
  band: Band,
  palette: Palette,
): void {
  const box = rangeBox(laned, picture.view, band, picture.sizes.lane);
  const tone = palette.tones[laned.range.tone];
  const chosen = laned.range.id === picture.selectedId;
  context.fillStyle = chosen ? tone.edge : tone.fill;
  context.strokeStyle = tone.edge;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 3);
  context.fill();
  context.stroke();
  if (box.width < 28) return;
  context.save();
  context.clip();
  context.font = picture.font;
  context.textBaseline = 'middle';
  context.fillStyle = chosen ? tone.fill : tone.text;
  context.fillText(laned.range.label, Math.max(box.x, 0) + 5, box.y + box.height / 2 + 0.5);
  context.restore();
}

function bandOf(sizes: Sizes, height: number, lanes: number): Band {
  return { top: sizes.ruler, height: height - sizes.ruler - lanes * sizes.lane };
}

function rangeBox(laned: Laned<Range>, view: View, band: Band, lane: number) {
  const x = toPx(view, laned.range.startMs);
  const width = Math.max(6, toPx(view, laned.range.endMs) - x);
  return { x, width, y: band.top + band.height + laned.lane * lane + 1, height: lane - 2 };
}

/** The range under a point in CSS pixels, the one drawn last if several lie there; null for the wave itself. */
export function rangeAt<R extends Range>(
  ranges: readonly Laned<R>[],
  picture: { view: View; height: number; sizes: Sizes },
  x: number,
  y: number,
): R | null {
  const { view, height, sizes } = picture;
  const lanes = ranges.reduce((most, one) => Math.max(most, one.lane + 1), 0);
  const band = bandOf(sizes, height, lanes);
  const hit = ranges.findLast((one) => {
    const box = rangeBox(one, view, band, sizes.lane);
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  });
  return hit?.range ?? null;
}
