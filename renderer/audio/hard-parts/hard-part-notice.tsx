import { HeartPulse, SkipForward } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { KeyHint, useKeyShortcut } from '../keys/index.ts';
import type { useHardParts } from './use-hard-parts.ts';
import './hard-part.css';

type HardPartNoticeProps = {
  hard: ReturnType<typeof useHardParts>;
  /** False where the key belongs to somebody else: two players on one page, or a page for typing. */
  hasKey?: boolean;
};

/**
 * Calmly, five seconds before: what comes was hard to hear, and may be left out. The sound goes on by itself. When it
 * takes its own buttons away while one of them has the focus, that goes to the player's button that plays.
 */
export function HardPartNotice({ hard, hasKey = true }: HardPartNoticeProps) {
  const { t } = useTranslation('audio');
  const keyShortcut = useKeyShortcut();
  const box = useRef<HTMLDivElement>(null);
  const { near, skips } = hard;
  const leave = (act: () => void) => {
    const held = box.current?.contains(document.activeElement) ?? false;
    act();
    if (held) toPlay(box.current);
  };
  return (
    <div className="hard-part" ref={box} data-near={near !== null || undefined}>
      {near ? <HeartPulse aria-hidden /> : null}
      <p role="status">{near ? t(near.isHere ? 'hard.here' : 'hard.soon') : ''}</p>
      {near ? (
        <>
          <Button
            icon={<SkipForward aria-hidden />}
            {...(hasKey ? { 'aria-keyshortcuts': keyShortcut('skip-hard') } : {})}
            onPress={() => leave(hard.skip)}
          >
            {t('hard.skip')} {hasKey ? <KeyHint action="skip-hard" /> : null}
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

/** To the button that plays: what was pressed is not there any more. */
function toPlay(notice: HTMLElement | null): void {
  let around = notice?.parentElement ?? null;
  while (around) {
    const play = around.querySelector<HTMLElement>('.player-group .button[data-kind="primary"]');
    if (play) {
      play.focus();
      return;
    }
    around = around.parentElement;
  }
}
