import { ArrowLeft } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ProgressBar,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { useTranslation } from '../i18n/index.ts';
import './button.css';

type Base = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & { ref?: Ref<HTMLButtonElement> };

export type ButtonProps = Base & {
  /** `primary`: the one thing to do on this screen. `danger`: takes something away. `link`: sits in a line of text. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';
  /** `large` for the one or two big choices of a screen. */
  size?: 'normal' | 'large';
  icon?: ReactNode;
  children: ReactNode;
};

/** A button with words on it. */
export function Button({ kind = 'secondary', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className="button" data-kind={kind} data-size={size}>
      {icon}
      <span>{children}</span>
      {rest.isPending ? <Working /> : null}
    </AriaButton>
  );
}

/** What react-aria reads out when a press has begun something: without it there is nothing under the name it looks for. */
function Working() {
  const { t } = useTranslation('common');
  return (
    <span className="visually-hidden" aria-hidden>
      <ProgressBar aria-label={t('progress.working')} isIndeterminate />
    </span>
  );
}

/** The way back, above the title of a page: where this page belongs. */
export function BackLink({ onPress, children }: { onPress(): void; children: ReactNode }) {
  return (
    <Button kind="link" icon={<ArrowLeft aria-hidden />} onPress={onPress}>
      {children}
    </Button>
  );
}

export type IconButtonProps = Base & {
  /** What it does; read aloud, and shown on hover and focus. */
  label: string;
  icon: ReactNode;
  kind?: 'primary' | 'quiet';
};

/** A button with a picture only. Its words are its name and its tooltip. */
export function IconButton({ label, icon, kind = 'quiet', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} className="button icon-button" data-kind={kind} aria-label={label}>
        {icon}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
