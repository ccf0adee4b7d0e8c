import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { WireError } from '../../shared/contract/index.ts';
import { useTranslation } from '../i18n/index.ts';
import { Button } from './button.tsx';
import './notice.css';

const ICONS = { info: Info, good: CircleCheck, careful: TriangleAlert, problem: CircleAlert };

export type NoticeProps = {
  kind?: keyof typeof ICONS;
  title?: string;
  children?: ReactNode;
  /** A button or two under the words. */
  actions?: ReactNode;
  /** `now` interrupts a screen reader (problems), `later` waits for a pause, `off` says nothing. */
  announce?: 'now' | 'later' | 'off';
};

/** A few sentences that must be seen: icon, words and colour say the same. */
export function Notice({ kind = 'info', title, children, actions, announce = 'off' }: NoticeProps) {
  const Icon = ICONS[kind];
  const role = announce === 'now' ? 'alert' : announce === 'later' ? 'status' : undefined;
  return (
    <div className="notice" data-kind={kind} role={role}>
      <Icon aria-hidden className="lucide notice-icon" />
      <div className="notice-words">
        {title ? <p className="notice-title">{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  );
}

type DetailsProps = {
  label?: string;
  /** True, at once or later: it opens by itself, because what is in it must be seen. */
  opens?: boolean;
  children: ReactNode;
};

/** Words that open: the technical cause, a long explanation. What was never opened is not drawn; what was, stays. */
export function Details({ label, opens = false, children }: DetailsProps) {
  const { t } = useTranslation('common');
  const [isExpanded, setExpanded] = useState(opens);
  const [wasOpen, setWasOpen] = useState(opens);
  if (isExpanded && !wasOpen) setWasOpen(true);
  useEffect(() => {
    if (opens) setExpanded(true);
  }, [opens]);
  return (
    <Disclosure className="details" isExpanded={isExpanded} onExpandedChange={setExpanded}>
      <AriaButton slot="trigger" className="details-button">
        {label ?? t('details')}
      </AriaButton>
      <DisclosurePanel className="details-panel">{wasOpen ? children : null}</DisclosurePanel>
    </Disclosure>
  );
}

/** The sentence of an error, in the language of the screen. The technical cause is only under "Details". */
export function ErrorNotice({
  error,
  onRetry,
}: {
  error: WireError | null | undefined;
  onRetry?: () => void;
}) {
  const { t } = useTranslation(['errors', 'common']);
  if (!error) return null;
  return (
    <Notice
      kind="problem"
      announce="now"
      actions={onRetry ? <Button onPress={onRetry}>{t('common:tryAgain')}</Button> : undefined}
    >
      <p>{t(`errors:${error.code}`)}</p>
      {error.details ? (
        <Details>
          <p className="figures small">
            {error.code}: {error.details}
          </p>
        </Details>
      ) : null}
    </Notice>
  );
}
