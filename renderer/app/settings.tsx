import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Settings, WireError } from '../../shared/contract/index.ts';
import { useCall, useChange } from '../bridge/index.ts';
import { useMessages } from '../components/index.ts';
import { chooseLanguage, useTranslation } from '../i18n/index.ts';

type SettingsAccess = {
  settings: Settings;
  change: (change: Partial<Settings>) => void;
  /** Why the last change was refused; null as soon as one is taken. */
  error: WireError | null;
};

const SettingsContext = createContext<SettingsAccess | null>(null);

/** Applies the settings of this computer to the whole window: language, theme, text size, motion. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const stored = useCall('app', 'settings');
  const locale = useCall('app', 'locale');
  const save = useChange('app', 'changeSettings');
  const { i18n } = useTranslation();
  const systemTheme = useSystemTheme();

  const settings = stored.data;
  const tag = locale.data ?? 'en-US';
  const language = settings ? chooseLanguage(settings.language, tag) : null;

  useEffect(() => {
    if (!language) return;
    void i18n.changeLanguage(language);
    document.documentElement.lang = language;
  }, [i18n, language]);

  useEffect(() => {
    if (!settings) return;
    const root = document.documentElement;
    const follows = settings.theme === 'system' || systemTheme === 'forced';
    root.dataset.theme = follows ? THEME[systemTheme] : settings.theme;
    root.dataset.motion = settings.reducedMotion ? 'reduced' : 'system';
    root.style.setProperty('--text-scale', String(settings.textSize / 100));
  }, [settings, systemTheme]);

  const { mutate, error } = save;
  const access = useMemo(
    () => (settings ? { settings, change: (change: Partial<Settings>) => mutate(change), error } : null),
    [settings, mutate, error],
  );
  if (!access || !language) return null;
  return (
    <SettingsContext value={access}>
      <I18nProvider locale={tag.toLowerCase().startsWith(language) ? tag : `${language}-US`}>
        {children}
      </I18nProvider>
    </SettingsContext>
  );
}

/** The settings of this computer and a way to change them at once. */
export function useSettings(): SettingsAccess {
  const access = useContext(SettingsContext);
  if (!access) throw new Error('useSettings needs a SettingsProvider above it.');
  return access;
}

/**
 * Says a change of the settings that was refused, wherever it was asked for, until the next is taken. Stands below the
 * `MessagesProvider`.
 */
export function SettingsTrouble() {
  const { t } = useTranslation('errors');
  const { error } = useSettings();
  const messages = useMessages();
  useEffect(() => {
    return error ? messages.say({ text: t(error.code), stays: true, about: 'settings' }) : undefined;
  }, [error, messages, t]);
  return null;
}

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';
const FORCED = '(forced-colors: active)';

type SystemTheme = 'light' | 'dark' | 'contrast' | 'forced';

/** The system's own few colours stand above every choice made here; tokens.css takes them into the contrast theme. */
const THEME = { light: 'light', dark: 'dark', contrast: 'contrast', forced: 'contrast' } as const;

function useSystemTheme(): SystemTheme {
  return useSyncExternalStore(
    (changed) => {
      const queries = [DARK, CONTRAST, FORCED].map((query) => window.matchMedia(query));
      for (const query of queries) query.addEventListener('change', changed);
      return () => {
        for (const query of queries) query.removeEventListener('change', changed);
      };
    },
    () => {
      if (window.matchMedia(FORCED).matches) return 'forced';
      if (window.matchMedia(CONTRAST).matches) return 'contrast';
      return window.matchMedia(DARK).matches ? 'dark' : 'light';
    },
  );
}
