import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { matches } from './combo.ts';

export type KeyDef = {
  /** `mod` is Ctrl, or Command on a Mac: `mod+l`, `mod+shift+z`, `alt+arrowleft`, `space`, `j`, `/`, `?`. */
  combo: string;
  /** What it does, in the words of the screen. Shown in the list of all keys. */
  label: string;
  run: () => void;
  /** Works even while typing and over dialogs: for the lock only. */
  always?: boolean;
  /** Held down, it acts once: a finger left on A does not make twenty marks. */
  once?: boolean;
};

export type KeyGroup = { id: string; title: string; keys: readonly KeyDef[] };

class KeyRegistry {
  #groups: readonly KeyGroup[] = [];
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  groups = (): readonly KeyGroup[] => this.#groups;

  put(group: KeyGroup): void {
    this.#replace([...this.#groups.filter((one) => one.id !== group.id), group]);
  }

  drop(id: string): void {
    this.#replace(this.#groups.filter((one) => one.id !== id));
  }

  #replace(groups: readonly KeyGroup[]): void {
    this.#groups = groups;
    for (const listener of this.#listeners) listener();
  }
}

const KeysContext = createContext<KeyRegistry | null>(null);

/** Listens to the keyboard for everything below it. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new KeyRegistry());
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // The newest screen first: a page may give a key another meaning than the frame.
      for (const group of registry.groups().toReversed()) {
        const key = group.keys.find((one) => matches(event, one.combo));
        if (!key) continue;
        if (!key.always && isBusy(event, key.combo)) return;
        event.preventDefault();
        if (!(key.once && event.repeat)) key.run();
        return;
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [registry]);
  return <KeysContext value={registry}>{children}</KeysContext>;
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="spinbutton"]';
const NOT_TYPING = 'input:is([type="checkbox"], [type="radio"], [type="button"], [type="range"])';
const PRESSED_BY_SPACE =
  'button, a, summary, input, [role="button"], [role="tab"], [role="switch"], [role="option"], [role="menuitem"]';
const MOVED_BY_ARROWS =
  '[role="slider"], [role="tab"], [role="radio"], [role="option"], [role="menuitem"], [role="listbox"], input';

/** Messages at the foot are alert dialogs too, for react-aria; they cover nothing. */
const OVER_THE_PAGE = '[role="dialog"], [role="alertdialog"]:not(.toast), [role="menu"], [role="listbox"]';

/** True when the key belongs to what has the focus: a field, a pressed button, a slider, an open dialog. */
function isBusy(event: KeyboardEvent, combo: string): boolean {
  if (document.querySelector(OVER_THE_PAGE)) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return false;
  if (target.closest(TYPING) && !target.closest(NOT_TYPING)) return true;
  if ((combo === 'space' || combo === 'enter') && target.closest(PRESSED_BY_SPACE)) return true;
  return combo.startsWith('arrow') && target.closest(MOVED_BY_ARROWS) !== null;
}

function useRegistry(): KeyRegistry {
  const registry = useContext(KeysContext);
  if (!registry) throw new Error('useKeys needs a KeysProvider above it.');
  return registry;
}

/**
 * The keys of a screen, for as long as it is shown. They never fire while typing, nor under a dialog, and they are in
 * the list that `?` opens.
 */
export function useKeys(title: string, keys: readonly KeyDef[]): void {
  const registry = useRegistry();
  const id = useId();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  // A new list of keys or of words registers anew; a new `run` alone does not.
  const signature = keys
    .map((key) => `${key.combo}\t${key.label}\t${key.always === true}\t${key.once === true}`)
    .join('\n');
  useEffect(() => {
    const shown = signature === '' ? [] : signature.split('\n').map((row) => row.split('\t'));
    registry.put({
      id,
      title,
      keys: shown.map(([combo = '', label = '', always, once], index) => ({
        combo,
        label,
        always: always === 'true',
        once: once === 'true',
        run: () => latest.current[index]?.run(),
      })),
    });
    return () => registry.drop(id);
  }, [registry, id, title, signature]);
}

/** All keys that work now, for the list. Groups with the same title are shown as one. */
export function useAllKeys(): readonly KeyGroup[] {
  const registry = useRegistry();
  const groups = useSyncExternalStore(registry.subscribe, registry.groups);
  return useMemo(() => groups, [groups]);
}
