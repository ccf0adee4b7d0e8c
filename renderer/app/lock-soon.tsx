import { useEffect, useState } from 'react';
import { useCapture, useKeptword, useKeptwordEvent } from '../bridge/index.ts';
import { Button, Dialog } from '../components/index.ts';
import { keepOpenForms } from '../drafts/index.ts';
import { useTranslation } from '../i18n/index.ts';

/** Often enough that a minute's auto-lock never strikes somebody who works. */
const TOUCH_EVERY_MS = 15_000;

/** Tells main that the person is here, and asks her when main is about to lock. */
export function LockSoon() {
  const { t } = useTranslation('app');
  const api = useKeptword();
  const isRecording = useCapture((news) => Boolean(news.state?.running));
  const [seconds, setSeconds] = useState<number | null>(null);
  useKeptwordEvent('lockSoon', (soon) => setSeconds(Math.max(1, Math.ceil(soon.seconds))));

  useEffect(() => {
    let last = 0;
    const touch = () => {
      const now = Date.now();
      if (now - last < TOUCH_EVERY_MS) return;
      last = now;
      void api.app.touch();
    };
    const signs = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [api]);

  const asking = seconds !== null;
  useEffect(() => {
    if (!asking) return;
    const timer = setInterval(
      () => setSeconds((left) => (left === null ? null : Math.max(0, left - 1))),
      1000,
    );
    return () => clearInterval(timer);
  }, [asking]);

  function stay() {
    setSeconds(null);
    void api.app.touch();
  }

  return (
    <Dialog
      title={t('lockSoon.title')}
      isOpen={asking}
      onClose={stay}
      mustAnswer
      actions={
        <>
          <Button
            onPress={() => {
              keepOpenForms();
              void api.archive.lock();
            }}
          >
            {t('lockSoon.now')}
          </Button>
          <Button kind="primary" onPress={stay} autoFocus>
            {t('lockSoon.here')}
          </Button>
        </>
      }
    >
      <p>
        {t('lockSoon.text', { count: seconds ?? 0 })} {isRecording ? t('lockSoon.recording') : null}
      </p>
    </Dialog>
  );
}
