import { useState } from 'react';
import { useSettings } from '../../app/index.ts';
import {
  actionWith,
  canBeKey,
  KEY_ACTIONS,
  KEYS,
  type KeyAction,
  keySign,
  useKeyMap,
} from '../../audio/index.ts';
import { Button, Dialog, Notice, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** The keys for listening, each to be changed by pressing another one (for hands that need it, or other keyboards). */
export function OwnKeys() {
  const { t } = useTranslation(['settings', 'audio']);
  const { settings, change } = useSettings();
  const keys = useKeyMap();
  const sign = useSign();
  const [chosen, setChosen] = useState<KeyAction | null>(null);
  const isOwn = KEY_ACTIONS.some((action) => keys[action] !== KEYS[action]);
  return (
    <Section title={t('settings:keys.title')}>
      <p className="quiet">{t('settings:keys.about')}</p>
      <dl className="key-list">
        {KEY_ACTIONS.map((action) => (
          <div key={action} className="key-row">
            <dt>{t(`audio:keys.${action}`)}</dt>
            <dd>
              <Button
                aria-label={t('settings:keys.change', {
                  what: t(`audio:keys.${action}`),
                  key: sign(keys[action]),
                })}
                onPress={() => setChosen(action)}
              >
                {sign(keys[action])}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      {isOwn ? <Button onPress={() => change({ keys: {} })}>{t('settings:keys.usual')}</Button> : null}
      {chosen === null ? null : (
        <PressOne
          action={chosen}
          onClose={() => setChosen(null)}
          onKey={(key) => {
            change({ keys: { ...settings.keys, [chosen]: key } });
            setChosen(null);
          }}
        />
      )}
    </Section>
  );
}

function useSign(): (key: string) => string {
  const { t } = useTranslation('audio');
  return (key) => (key === 'space' ? t('keys.space') : keySign(key));
}

type PressOneProps = { action: KeyAction; onKey: (key: string) => void; onClose: () => void };

/** Waits for one key. Escape and Tab keep their meaning, so nobody is caught in here. */
function PressOne({ action, onKey, onClose }: PressOneProps) {
  const { t } = useTranslation(['settings', 'audio']);
  const keys = useKeyMap();
  const sign = useSign();
  const [refusal, setRefusal] = useState<string | null>(null);
  const what = t(`audio:keys.${action}`);
  const pressed = (key: string) => {
    const other = actionWith(keys, key, action);
    if (!canBeKey(key)) setRefusal(t('settings:keys.cannot'));
    else if (other) {
      setRefusal(t('settings:keys.taken', { key: sign(key), what: t(`audio:keys.${other}`) }));
    } else onKey(key);
  };
  return (
    <Dialog title={what} isOpen onClose={onClose}>
      <p>{t('settings:keys.press', { key: sign(keys[action]) })}</p>
      <input
        className="press-one"
        aria-label={t('settings:keys.field', { what })}
        value=""
        readOnly
        ref={(field) => field?.focus()}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Tab' || isModifier(event.key)) return;
          event.preventDefault();
          pressed(event.key === ' ' ? 'space' : event.key.toLowerCase());
        }}
      />
      {refusal === null ? null : (
        <Notice kind="careful" announce="now">
          {refusal}
        </Notice>
      )}
    </Dialog>
  );
}

const isModifier = (key: string) => ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'AltGraph'].includes(key);
