import { HeartPulse, SkipForward } from 'lucide-react';
import { useRef } from 'react';
import { KeyHint, useKeyShortcut } from '../../audio/index.ts';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { useHardParts } from './use-hard-parts.ts';

type HardPartNoticeProps = {
  hard: ReturnType<typeof useHardParts>;
  /** Where the focus goes when the notice takes its own buttons away. */
  onGone(): void;
};

/** Calmly, five seconds before: what comes was hard to hear, and may be left out. The sound goes on by itself. */
export function HardPartNotice({ hard, onGone }: HardPartNoticeProps) {
  const { t } = useTranslation('review');
  const keyShortcut = useKeyShortcut();
  const box = useRef<HTMLDivElement>(null);
  const { near, skips } = hard;
  const leave = (act: () => void) => {
    const held = box.current?.contains(document.activeElement) ?? false;
    act();
    if (held) onGone();
  };
  return (
    <div className="hard-part" ref={box} data-near={near !== null || undefined}>
      {near ? <HeartPulse aria-hidden /> : null}
      <p role="status">{near ? t(near.isHere ? 'hard.here' : 'hard.soon') : ''}</p>
      {near ? (
        <>
          <Button
            icon={<SkipForward aria-hidden />}
            aria-keyshortcuts={keyShortcut('skip-hard')}
            onPress={() => leave(hard.skip)}
          >
            {t('hard.skip')} <KeyHint action="skip-hard" />
          </Button>
          {skips ? null : (
            <Button
              kind="quiet"
              onPress={() =>
                leave(() => {
                  hard.choose(true);
                  hard.skip();
                })
              }
            >
              {t('hard.always')}
            </Button>
          )}
        </>
      ) : null}
    </div>
  );
}
