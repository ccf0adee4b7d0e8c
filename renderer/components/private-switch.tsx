import { useTranslation } from '../i18n/index.ts';
import { Checkbox } from './choice.tsx';
import { Notice } from './notice.tsx';

type PrivateSwitchProps = {
  /** True: private moments are in the list. */
  isOn: boolean;
  onChange(isOn: boolean): void;
  /** How many are left out. */
  left: number;
  /** What else happens to them then. */
  leaves: 'printed' | 'printedAndCopied' | 'played';
};

/** The one switch that puts private moments into a list, with what is left out, so that nothing seems lost. */
export function PrivateSwitch({ isOn, onChange, left, leaves }: PrivateSwitchProps) {
  const { t } = useTranslation('common');
  if (left === 0 && !isOn) return null;
  return (
    <div className="stack" data-gap="small">
      <Checkbox
        isSelected={isOn}
        onChange={onChange}
        hint={isOn ? undefined : `${t('private.left', { count: left })} ${t(`private.hint.${leaves}`)}`}
      >
        {t('private.show')}
      </Checkbox>
      {isOn ? <Notice kind="careful">{t(`private.on.${leaves}`)}</Notice> : null}
    </div>
  );
}
