import { ArrowLeftRight, Trash2 } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import {
  type AlignmentView,
  fromLine,
  type HardPart,
  lineOfTime,
  type Moment,
  onLine,
  type Recording,
  recordingCode,
} from '../../../shared/domain/index.ts';
import { useKeys } from '../../app/index.ts';
import { HardPartNotice, layTimeline, PlayerBar, useHardParts, useListeningKeys } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, Details, ErrorNotice, useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { hardInBoth } from './hard-in-both.ts';
import { LinePicture } from './line-picture.tsx';
import { MomentsOfBoth } from './moments-of-both.tsx';
import { OnlyIn } from './only-in.tsx';
import { other, type PairPlayer, usePair, type Which } from './use-pair.ts';

export type Both = { first: Recording; second: Recording };
type BesideProps = Both & { meetingId: string; alignment: AlignmentView };

const NO_MOMENTS: readonly Moment[] = [];

/** Both recordings on one line of time, one of them heard; B goes over to the other at the same moment. */
export function Beside({ meetingId, alignment, first, second }: BesideProps) {
  const { t } = useTranslation('together');
  const pair = usePair(alignment, first, second);
  const both = useMemo(() => ({ first, second }), [first, second]);
  const parts = useMemo(
    () => lineOfTime(alignment, { firstMs: first.durationMs, secondMs: second.durationMs }),
    [alignment, first, second],
  );
  const moments = useCall('review', 'momentsOfMeeting', { meetingId });
  const onSwitch = useSwitch(pair, both);
  const hard = useHardParts(pair.player, {
    widened: useCallback((found: readonly HardPart[]) => hardInBoth(alignment, found), [alignment]),
  });
  usePairKeys(pair, onSwitch, hard.skip);
  const lineAt = useCallback(
    (which: Which, atMs: number) => onLine(parts, which, atMs, alignment.driftPpm),
    [parts, alignment.driftPpm],
  );
  return (
    <>
      <HowFound alignment={alignment} second={second} />
      <Heard pair={pair} both={both} onSwitch={onSwitch} hard={hard} />
      <LinePicture
        parts={parts}
        both={both}
        pair={pair}
        moments={moments.data ?? NO_MOMENTS}
        lineAt={lineAt}
        onPick={(which, lineMs) => {
          const place = fromLine(parts, lineMs, alignment.driftPpm);
          const mine = which === 'first' ? place.firstMs : place.secondMs;
          const theirs = which === 'first' ? place.secondMs : place.firstMs;
          const playing = pair.player.state().playing;
          if (mine !== null) void pair.go(which, mine, { play: playing });
          else if (theirs !== null) void pair.go(other(which), theirs, { play: playing });
        }}
      />
      <div className="together-lists">
        <OnlyIn which="first" stretches={alignment.onlyFirst} both={both} pair={pair} />
        <OnlyIn which="second" stretches={alignment.onlySecond} both={both} pair={pair} />
      </div>
      <MomentsOfBoth meetingId={meetingId} alignment={alignment} both={both} pair={pair} lineAt={lineAt} />
      <Details label={t('again')}>
        <TakeOut alignment={alignment} />
      </Details>
    </>
  );
}

function useSwitch(pair: PairPlayer, both: Both): () => void {
  const { t } = useTranslation('together');
  const messages = useMessages();
  return () => {
    const here = recordingCode(both[pair.which].ordinal);
    const code = recordingCode(both[other(pair.which)].ordinal);
    void pair.switchOver().then((there) => {
      if (!there) messages.say({ text: t('hear.notThere', { code, here }) });
    });
  };
}

function usePairKeys(pair: PairPlayer, onSwitch: () => void, onSkipHard: () => void) {
  const { t } = useTranslation('together');
  useKeys(t('hear.keys'), [{ combo: 'b', label: t('hear.key'), run: onSwitch, once: true }]);
  const { player } = pair;
  useListeningKeys({
    'play-pause': () => void player.toggle(),
    'back-15': () => player.skip(-15_000),
    'forward-15': () => player.skip(15_000),
    'back-5': () => player.skip(-5_000),
    'forward-5': () => player.skip(5_000),
    faster: () => pair.onSpeed(1),
    slower: () => pair.onSpeed(-1),
    'skip-hard': onSkipHard,
  });
}

type HeardProps = {
  pair: PairPlayer;
  both: Both;
  onSwitch: () => void;
  hard: ReturnType<typeof useHardParts>;
};

/** The one button that matters, and the player of the one that is heard. */
function Heard({ pair, both, onSwitch, hard }: HeardProps) {
  const { t } = useTranslation(['together', 'vocabulary']);
  const heard = both[pair.which];
  const next = both[other(pair.which)];
  const code = recordingCode(heard.ordinal);
  const timeline = useMemo(
    () => layTimeline([{ recordingId: heard.id, code, durationMs: heard.durationMs }]),
    [heard, code],
  );
  return (
    <div className="together-heard" data-which={pair.which}>
      <div className="row">
        <p className="together-now" role="status">
          {t('together:hear.now', { code, source: t(`vocabulary:recordingSource.${heard.source}`) })}
        </p>
        <Button
          kind="primary"
          size="large"
          icon={<ArrowLeftRight aria-hidden />}
          aria-keyshortcuts="B"
          onPress={onSwitch}
        >
          {t('together:hear.other', { code: recordingCode(next.ordinal) })} <kbd aria-hidden>B</kbd>
        </Button>
      </div>
      <PlayerBar player={pair.player} timeline={timeline} onSpeed={pair.onSpeed} onLouder={pair.onLouder} />
      <HardPartNotice hard={hard} />
    </div>
  );
}

/** Below this the sentence says so itself. */
const SURE = 0.8;

function HowFound({ alignment, second }: { alignment: AlignmentView; second: Recording }) {
  const { t } = useTranslation('together');
  const format = useFormat();
  const share = Math.round((alignment.confidence ?? 0) * 100);
  const offsetMs = alignment.pieces[0]?.offsetMs ?? 0;
  const secondsAnHour = Math.abs(alignment.driftPpm) * 3.6e-3;
  const code = recordingCode(second.ordinal);
  const time = format.span(Math.abs(offsetMs));
  const how =
    alignment.method === 'by-hand'
      ? t('found.hand')
      : t((alignment.confidence ?? 0) >= SURE ? 'found.sure' : 'found.unsure', { share });
  const begun =
    Math.abs(offsetMs) < 500
      ? t('found.same')
      : t(offsetMs < 0 ? 'found.laterSecond' : 'found.laterFirst', { code, time });
  return (
    <div className="together-how">
      <p>{how}</p>
      <p className="quiet">
        {begun} {t('found.pieces', { count: alignment.pieces.length })}{' '}
        {secondsAnHour >= 0.005 ? t('found.clock', { time: format.number(secondsAnHour) }) : null}
      </p>
    </div>
  );
}

/** A comparison is nothing but arithmetic: taken out, it is made again in a minute. */
function TakeOut({ alignment }: { alignment: AlignmentView }) {
  const { t } = useTranslation('together');
  const messages = useMessages();
  const remove = useChange('alignment', 'remove');
  return (
    <div className="row">
      <ErrorNotice error={remove.error} />
      <Button
        icon={<Trash2 aria-hidden />}
        isPending={remove.isPending}
        onPress={() =>
          remove.mutate({ id: alignment.id }, { onSuccess: () => messages.say({ text: t('removed') }) })
        }
      >
        {t('remove')}
      </Button>
    </div>
  );
}
