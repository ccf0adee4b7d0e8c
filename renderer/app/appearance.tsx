import { RadioGroup } from '../components/index.ts';
import { useTranslation } from '../i18n/index.ts';
import { useSettings } from './settings.tsx';

const LANGUAGES = ['system', 'en', 'es'] as const;
const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const SIZES = [100, 125, 150, 175, 200] as const;

/** Language, colours, text size and motion. Each choice shows at once; they need no open archive. */
export function AppearanceFields() {
  const { t } = useTranslation('app');
  const { settings, change } = useSettings();
  return (
    <div className="stack" data-gap="large">
      <RadioGroup
        label={t('look.textSize')}
        orientation="horizontal"
        options={SIZES.map((size) => ({ value: String(size), label: t('look.percent', { percent: size }) }))}
        value={String(settings.textSize)}
        onChange={(size) => change({ textSize: Number(size) })}
      />
      <RadioGroup
        label={t('look.language')}
        orientation="horizontal"
        options={LANGUAGES.map((value) => ({ value, label: t(`look.languages.${value}`) }))}
        value={settings.language}
        onChange={(language) => change({ language })}
      />
      <RadioGroup
        label={t('look.theme')}
        orientation="horizontal"
        options={THEMES.map((value) => ({ value, label: t(`look.themes.${value}`) }))}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
      />
      <RadioGroup
        label={t('look.motion')}
        orientation="horizontal"
        options={[
          { value: 'system', label: t('look.motions.system') },
          { value: 'none', label: t('look.motions.none') },
        ]}
        value={settings.reducedMotion ? 'none' : 'system'}
        onChange={(motion) => change({ reducedMotion: motion === 'none' })}
      />
    </div>
  );
}
