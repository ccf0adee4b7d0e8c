import { Pause, Play, SkipBack, SkipForward, Square } from 'lucide-react';
import { Button } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { KeyHint, useKeyShortcut } from '../keys/index.ts';
import type { Queue } from './use-queue.ts';
import './queue-bar.css';

/** Plays every clip of the page in order; it stays in sight while the rows move under it. */
export function QueueBar({ queue }: { queue: Queue }) {
  const keyShortcut = useKeyShortcut();
  const { t } = useTranslation('audio');
  const { at, status, clips } = queue;
  const isOn = status === 'playing' || status === 'gap';
  if (clips.length === 0) return null;
  return (
    <section className="queue-bar" aria-label={t('queue.label')}>
      <Button
        kind="primary"
        icon={isOn ? <Pause aria-hidden /> : <Play aria-hidden />}
        aria-keyshortcuts={keyShortcut('play-pause')}
        onPress={at === null ? queue.playAll : queue.toggle}
      >
        {at === null ? t('queue.all') : t(isOn ? 'queue.pause' : 'queue.goOn')}{' '}
        <KeyHint action="play-pause" />
      </Button>
      {at === null ? (
        <Length clips={clips} />
      ) : (
        <>
          <Button
            kind="quiet"
            icon={<SkipBack aria-hidden />}
            aria-keyshortcuts={keyShortcut('back-15')}
            onPress={queue.previous}
          >
            {t('queue.previous')} <KeyHint action="back-15" />
          </Button>
          <Button
            kind="quiet"
            icon={<SkipForward aria-hidden />}
            aria-keyshortcuts={keyShortcut('forward-15')}
            isDisabled={at + 1 >= clips.length}
            onPress={queue.next}
          >
            {t('queue.next')} <KeyHint action="forward-15" />
          </Button>
          <Button kind="quiet" icon={<Square aria-hidden />} aria-keyshortcuts="Escape" onPress={queue.stop}>
            {t('queue.stop')}{' '}
            <span className="key-hint" aria-hidden>
              {t('queue.escape')}
            </span>
          </Button>
          <span className="queue-place">{t('queue.place', { n: at + 1, count: clips.length })}</span>
        </>
      )}
      {status === 'failed' ? <p role="alert">{t('queue.failed')}</p> : null}
    </section>
  );
}

function Length({ clips }: Pick<Queue, 'clips'>) {
  const { t } = useTranslation('audio');
  const format = useFormat();
  const length = clips.reduce((sum, one) => sum + one.endMs - one.startMs, 0);
  return (
    <span className="quiet small">
      {t('queue.about', { count: clips.length, length: format.span(length) })}
    </span>
  );
}
