import { type ReactNode, useEffect, useRef } from 'react';

type PageTitleProps = { className?: string; children: ReactNode };

/** The title of a page in the child's window: what was pressed is gone with its page, so the focus goes here. */
export function PageTitle({ className, children }: PageTitleProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <h1 ref={title} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
