import {
  FolderLock,
  House,
  type LucideIcon,
  MessagesSquare,
  PackageCheck,
  Search,
  Settings,
  Target,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useChange, useRunningJobs } from '../bridge/index.ts';
import { keepOpenForms } from '../drafts/index.ts';
import { RecordingBar, useOnLivePage } from '../features/record/elsewhere.ts';
import { useTranslation } from '../i18n/index.ts';
import { ChildSwitch } from './child-switch.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { keepFocus } from './keep-focus.ts';
import { useKeys } from './keys.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LockSoon } from './lock-soon.tsx';
import { useNavigation } from './navigation.tsx';
import { PLACES, type Place, VIEWS, viewOf } from './routes.tsx';
import { useUndo } from './undo.ts';
import { useWarmPages } from './warm.ts';
import './frame.css';

const ICONS: Record<Place, LucideIcon> = {
  home: House,
  meetings: MessagesSquare,
  goals: Target,
  search: Search,
  evidence: PackageCheck,
  settings: Settings,
};

/** The open archive: the rail on the left, always the same, and the page. */
export function Frame({ readOnly, diskFull = false }: { readOnly: boolean; diskFull?: boolean }) {
  const { t } = useTranslation('app');
  const { route } = useNavigation();
  const main = useRef<HTMLElement>(null);
  const [showKeys, setShowKeys] = useState(false);
  useFrameKeys(() => setShowKeys(true));
  useWarmPages();
  useEffect(keepFocus, []);
  // In a meeting nothing may shine at the people opposite (D61).
  const isDim = useOnLivePage();
  useDimWindow(isDim);
  const shown = viewOf(route);
  const View = shown?.view;
  return (
    <div className="frame" data-dim={isDim || undefined}>
      <Button className="skip" onPress={() => main.current?.focus()}>
        {t('skip')}
      </Button>
      <RecordingBar />
      <Rail current={shown?.place ?? null} />
      <main className="main" ref={main} tabIndex={-1} id="page">
        {readOnly ? <p className="read-only">{t(diskFull ? 'readOnlyFull' : 'readOnly')}</p> : null}
        <ErrorBoundary resetOn={route}>{View ? <View route={route} /> : null}</ErrorBoundary>
      </main>
      <KeysDialog isOpen={showKeys} onClose={() => setShowKeys(false)} />
      <LockSoon />
    </div>
  );
}

/** Menus, dialogs and messages stand beside the frame, not in it: the whole window is dim. */
function useDimWindow(isDim: boolean) {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!isDim) return;
    dataset.dim = '';
    return () => {
      delete dataset.dim;
    };
  }, [isDim]);
}

function Rail({ current }: { current: Place | null }) {
  const { t } = useTranslation('app');
  const lock = useLock();
  return (
    <div className="rail">
      <ChildSwitch />
      <nav className="rail-places" aria-label={t('places')}>
        {PLACES.filter((place) => VIEWS[place]).map((place) => (
          <RailEntry key={place} place={place} isCurrent={current === place} />
        ))}
      </nav>
      <RunningJobs />
      <div className="rail-foot">
        <Button className="rail-entry" onPress={lock}>
          <FolderLock aria-hidden />
          <span>{t('lock')}</span>
        </Button>
        <RailEntry place="settings" isCurrent={current === 'settings'} />
      </div>
    </div>
  );
}

function RailEntry({ place, isCurrent }: { place: Place; isCurrent: boolean }) {
  const { t } = useTranslation('app');
  const { go } = useNavigation();
  const Icon = ICONS[place];
  return (
    <Button
      className="rail-entry"
      onPress={() => go({ at: place })}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon aria-hidden />
      <span>{t(place)}</span>
    </Button>
  );
}

/** Long work goes on when its page is left; here it stays in sight. */
function RunningJobs() {
  const { t } = useTranslation(['app', 'common']);
  const jobs = useRunningJobs();
  if (jobs.length === 0) return null;
  return (
    <ul className="rail-jobs">
      {jobs.map(({ name, state }) => {
        const { done = 0, total = null } = state.progress ?? {};
        const percent = total ? Math.floor((done / total) * 100) : null;
        return (
          <li key={name}>
            {t(`jobs.${name}`)}
            <span className="quiet figures">
              {percent === null ? t('common:progress.working') : t('common:progress.percent', { percent })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Locks; what was typed in the last moments goes to main first. */
function useLock() {
  const { mutate } = useChange('archive', 'lock');
  return () => {
    keepOpenForms();
    mutate(undefined);
  };
}

function useFrameKeys(showKeys: () => void) {
  const { t } = useTranslation('app');
  const { go, back, forward } = useNavigation();
  const lock = useLock();
  const undo = useUndo();
  useKeys(t('keys.everywhere'), [
    { combo: 'mod+l', label: t('keys.lock'), run: lock, always: true },
    { combo: 'mod+z', label: t('keys.undo'), run: () => void undo('undo') },
    { combo: 'mod+shift+z', label: t('keys.redo'), run: () => void undo('redo') },
    { combo: '/', label: t('keys.search'), run: () => go({ at: 'search' }) },
    { combo: 'alt+arrowleft', label: t('keys.back'), run: back },
    { combo: 'alt+arrowright', label: t('keys.forward'), run: forward },
    { combo: '?', label: t('keys.show'), run: showKeys },
  ]);
}
