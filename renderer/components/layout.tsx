import { type ReactNode, useEffect, useRef } from 'react';
import { useHeadingFocus } from '../app/arrival.ts';
import { useTranslation } from '../i18n/index.ts';
import './layout.css';

export type PageProps = {
  title: string;
  /** One sentence under the title, at most. */
  about?: ReactNode;
  /** A quiet line above the title: where this page belongs ("Annual IEP meeting"), or a way back. */
  above?: ReactNode;
  /** Beside the title: the one main action of the page. */
  action?: ReactNode;
  /** `wide` for pages with two columns. */
  width?: 'normal' | 'wide';
  children: ReactNode;
};

/** A page: its heading takes the focus when the person arrives, so that a screen reader says where they are. */
export function Page({ title, about, above, action, width = 'normal', children }: PageProps) {
  const heading = useHeadingFocus();
  return (
    <div className="page" data-width={width}>
      <header className="page-head">
        {above ? <div className="page-above">{above}</div> : null}
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {action ? <div className="page-action">{action}</div> : null}
        </div>
        {about ? <p className="page-about">{about}</p> : null}
      </header>
      {children}
    </div>
  );
}

export type SectionProps = {
  title: string;
  aside?: ReactNode;
  /** The answer to what was asked on this page: its heading comes into sight and takes the focus once it is there. */
  arrives?: boolean;
  children: ReactNode;
};

/** A part of a page under its own heading. */
export function Section({ title, aside, arrives = false, children }: SectionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrives) heading.current?.focus();
  }, [arrives]);
  return (
    <section className="section">
      <div className="section-head">
        <h2 ref={heading} {...(arrives ? { tabIndex: -1 } : {})}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A sheet of paper on the page. `accent`: the one that matters now. */
export function Card({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'accent' }) {
  return (
    <div className="card" data-tone={tone}>
      {children}
    </div>
  );
}

/** Where there is nothing yet: one sentence that teaches, one button. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <p className="quiet">{children}</p> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  );
}

/** While a first answer is on its way. Nothing shows for a quarter of a second, so that fast answers do not flash. */
export function Loading() {
  const { t } = useTranslation('common');
  return (
    <p className="loading quiet" role="status">
      {t('loading')}
    </p>
  );
}

/** Facts as name and value, one under the other. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.name} className="fact">
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
