import { useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, MessageSquareText, Pause, Play } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ChildView } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { keepFocus } from '../../app/index.ts';
import { type Player, type Track, usePlayer, usePlayerState } from '../../audio/index.ts';
import { useJobStore, useKeptword } from '../../bridge/index.ts';
import { Button, useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { BigButton } from './big-button.tsx';
import { LeaveForm } from './leave-form.tsx';
import { OwnWords } from './own-words/index.ts';
import { PageTitle } from './page-title.tsx';
import './child.css';

/** What a locked-down window may still know: its look, and what it shows. */
const KEPT = new Set(['app.settings', 'app.locale', 'archive.state', 'playlists.showing']);
/** Further in than this, "back" begins the same one again. */
const SAME_AGAIN_MS = 3_000;

/**
 * The window in a child's hands: one title, three large buttons; where the parent allowed it, the way to its own words
 * below them. That nothing else answers is held by main; here nothing else is shown, and nothing that was read before
 * stays in memory.
 */
export function ChildWindow({ view }: { view: ChildView }) {
  const { t } = useTranslation('child');
  useForgetAll();
  useEffect(keepFocus, []);
  const player = useClipPlayer(view);
  const at = usePlayerState(player, (state) => (state.track ? Number(state.track.recordingId) : 0));
  const playing = usePlayerState(player, (state) => state.playing);
  const status = usePlayerState(player, (state) => state.status);
  const failed = status === 'failed';
  const [page, setPage] = useState<'player' | 'words' | 'leaving'>('player');
  const onPlay = usePlayWhenReady(player, status, page === 'player');
  const turnTo = (next: 'words' | 'leaving') => {
    player.pause();
    setPage(next);
  };
  const go = (to: number, play: boolean) => {
    const track = trackAt(view, to);
    if (track) void player.open(track, { atMs: ms(0), play });
  };
  const back = () => go(player.now() > SAME_AGAIN_MS || at === 0 ? at : at - 1, playing);
  if (page === 'leaving') return <LeaveForm onStay={() => setPage('player')} />;
  if (page === 'words') return <OwnWords view={view} at={at} onBack={() => setPage('player')} />;
  return (
    <main className="child">
      <p className="child-list">{view.title}</p>
      <PageTitle className="child-title">{view.clips[at]?.title}</PageTitle>
      <p className="quiet" role="status">
        {t('view.of', { n: at + 1, count: view.clips.length })}
      </p>
      <Passed player={player} />
      {failed ? <p role="alert">{t('view.failed')}</p> : null}
      <div className="child-buttons">
        <BigButton label={t('view.back')} icon={<ChevronLeft aria-hidden />} onPress={back} />
        <BigButton
          label={playing ? t('view.pause') : t('view.play')}
          icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          onPress={() => (failed ? go(at, true) : onPlay())}
          main
        />
        <BigButton
          label={t('view.next')}
          icon={<ChevronRight aria-hidden />}
          isDisabled={at >= view.clips.length - 1}
          onPress={() => go(at + 1, playing)}
        />
      </div>
      {view.writes ? (
        <Button size="large" icon={<MessageSquareText aria-hidden />} onPress={() => turnTo('words')}>
          {t('own.open')}
        </Button>
      ) : null}
      <div className="child-foot">
        <Button kind="link" onPress={() => turnTo('leaving')}>
          {t('view.grownUp')}
        </Button>
      </div>
    </main>
  );
}

/** A press that comes before the clip is there is not lost: it plays as soon as it is, and only while its page is shown. */
function usePlayWhenReady(player: Player, status: string, isHere: boolean): () => void {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!wanted || !isHere || status !== 'ready') return;
    setWanted(false);
    void player.play();
  }, [player, wanted, isHere, status]);
  return () => {
    if (status === 'ready') void player.toggle();
    else setWanted(!wanted);
  };
}

/** How much of the clip has passed, as a bar without numbers to worry about. */
function Passed({ player }: { player: Player }) {
  const format = useFormat();
  const atMs = usePlayerState(player, (state) => Math.floor(state.atMs / 250) * 250);
  const of = usePlayerState(player, (state) => state.track?.durationMs ?? 0);
  const share = of === 0 ? 0 : Math.min(100, (atMs / of) * 100);
  return (
    <div className="child-passed" role="img" aria-label={`${format.timecode(atMs)} / ${format.timecode(of)}`}>
      <div style={{ inlineSize: `${share}%` }} />
    </div>
  );
}

/** One player over the clips; each is a file of its own, asked for by its number alone. */
function useClipPlayer(view: ChildView): Player {
  const api = useKeptword();
  const sounds = useMemo(
    () => ({
      address: async (at: string) => (await api.playlists.clip({ at: Number(at) })).url,
      place: async () => 0,
      keepPlace: async () => undefined,
    }),
    [api],
  );
  const player = usePlayer(sounds);
  useEffect(() => {
    player.follow((track) => {
      const next = trackAt(view, Number(track.recordingId) + 1);
      return next && { track: next, atMs: ms(0) };
    });
    const first = trackAt(view, 0);
    if (first) void player.open(first, { atMs: ms(0) });
  }, [player, view]);
  return player;
}

function trackAt({ clips }: ChildView, at: number): Track | null {
  const clip = clips[at];
  return clip ? { recordingId: `${at}`, durationMs: clip.durationMs } : null;
}

function useForgetAll() {
  const client = useQueryClient();
  const jobs = useJobStore();
  const messages = useMessages();
  useEffect(() => {
    client.removeQueries({ predicate: ({ queryKey: [feature, name] }) => !KEPT.has(`${feature}.${name}`) });
    jobs.forgetAll();
  }, [client, jobs]);
  // What the parent asked for before may be answered only now: the child hears and sees nothing of it.
  useLayoutEffect(() => {
    messages.mute(true);
    return () => messages.mute(false);
  }, [messages]);
}
