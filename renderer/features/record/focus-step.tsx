import { type ReactNode, useEffect, useRef } from 'react';

/**
 * One step of the page. When it replaces another one, its heading takes the focus, so that a screen reader says where
 * the person is now.
 */
export function FocusStep({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('h1')?.focus();
    // With large text the rail lies above: the step begins at its own top. (jsdom has no scrolling.)
    box.current?.firstElementChild?.scrollIntoView?.({ block: 'start' });
  }, []);
  return (
    <div className="focus-step" ref={box}>
      {children}
    </div>
  );
}
