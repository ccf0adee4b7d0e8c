import { CircleDot, Pause, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Group } from 'react-aria-components';
import { useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Live } from './use-live.ts';

type Props = {
  live: Live;
  paused: boolean;
  asking: boolean;
  onAsk: (asking: boolean) => void;
  withKeys?: boolean;
};

/** Break and end: large, side by side; the end is asked once more, in the same place. */
export function LiveEnd({ live, paused, asking, onAsk, withKeys = true }: Props) {
  const { t } = useTranslation('record');
  if (asking) return <AskEnd paused={paused} onBack={() => onAsk(false)} />;
  const hint = (key: string) =>
    withKeys ? (
      <span className="key-hint" aria-hidden>
        {key}
      </span>
    ) : null;
  return (
    <div className="live-end">
      <Button
        size="large"
        kind={paused ? 'primary' : 'secondary'}
        icon={paused ? <CircleDot aria-hidden /> : <Pause aria-hidden />}
        onPress={() => void (paused ? live.resume() : live.pause())}
        {...(withKeys ? { 'aria-keyshortcuts': 'B' } : {})}
      >
        {paused ? t('pause.resume') : t('pause.do')} {hint('B')}
      </Button>
      <Button
        size="large"
        icon={<Square aria-hidden />}
        onPress={() => onAsk(true)}
        {...(withKeys ? { 'aria-keyshortcuts': 'E' } : {})}
      >
        {t('end.do')} {hint('E')}
      </Button>
    </div>
  );
}

/** Not a small window: the question takes the place of the buttons, and what runs goes on beside it. */
function AskEnd({ paused, onBack }: { paused: boolean; onBack: () => void }) {
  const { t } = useTranslation(['record', 'common']);
  const messages = useMessages();
  const stop = useChange('capture', 'stop');
  const box = useRef<HTMLDivElement>(null);
  const end = () => {
    if (stop.isPending) return;
    stop.mutate(undefined, { onSuccess: () => messages.announce(t('record:kept.title')) });
  };
  // The answer that loses nothing has the focus, so that Enter twice never ends a recording.
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <Group
      className="live-ask"
      ref={box}
      aria-labelledby="live-ask-title"
      aria-describedby="live-ask-text"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onBack();
      }}
    >
      <h2 id="live-ask-title">{t('record:end.ask')}</h2>
      <p id="live-ask-text">{paused ? t('record:end.paused') : t('record:end.text')}</p>
      <div className="live-end">
        <Button size="large" kind="primary" onPress={onBack}>
          {paused ? t('common:back') : t('record:end.back')}
        </Button>
        <Button size="large" kind="danger" icon={<Square aria-hidden />} onPress={end}>
          {t('record:end.yes')}
        </Button>
      </div>
      <ErrorNotice error={stop.error} />
    </Group>
  );
}
