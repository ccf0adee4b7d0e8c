import { useState } from 'react';
import { useCapture } from '../../bridge/index.ts';
import { Notice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LiveEnd } from './live-end.tsx';
import { LiveMarks } from './live-marks.tsx';
import { KeptTime, type RunState, RunWords, useRunState } from './status.tsx';
import { useLive } from './use-live.ts';
import { Warnings } from './warnings.tsx';
import './running.css';

/**
 * Above the lock screen: the recording goes on, and marks, break and end need no passphrase (decision 092). Nothing of
 * the archive is shown, no note can be typed, and no key acts: the field below wants them.
 */
export function LockedRecording() {
  const { t } = useTranslation('record');
  const state = useRunState();
  const ended = useCapture((news) => news.ended);
  if (state) return <Running state={state} />;
  if (!ended) return null;
  return (
    <div className="locked-panel" data-plain>
      <Notice kind="good" announce="later">
        <p>{t('kept.locked')}</p>
      </Notice>
    </div>
  );
}

function Running({ state }: { state: RunState }) {
  const { t } = useTranslation('record');
  const live = useLive();
  const [asking, setAsking] = useState(false);
  const paused = state === 'paused';
  return (
    <section className="locked-recording" aria-label={t('live.bar')}>
      <div className="locked-line">
        <RunWords state={state} />
        <KeptTime />
      </div>
      <div className="locked-panel">
        <p className="quiet">{t(paused ? 'locked.pausedTitle' : 'locked.title')}</p>
        <Warnings onEnd={() => setAsking(true)} />
        {state === 'recording' ? <LiveMarks live={live} withKeys={false} /> : null}
        {state === 'sealing' ? null : (
          <LiveEnd live={live} paused={paused} asking={asking} onAsk={setAsking} withKeys={false} />
        )}
      </div>
    </section>
  );
}
