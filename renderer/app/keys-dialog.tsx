import { Keyboard } from 'react-aria-components';
import { Dialog } from '../components/index.ts';
import { useTranslation } from '../i18n/index.ts';
import { parseCombo } from './combo.ts';
import { useAllKeys } from './keys.tsx';

/** The list of all keys that work on this page, opened by `?`. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('app');
  const groups = useAllKeys();
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <p className="quiet">{t('keys.about')}</p>
      {groups.map((group) => (
        <section key={group.id} className="stack" data-gap="small">
          <h3>{group.title}</h3>
          <dl className="key-list">
            {group.keys.map((key) => (
              <div key={key.combo} className="key-row">
                <dt>{key.label}</dt>
                <dd>
                  <Combination combo={key.combo} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

/** A combination as caps: Ctrl L. */
function Combination({ combo }: { combo: string }) {
  const { t } = useTranslation('app');
  const { key, mod, alt, shift } = parseCombo(combo);
  const named: Record<string, string> = {
    ' ': t('keys.space'),
    escape: t('keys.escape'),
    enter: t('keys.enter'),
    arrowleft: t('keys.left'),
    arrowright: t('keys.right'),
    arrowup: t('keys.up'),
    arrowdown: t('keys.down'),
  };
  const caps = [
    mod ? t('keys.ctrl') : null,
    alt ? t('keys.alt') : null,
    shift ? t('keys.shift') : null,
    named[key] ?? key.toUpperCase(),
  ].filter((cap) => cap !== null);
  return (
    <span className="key-caps">
      {caps.map((cap) => (
        <Keyboard key={cap} className="key-cap">
          {cap}
        </Keyboard>
      ))}
    </span>
  );
}
