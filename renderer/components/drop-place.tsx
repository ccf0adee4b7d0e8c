import { type HTMLAttributes, useRef } from 'react';
import { useDrop } from 'react-aria-components';

type DropPlaceProps = Pick<HTMLAttributes<HTMLDivElement>, 'className' | 'children'> & {
  /** Some files are chosen already: their place is smaller now. */
  hasFiles?: boolean;
  /** Why it cannot go on like this: no file was chosen. The button in it takes the focus (`toWrongField`). */
  error?: string | null;
  onFiles(files: Promise<readonly File[]>): void;
};

/**
 * A place onto which files are dropped, with what stands in it: a button that does the same. It is no stop of the
 * keyboard itself; react-aria's own zone has one, a button at which Enter does nothing.
 */
export function DropPlace({ hasFiles = false, error, onFiles, className, children }: DropPlaceProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { dropProps, isDropTarget } = useDrop({
    ref,
    onDrop: ({ items }) =>
      onFiles(Promise.all(items.filter((one) => one.kind === 'file').map((one) => one.getFile()))),
  });
  return (
    <div
      {...dropProps}
      ref={ref}
      className={className}
      data-more={hasFiles || undefined}
      data-drop-target={isDropTarget || undefined}
      data-invalid={error ? true : undefined}
    >
      {children}
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
