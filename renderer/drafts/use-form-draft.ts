import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FormFields, FormKey } from '../../shared/domain/index.ts';
import { toWireError, useKeptword } from '../bridge/index.ts';
import type { FormDraft } from '../components/index.ts';
import { dayHere } from '../i18n/index.ts';
import { FormKeeper, type FormStore } from './form-keeper.ts';

/** Every form that is open now. */
const open = new Set<{ flush(): void }>();

/** For a field that keeps its words in its own way: `flush` is called before a lock. Returns what ends that. */
export function keepAtLock(field: { flush(): void }): () => void {
  open.add(field);
  return () => void open.delete(field);
}

/** Hands over what was typed in the last quarter of a second; before the archive is locked from this window. */
export function keepOpenForms(): void {
  for (const keeper of open) keeper.flush();
}

/**
 * Keeps what is typed into a form while it is typed, and offers it back when the form is opened again. `values` is what
 * stands in the form, in names of the form's own; `fill` puts values into it. Give the answer to `<FormDialog draft>` or
 * `<BegunNotice draft>`, and end it when the form was saved: `{ onSuccess: draft.savedThen(onClose) }`. A form that
 * empties itself after saving needs no end. Secrets are never given to it. The form must be mounted anew (React `key`)
 * for another owner.
 */
export function useFormDraft<T extends FormFields>(
  key: FormKey,
  values: T,
  fill: (values: T) => void,
): FormDraft {
  const api = useKeptword();
  const latest = useRef(fill);
  const [keeper] = useState(() => {
    const store: FormStore = {
      load: () => api.drafts.get(key),
      keep: (fields) =>
        api.drafts.keep({ ...key, fields }).catch((thrown) => {
          throw toWireError(thrown);
        }),
    };
    return new FormKeeper(store, values, dayHere());
  });
  const state = useSyncExternalStore(keeper.subscribe, keeper.current);
  useEffect(() => {
    latest.current = fill;
    keeper.typed(values);
  });
  useEffect(() => {
    const flush = () => keeper.flush();
    open.add(keeper);
    addEventListener('pagehide', flush);
    void keeper.open((begun) => latest.current(begun));
    return () => {
      open.delete(keeper);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [keeper]);
  const end = () => keeper.end();
  return {
    ...state,
    take: () => keeper.take((begun) => latest.current(begun)),
    throwAway: () => keeper.throwAway((begun) => latest.current(begun)),
    end,
    savedThen:
      (then) =>
      (...answers) => {
        end();
        then(...answers);
      },
  };
}
