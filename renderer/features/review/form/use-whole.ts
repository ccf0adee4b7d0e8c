import { useCallback, useEffect, useRef } from 'react';

/**
 * Changes to some fields of a thing that is saved as a whole. Leaving one field and pressing another come within one
 * breath: the second builds on what the first asked for, not on what the archive has told so far.
 */
export function useWhole<T extends object>(value: T, save: (whole: T) => void): (fields: Partial<T>) => void {
  const asked = useRef(value);
  const latest = useRef(save);
  useEffect(() => {
    asked.current = value;
  }, [value]);
  useEffect(() => {
    latest.current = save;
  });
  return useCallback((fields) => {
    asked.current = { ...asked.current, ...fields };
    latest.current(asked.current);
  }, []);
}
