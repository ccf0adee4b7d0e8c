import { useCapture } from '../../bridge/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

export type RunState = 'recording' | 'paused' | 'sealing';

/** What runs now: nothing, or one of three. A level test is nothing: it keeps no sound. */
export function useRunState(): RunState | null {
  return useCapture(({ state }) => {
    if (!state?.running) return null;
    return state.state === 'paused' || state.state === 'sealing' ? state.state : 'recording';
  });
}

/** A red dot and its words: neither says it alone. */
export function RunWords({ state }: { state: RunState }) {
  const { t } = useTranslation('record');
  return (
    <span className="run-words" data-state={state}>
      <span className="run-dot" aria-hidden />
      {t(`live.${state}`)}
    </span>
  );
}

/** The sound that is kept, to the second. It stands still when nothing comes in, so the eye sees that too. */
export function KeptTime({ size = 'normal' }: { size?: 'normal' | 'huge' }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const seconds = useCapture(({ state }) => Math.floor((state?.running?.keptMs ?? 0) / 1000));
  return (
    <span className="kept-time figures" data-size={size} role="timer">
      {format.timecode(seconds * 1000)} <span className="kept-time-words">{t('live.kept')}</span>
    </span>
  );
}
