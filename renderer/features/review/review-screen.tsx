import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Moment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import {
  followTimeline,
  fromTimeline,
  HardPartNotice,
  PlayerBar,
  trackOf,
  useArchivePlayer,
  useHardParts,
  useListeningHabits,
  useReadPeaks,
  useWaveView,
  Waveform,
  WaveTools,
} from '../../audio/index.ts';
import { BackLink, EmptyState, ErrorNotice, Loading, Page } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type ReviewData, useLow, useReviewData } from './desk/index.ts';
import { MomentForm } from './form/index.ts';
import { Guides, useReviewGaps } from './guides/index.ts';
import { MarkBar, SpanButtons, toPlay, useMarking, useReviewKeys } from './marks/index.ts';
import { type Filter, filterMoments, rangesOf } from './moments/index.ts';
import { UndoButtons } from './undo-buttons.tsx';
// The last one has what depends on the window's size.
import './review.css';

type ReviewRoute = Extract<Route, { at: 'review' }>;

/** Listening to a meeting and saying what was said: player on top, the list of moments, the chosen moment. */
export function ReviewScreen({ route }: { route: ReviewRoute }) {
  const { t } = useTranslation('review');
  const { data, error, retry } = useReviewData(route.recordingId);
  if (error) {
    return (
      <Page title={t('title')}>
        <ErrorNotice error={error} onRetry={retry} />
      </Page>
    );
  }
  if (!data) return <Loading />;
  return <Review key={data.meeting.id} data={data} route={route} />;
}

function Review({ data, route }: { data: ReviewData; route: ReviewRoute }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const { go } = useNavigation();
  const { moments, timeline } = data;
  const player = useArchivePlayer();
  const habits = useListeningHabits(player);
  const readPeaks = useReadPeaks();
  const wave = useWaveView(timeline.totalMs);
  const isLow = useLow();
  const [filter, setFilter] = useState<Filter>('all');
  const [moreMarks, setMoreMarks] = useState(false);
  const [selectedId, setSelectedId] = useState<string | null>(route.momentId ?? null);
  const form = useRef<HTMLDivElement>(null);
  const review = useRef<HTMLDivElement>(null);
  const playerBox = useRef<HTMLDivElement>(null);
  useHeightOf(playerBox, review);
  useTopOf(form, playerBox, selectedId);

  const listed = useMemo(() => filterMoments(moments, filter), [moments, filter]);
  const gaps = useReviewGaps(timeline);
  const ranges = useMemo(() => rangesOf(listed, timeline, t), [listed, timeline, t]);
  const selected = moments.find((one) => one.id === selectedId) ?? null;

  const marking = useMarking({ data, player, onMarked: setSelectedId, form });
  const listenOn = useCallback(() => toPlay(playerBox.current), []);
  useOpening(route, data, player);
  useEffect(() => followTimeline(player, timeline), [player, timeline]);
  const hard = useHardParts(player);
  useReviewKeys({
    player,
    timeline,
    marking,
    onSpeed: habits.onSpeed,
    onMore: () => setMoreMarks(true),
    onSkipHard: hard.skip,
    form,
    onListenOn: listenOn,
  });

  const select = useCallback(
    (moment: Moment) => {
      setSelectedId(moment.id);
      const part = timeline.parts.find((one) => one.recordingId === moment.recordingId);
      if (part && !player.state().playing) void player.open(trackOf(part), { atMs: moment.startMs });
      const start = part ? part.fromMs + moment.startMs : null;
      if (start !== null) wave.reveal({ startMs: start, endMs: start + (moment.endMs - moment.startMs) });
    },
    [player, timeline, wave],
  );
  const pick = useCallback(
    (id: string) => {
      const moment = moments.find((one) => one.id === id);
      if (moment) select(moment);
    },
    [moments, select],
  );

  // A low window has no height beside the picture: it stands in the second row of the player there.
  const besideWave = (
    <>
      <WaveTools player={player} timeline={timeline} wave={wave} />
      <SpanButtons isDisabled={marking.isDisabled} onStart={marking.start} onEnd={marking.end} />
    </>
  );
  return (
    <Page
      title={data.meeting.title}
      width="wide"
      above={
        <BackLink onPress={() => go({ at: 'meeting', id: data.meeting.id })}>
          {t('above', { date: format.day(data.meeting.date) })}
        </BackLink>
      }
      action={<UndoButtons />}
    >
      <div className="review" data-low={isLow || undefined} ref={review}>
        <div className="review-player" ref={playerBox}>
          <div className="review-wave">
            <Waveform
              player={player}
              timeline={timeline}
              wave={wave}
              readPeaks={readPeaks}
              ranges={ranges}
              gaps={gaps.drawn}
              selectedId={selectedId}
              selection={marking.selection}
              onPickRange={pick}
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
              more={{ isOpen: moreMarks, onOpen: setMoreMarks }}
              onClear={() => marking.selectSpan(null)}
            />
            <HardPartNotice hard={hard} />
            <ErrorNotice error={marking.problem} />
          </div>
        </div>
        <Guides
          data={data}
          player={player}
          selectedId={selectedId}
          onSelect={select}
          onMark={marking.add}
          listed={listed}
          filter={filter}
          onFilter={setFilter}
          gaps={gaps}
        />
        <div className="review-form" ref={form}>
          {selected ? (
            <MomentForm
              key={selected.id}
              moment={selected}
              data={data}
              changes={marking.changes}
              player={player}
              onProblem={marking.onProblem}
              onRemove={(moment) => {
                marking.remove(moment);
                // What was pressed goes with the moment.
                listenOn();
              }}
            />
          ) : (
            <EmptyState title={moments.length === 0 ? t('form.firstTitle') : t('form.noneTitle')}>
              {moments.length === 0 ? t('form.firstText') : t('form.noneText')}
            </EmptyState>
          )}
        </div>
      </div>
    </Page>
  );
}

/** Another moment begins at its top: the form of the one before may have been scrolled far down. */
function useTopOf(
  form: RefObject<HTMLElement | null>,
  player: RefObject<HTMLElement | null>,
  id: string | null,
) {
  useEffect(() => {
    const under = player.current?.getBoundingClientRect().bottom ?? 0;
    const top = form.current?.getBoundingClientRect().top ?? 0;
    if (id !== null && top < Math.max(0, under)) form.current?.scrollIntoView?.({ block: 'start' });
  }, [form, player, id]);
}

/** Puts the right recording under the needle when the page opens: at the asked place, or where listening stopped. */
function useOpening(route: ReviewRoute, data: ReviewData, player: ReturnType<typeof useArchivePlayer>) {
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

/**
 * Tells the style how high the part of the player is that stays in sight (in a low window its last part only, see
 * review.css), so that nothing below slips under it.
 */
function useHeightOf(of: RefObject<HTMLElement | null>, on: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const [player, told] = [of.current, on.current];
    const controls = player?.lastElementChild;
    if (!player || !told || !(controls instanceof HTMLElement)) return;
    const watcher = new ResizeObserver(() => {
      told.style.setProperty('--player-height', `${player.offsetHeight || controls.offsetHeight}px`);
    });
    for (const part of [player, controls]) watcher.observe(part);
    return () => watcher.disconnect();
  }, [of, on]);
}
