import { type ReactNode, useEffect, useRef } from 'react';
import { ReadAloud } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** The head of a sheet: which step it is, what it is about, and a voice that reads it. The heading takes the focus. */
export function SheetHead(props: {
  title: string;
  about?: string;
  /** Sentences that are not in `about` but should be read aloud too. */
  spoken?: string;
  step?: { n: number; of: number };
  children?: ReactNode;
}) {
  const { t } = useTranslation('unlock');
  const heading = useRef<HTMLHeadingElement>(null);
  const { title } = props;
  // A new title is a new step: say where the person is.
  useEffect(() => {
    const sheet = heading.current?.closest('main');
    // A field that already took the focus keeps it.
    if (title && !sheet?.contains(document.activeElement)) heading.current?.focus();
  }, [title]);
  return (
    <header className="sheet-head">
      {props.step ? <p className="quiet small">{t('step', props.step)}</p> : null}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {props.about ? <p className="page-about">{props.about}</p> : null}
      {props.children}
      <ReadAloud text={[title, props.about, props.spoken].filter(Boolean).join('. ')} />
    </header>
  );
}
