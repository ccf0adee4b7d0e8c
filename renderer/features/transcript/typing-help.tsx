import { useCall, useChange } from '../../bridge/index.ts';
import { Select } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { TYPING_KEYS, type TypingKey } from './typing-keys.ts';

const SIGNS: Readonly<Record<TypingKey, string>> = { escape: 'Esc', f8: 'F8', 'ctrl+space': 'Ctrl + Space' };

/** The keys that work while the words have the focus, and which one plays and pauses. */
export function TypingHelp({ playKey }: { playKey: TypingKey }) {
  const { t } = useTranslation('transcript');
  const { mutate } = useChange('app', 'changeSettings');
  const settings = useCall('app', 'settings');
  const keys: readonly [sign: string, words: string][] = [
    [SIGNS[playKey], t('keys.play')],
    ['F1', t('keys.back')],
    ['F2', t('keys.forward')],
    ['F3', t('keys.slower')],
    ['F4', t('keys.faster')],
    ['Ctrl + J', t('keys.time')],
    ['Alt + Enter', t('parts.splitHere')],
    ['Alt + J', t('parts.join')],
    ['Enter', t('keys.next')],
    ['Ctrl + Enter', t('keys.done')],
  ];
  return (
    <details className="typing-help">
      <summary>{t('keys.title')}</summary>
      <dl className="typing-keys" id="typing-help">
        {keys.map(([sign, words]) => (
          <div key={sign}>
            <dt>
              <kbd>{sign}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Select
        label={t('keys.choose')}
        options={TYPING_KEYS.map((key) => ({ value: key, label: SIGNS[key] }))}
        value={playKey}
        onChange={(typingKey) => typingKey && mutate({ typingKey })}
        isDisabled={!settings.data}
      />
    </details>
  );
}
