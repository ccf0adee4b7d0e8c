import { useVirtualizer } from '@tanstack/react-virtual';
import { Play, Square } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from 'react';
import type { Moment } from '../../../../shared/domain/index.ts';
import { type Clip, type Player, type Timeline, trackOf, usePlayerState } from '../../../audio/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { MomentBadges } from './moment-badges.tsx';

type MomentListProps = {
  moments: readonly Moment[];
  timeline: Timeline;
  player: Player;
  selectedId: string | null;
  onSelect(moment: Moment): void;
};

/** A guess in px; the real height is measured, since words and text size differ. */
const ROW_PX = 104;

/**
 * Every moment in words: whatever the waveform shows and does is here too. Only the rows in sight are in the page,
 * so five hundred moments are as quick as five.
 */
export function MomentList({ moments, timeline, player, selectedId, onSelect }: MomentListProps) {
  const { t } = useTranslation('review');
  const box = useRef<HTMLDivElement>(null);
  const selectedIndex = moments.findIndex((one) => one.id === selectedId);
  // The same function as long as the moments are the same: a new one makes all of them be laid out anew.
  const keyOf = useCallback((index: number) => moments[index]?.id ?? index, [moments]);
  const rows = useVirtualizer({
    count: moments.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: keyOf,
    overscan: 3,
  });
  useEffect(() => {
    if (selectedIndex >= 0) rows.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [rows, selectedIndex]);

  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = Math.max(0, selectedIndex);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: moments.length - 1 }[event.key];
    const next = to === undefined ? undefined : moments[to];
    if (to === undefined) return;
    event.preventDefault();
    if (!next) return;
    onSelect(next);
    rows.scrollToIndex(to);
    // The row may only now come into the page.
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-moment="${CSS.escape(next.id)}"]`)?.focus(),
    );
  };

  return (
    <div className="moment-list guide-scroll" ref={box}>
      {/* A list of buttons: the arrow keys are a shortcut, Tab reaches every row too. */}
      <ol
        className="moment-rows"
        aria-label={t('list.label')}
        style={{ blockSize: rows.getTotalSize() }}
        onKeyDown={walk}
      >
        {rows.getVirtualItems().map((row) => {
          const moment = moments[row.index];
          return moment ? (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              className="moment-row"
              data-current={moment.id === selectedId || undefined}
              style={{ transform: `translateY(${row.start}px)` }}
              aria-setsize={moments.length}
              aria-posinset={row.index + 1}
            >
              <RowPlay moment={moment} timeline={timeline} player={player} />
              <button
                type="button"
                className="moment-button"
                data-moment={moment.id}
                aria-current={moment.id === selectedId || undefined}
                onClick={() => onSelect(moment)}
              >
                <RowWords moment={moment} timeline={timeline} />
              </button>
            </li>
          ) : null;
        })}
      </ol>
    </div>
  );
}

const RowWords = memo(function RowWords({ moment, timeline }: { moment: Moment; timeline: Timeline }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const part = timeline.parts.find((one) => one.recordingId === moment.recordingId);
  return (
    <>
      <span className="moment-time figures">
        {timeline.parts.length > 1 ? `${part?.code} · ` : null}
        {format.timecode(moment.startMs)}
        <span className="quiet"> · {format.span(moment.endMs - moment.startMs)}</span>
      </span>
      <span className={moment.text.trim() === '' ? 'moment-text quiet' : 'moment-text'}>
        {moment.text.trim() === '' ? t('list.noText') : moment.text}
      </span>
      <MomentBadges moment={moment} />
    </>
  );
});

/** A plain button: a row comes and goes with every turn of the wheel, and a tooltip for each costs more than the row. */
const RowPlay = memo(function RowPlay({
  moment,
  timeline,
  player,
}: {
  moment: Moment;
  timeline: Timeline;
  player: Player;
}) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const sounding = usePlayerState(
    player,
    (state) =>
      state.playing &&
      state.track?.recordingId === moment.recordingId &&
      state.span?.startMs === moment.startMs &&
      state.span.endMs === moment.endMs,
  );
  const clip = clipOf(moment, timeline);
  if (!clip) return null;
  const label = t(sounding ? 'list.stop' : 'list.play', { at: format.timecode(moment.startMs) });
  return (
    <button
      type="button"
      className="button icon-button"
      data-kind="quiet"
      aria-label={label}
      title={label}
      onClick={() => (sounding ? player.pause() : void player.playSpan(clip.track, clip.span))}
    >
      {sounding ? <Square aria-hidden /> : <Play aria-hidden />}
    </button>
  );
});

/** What to play for a moment; null when its recording is not in this meeting any more. */
export function clipOf(moment: Moment, timeline: Timeline): Clip | null {
  const part = timeline.parts.find((one) => one.recordingId === moment.recordingId);
  return part ? { track: trackOf(part), span: { startMs: moment.startMs, endMs: moment.endMs } } : null;
}
