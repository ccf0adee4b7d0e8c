import type { ComponentProps, RefObject } from 'react';
import {
  HardPartNotice,
  type Player,
  PlayerBar,
  type Timeline,
  type useHardParts,
  type useListeningHabits,
  useReadPeaks,
  type useWaveView,
  Waveform,
  WaveTools,
} from '../../audio/index.ts';
import { ErrorNotice } from '../../components/index.ts';
import { MarkBar, type Marking, SpanButtons } from './marks/index.ts';

type ReviewPlayerProps = {
  player: Player;
  timeline: Timeline;
  habits: ReturnType<typeof useListeningHabits>;
  marking: Marking;
  wave: ReturnType<typeof useWaveView>;
  hard: ReturnType<typeof useHardParts>;
  ranges: ComponentProps<typeof Waveform>['ranges'];
  gaps: NonNullable<ComponentProps<typeof Waveform>['gaps']>;
  selectedId: string | null;
  isLow: boolean;
  box: RefObject<HTMLDivElement | null>;
  more: ComponentProps<typeof MarkBar>['more'];
  /** A moment in the picture was pressed. */
  onPick(momentId: string): void;
};

/** What stays in sight while listening: the picture of the sound, the player, the marks. */
export function ReviewPlayer(props: ReviewPlayerProps) {
  const {
    player,
    timeline,
    habits,
    marking,
    wave,
    hard,
    ranges,
    gaps,
    selectedId,
    isLow,
    box,
    more,
    onPick,
  } = props;
  const readPeaks = useReadPeaks();
  // A low window has no height beside the picture: it stands in the second row of the player there.
  const besideWave = (
    <>
      <WaveTools player={player} timeline={timeline} wave={wave} />
      <SpanButtons isDisabled={marking.isDisabled} onStart={marking.start} onEnd={marking.end} />
    </>
  );
  return (
    <div className="review-player" ref={box}>
      <div className="review-wave">
        <Waveform
          player={player}
          timeline={timeline}
          wave={wave}
          readPeaks={readPeaks}
          ranges={ranges}
          gaps={gaps}
          selectedId={selectedId}
          selection={marking.selection}
          onPickRange={onPick}
          onSelectSpan={marking.selectSpan}
          onSpeed={habits.onSpeed}
        />
        {isLow ? null : <div className="review-wave-side">{besideWave}</div>}
      </div>
      <div className="review-controls">
        <PlayerBar player={player} timeline={timeline} {...habits}>
          {isLow ? besideWave : null}
        </PlayerBar>
        <MarkBar
          isDisabled={marking.isDisabled}
          pending={marking.pending}
          onMark={marking.mark}
          onTemplate={marking.template}
          more={more}
          onClear={() => marking.selectSpan(null)}
        />
        <HardPartNotice hard={hard} />
        <ErrorNotice error={marking.problem} />
      </div>
    </div>
  );
}
