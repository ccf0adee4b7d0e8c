import { type ReactNode, useEffect, useRef } from 'react';

type PageTitleProps = {
  className?: string;
  /** False where the page was not turned to: then the focus stays where it is. */
  takesFocus?: boolean;
  children: ReactNode;
};

/** The title of a page in the child's window: what was pressed is gone with its page, so the focus goes here. */
export function PageTitle({ className, takesFocus = true, children }: PageTitleProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  return (
    <h1 ref={title} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
