import { SecretField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type Strength, strengthOf } from './strength.ts';

const BARS: Record<Strength, number> = { empty: 0, short: 1, plain: 1, good: 3, strong: 4 };

/** The field for a new passphrase, with its strength as a bar and as words. */
export function NewPassphrase(props: {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('unlock');
  const strength = strengthOf(props.value);
  return (
    <div className="stack" data-gap="small">
      <SecretField
        label={props.label}
        hint={props.hint}
        show={t('show')}
        hide={t('hide')}
        value={props.value}
        onChange={props.onChange}
        autoFocus={props.autoFocus ?? false}
      />
      <div className="strength" data-strength={strength}>
        <span className="strength-bars" aria-hidden>
          {[1, 2, 3, 4].map((bar) => (
            <span key={bar} className="strength-bar" data-on={bar <= BARS[strength] || undefined} />
          ))}
        </span>
        <span className="small" role="status">
          {t(`strength.${strength}`)}
        </span>
      </div>
    </div>
  );
}
