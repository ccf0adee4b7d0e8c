import { type ReactNode, useEffect, useRef } from 'react';
import type { CaptureWarningKind } from '../../../shared/contract/index.ts';
import { type MicrophoneTrouble, useCapture, useCaptureStore, useChange } from '../../bridge/index.ts';
import { Button, Notice, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Sound is being lost, or soon will be. */
const GRAVE: ReadonlySet<CaptureWarningKind | MicrophoneTrouble> = new Set([
  'no-sound',
  'device-gone',
  'disk-low',
  'disk-error',
  'disk-full',
  'refused',
  'missing',
  'failed',
]);
/** When one of these is over, there is sound again. */
const WITHOUT_SOUND: readonly string[] = ['no-sound', 'silence', 'device-gone'];

/**
 * What is wrong with the recording, in words, at once: read out by a screen reader, never with a sound (D61). The same
 * on every screen and on the lock screen.
 */
export function Warnings({ onEnd }: { onEnd?: (() => void) | undefined }) {
  const { t } = useTranslation('record');
  const store = useCaptureStore();
  const standing = useStanding();
  const happened = useCapture((news) => news.happened);
  const trouble = useCapture((news) => news.trouble);
  useSoundIsBack(standing);
  if (standing.length + happened.length === 0 && !trouble) return null;
  return (
    <div className="warnings">
      {trouble ? <Warning kind={trouble} /> : null}
      {standing.map((kind) =>
        kind === 'still-recording' ? (
          <StillRecording key={kind} onEnd={onEnd} />
        ) : (
          <Warning key={kind} kind={kind} />
        ),
      )}
      {happened.map((warning) => (
        <Warning
          key={`${warning.kind} ${warning.elapsedMs}`}
          kind={warning.kind}
          action={<Button onPress={() => store.seen(warning)}>{t('warn.seen')}</Button>}
        />
      ))}
    </div>
  );
}

/** The warnings that stand, the one that explains the others alone: who hears "the plug is out" needs no "silence". */
function useStanding(): readonly CaptureWarningKind[] {
  const joined = useCapture((news) => news.state?.warnings.join(' ') ?? '');
  const all = joined === '' ? [] : (joined.split(' ') as CaptureWarningKind[]);
  const without = all.includes('device-gone')
    ? ['no-sound', 'silence']
    : all.includes('no-sound')
      ? ['silence']
      : [];
  // These are told as what happened, once, with the button that takes them away.
  const told = ['encoder-restarted', 'slept', 'window-lost', ...without];
  return all.filter((kind) => !told.includes(kind));
}

type WarningProps = { kind: CaptureWarningKind | MicrophoneTrouble; action?: ReactNode };

function Warning({ kind, action }: WarningProps) {
  const { t } = useTranslation('record');
  return (
    <Notice
      kind={GRAVE.has(kind) ? 'problem' : 'careful'}
      announce="now"
      title={t(`warn.${kind}.title`)}
      actions={action}
    >
      <p>{t(`warn.${kind}.text`)}</p>
    </Notice>
  );
}

/** Asked after hours without a sign of anybody. Only asked: no answer ends nothing. */
function StillRecording({ onEnd }: { onEnd?: (() => void) | undefined }) {
  const { t } = useTranslation('record');
  const stillHere = useChange('capture', 'stillHere');
  return (
    <Warning
      kind="still-recording"
      action={
        <>
          <Button onPress={() => stillHere.mutate(undefined)}>{t('warn.stillYes')}</Button>
          {onEnd ? <Button onPress={onEnd}>{t('end.do')}</Button> : null}
        </>
      }
    />
  );
}

/** A warning that goes away is silent to those who do not see it go. */
function useSoundIsBack(standing: readonly string[]): void {
  const { t } = useTranslation('record');
  const messages = useMessages();
  const isWithout = standing.some((kind) => WITHOUT_SOUND.includes(kind));
  const was = useRef(isWithout);
  const recording = useCapture((news) => news.state?.state === 'recording');
  useEffect(() => {
    if (was.current && !isWithout && recording) messages.announce(t('warn.over'));
    was.current = isWithout;
  }, [isWithout, recording, messages, t]);
}
