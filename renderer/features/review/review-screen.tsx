import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Moment } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import {
  followTimeline,
  type Player,
  trackOf,
  useArchivePlayer,
  useHardParts,
  useListeningHabits,
  useWaveView,
} from '../../audio/index.ts';
import { BackLink, EmptyState, ErrorNotice, Loading, Page } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type ReviewData, useLow, useReviewData } from './desk/index.ts';
import { MomentForm } from './form/index.ts';
import { Guides, useReviewGaps } from './guides/index.ts';
import { type Marking, toPlay, useMarking, useReviewKeys } from './marks/index.ts';
import { type Filter, filterMoments, rangesOf } from './moments/index.ts';
import { ReviewPlayer } from './review-player.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { type ReviewRoute, useOpening } from './use-opening.ts';
import { useHeightOf, useTopOf } from './use-sight.ts';
// The last two have what depends on the window's size.
import './review.css';
import './low-window.css';

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
        <ReviewPlayer
          {...{ player, timeline, habits, marking, ranges, wave, hard, isLow, selectedId }}
          gaps={gaps.drawn}
          box={playerBox}
          more={{ isOpen: moreMarks, onOpen: setMoreMarks }}
          onPick={pick}
        />
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
          <ChosenMoment {...{ data, player, marking, selected }} onRemoved={listenOn} />
        </div>
      </div>
    </Page>
  );
}

type ChosenMomentProps = {
  data: ReviewData;
  player: Player;
  marking: Marking;
  selected: Moment | null;
  /** What was pressed goes with the moment. */
  onRemoved(): void;
};

/** The form of the chosen moment; before one is chosen, how to come to one. */
function ChosenMoment({ data, player, marking, selected, onRemoved }: ChosenMomentProps) {
  const { t } = useTranslation('review');
  if (selected) {
    return (
      <MomentForm
        key={selected.id}
        moment={selected}
        data={data}
        changes={marking.changes}
        player={player}
        onProblem={marking.onProblem}
        onRemove={(moment) => {
          marking.remove(moment);
          onRemoved();
        }}
      />
    );
  }
  const isFirst = data.moments.length === 0;
  return (
    <EmptyState title={isFirst ? t('form.firstTitle') : t('form.noneTitle')}>
      {isFirst ? t('form.firstText') : t('form.noneText')}
    </EmptyState>
  );
}
