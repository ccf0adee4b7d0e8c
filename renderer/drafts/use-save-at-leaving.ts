import { useEffect } from 'react';
import { keepAtLock } from './use-form-draft.ts';

/**
 * Saves what stands in a field when the field goes, when the page goes, and before a lock: a lock is leaving the field,
 * too, and what is only a draft is in no bundle. `field` is one and the same as long as the field is there.
 */
export function useSaveAtLeaving(field: { save(): unknown }): void {
  useEffect(() => {
    const leave = () => void field.save();
    const stop = keepAtLock({ flush: leave });
    addEventListener('pagehide', leave);
    return () => {
      stop();
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [field]);
}
