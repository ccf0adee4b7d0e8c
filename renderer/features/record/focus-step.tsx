import { type ReactNode, useEffect, useRef } from 'react';

/**
 * One step of the page. When it replaces another one, its heading takes the focus, so that a screen reader says where
 * the person is now.
 */
export function FocusStep({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('h1')?.focus();
    box.current?.closest('.main')?.scrollTo({ top: 0 });
  }, []);
  return (
    <div className="focus-step" ref={box}>
      {children}
    </div>
  );
}
