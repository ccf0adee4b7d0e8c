import { Minus, Pause, Play, Plus, Volume1, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Group, ToggleButton } from 'react-aria-components';
import { Button, IconButton } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type KeyAction, KeyHint, useKeyShortcut } from '../keys/index.ts';
import { skipTimeline, timelineNow } from './play-timeline.ts';
import { type Player, SPEEDS } from './player-shape.ts';
import { fromTimeline, type Timeline } from './timeline.ts';
import { usePlayerState } from './use-player.ts';
import './player-bar.css';

export type PlayerBarProps = {
  player: Player;
  timeline: Timeline;
  onSpeed(direction: 1 | -1): void;
  onLouder(on: boolean): void;
  /** What stands in the same rows behind it, where the page has no other room for it. */
  children?: ReactNode;
};

/** Play, skip, time, speed and louder voices, each with its key on it. */
export function PlayerBar({ player, timeline, onSpeed, onLouder, children }: PlayerBarProps) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation('audio');
  const playing = usePlayerState(player, (state) => state.playing);
  const empty = usePlayerState(player, (state) => state.track === null);
  return (
    <section className="player-bar" aria-label={t('player.label')}>
      <div className="player-group">
        <Skip player={player} timeline={timeline} action="back-15" seconds={-15} />
        <Skip player={player} timeline={timeline} action="back-5" seconds={-5} />
        <Button
          kind="primary"
          isDisabled={empty}
          icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          onPress={() => void player.toggle()}
          aria-keyshortcuts={keyShortcut('play-pause')}
        >
          <span className="play-words" data-other={t(playing ? 'player.play' : 'player.pause')}>
            {t(playing ? 'player.pause' : 'player.play')}
          </span>{' '}
          <KeyHint action="play-pause" />
        </Button>
        <Skip player={player} timeline={timeline} action="forward-5" seconds={5} />
        <Skip player={player} timeline={timeline} action="forward-15" seconds={15} />
      </div>
      <PlayerTime player={player} timeline={timeline} />
      <div className="player-group player-sound">
        <SpeedStepper player={player} onSpeed={onSpeed} />
        <LouderToggle player={player} onLouder={onLouder} />
      </div>
      {children}
      <PlayerTrouble player={player} />
    </section>
  );
}

type SkipProps = { player: Player; timeline: Timeline; action: KeyAction; seconds: number };

function Skip({ player, timeline, action, seconds }: SkipProps) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation('audio');
  const count = Math.abs(seconds);
  return (
    <Button
      kind="quiet"
      aria-keyshortcuts={keyShortcut(action)}
      onPress={() => skipTimeline(player, timeline, seconds * 1000)}
    >
      <span aria-hidden>{t('player.skipText', { sign: seconds < 0 ? '−' : '+', count })}</span>
      <span className="visually-hidden">{t(seconds < 0 ? 'player.back' : 'player.forward', { count })}</span>{' '}
      <KeyHint action={action} />
    </Button>
  );
}

function PlayerTime({ player, timeline }: { player: Player; timeline: Timeline }) {
  const { t } = useTranslation('audio');
  const format = useFormat();
  usePlayerState(player, (state) => Math.floor(state.atMs / 1000));
  const status = usePlayerState(player, (state) => state.status);
  const inSpan = usePlayerState(player, (state) => state.span !== null);
  const place = fromTimeline(timeline, timelineNow(player, timeline) ?? 0);
  if (!place) return null;
  return (
    <div className="player-time">
      {timeline.parts.length > 1 ? `${place.part.code} · ` : null}
      <strong>{format.timecode(place.atMs)}</strong>{' '}
      <span className="quiet small">{t('player.of', { of: format.timecode(place.part.durationMs) })}</span>
      {status === 'loading' ? <span className="quiet small"> {t('player.loading')}</span> : null}
      {inSpan ? <div className="quiet small">{t('player.untilEnd')}</div> : null}
    </div>
  );
}

function SpeedStepper({ player, onSpeed }: Pick<PlayerBarProps, 'player' | 'onSpeed'>) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation('audio');
  const format = useFormat();
  const speed = usePlayerState(player, (state) => state.speed);
  return (
    <Group className="player-group" aria-label={t('player.speed')}>
      <IconButton
        label={t('player.slower')}
        icon={<Minus aria-hidden />}
        isDisabled={speed <= SPEEDS[0]}
        aria-keyshortcuts={keyShortcut('slower')}
        onPress={() => onSpeed(-1)}
      />
      <output className="player-speed" aria-label={t('player.speed')}>
        {t('player.times', { n: format.number(speed / 100) })}
      </output>
      <IconButton
        label={t('player.faster')}
        icon={<Plus aria-hidden />}
        isDisabled={speed >= 200}
        aria-keyshortcuts={keyShortcut('faster')}
        onPress={() => onSpeed(1)}
      />
    </Group>
  );
}

function LouderToggle({ player, onLouder }: Pick<PlayerBarProps, 'player' | 'onLouder'>) {
  const { t } = useTranslation('audio');
  const louder = usePlayerState(player, (state) => state.louder);
  return (
    <ToggleButton className="button toggle-button louder-button" isSelected={louder} onChange={onLouder}>
      {louder ? <Volume2 aria-hidden /> : <Volume1 aria-hidden />}
      <span>{t('player.louder')}</span>
    </ToggleButton>
  );
}

function PlayerTrouble({ player }: { player: Player }) {
  const { t } = useTranslation('audio');
  const failed = usePlayerState(player, (state) => state.status === 'failed');
  if (!failed) return null;
  return (
    <p role="alert">
      {t('player.failed')}{' '}
      <Button kind="link" onPress={() => void player.retry()}>
        {t('player.again')}
      </Button>
    </p>
  );
}
