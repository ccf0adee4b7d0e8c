import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from '../i18n/index.ts';
import { BegunNotice, type FormDraft } from './begun.tsx';
import { Button, IconButton } from './button.tsx';
import { Form } from './form.tsx';
import './dialog.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  /** Asked to close, by Escape or the button; not called when `mustAnswer`. */
  onClose: () => void;
  children: ReactNode;
  /** The buttons at the foot, the main one last. */
  actions?: ReactNode;
  /** For a question that interrupts: read out at once, and there is no way round an answer. */
  mustAnswer?: boolean;
  width?: 'normal' | 'wide';
};

/** A window over the page. It keeps the focus inside, closes with Escape and gives the focus back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  mustAnswer = false,
  width = 'normal',
}: DialogProps) {
  const { t } = useTranslation('common');
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isKeyboardDismissDisabled={mustAnswer}
    >
      <Modal className="dialog" data-width={width}>
        <AriaDialog role={mustAnswer ? 'alertdialog' : 'dialog'} className="dialog-inside">
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {mustAnswer ? null : <IconButton label={t('close')} icon={<X aria-hidden />} onPress={onClose} />}
          </header>
          <div className="dialog-body stack">{children}</div>
          {actions ? <footer className="dialog-actions">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export type FormDialogProps = Omit<DialogProps, 'actions' | 'mustAnswer'> & {
  /** The words of the main button. */
  submit: string;
  onSubmit: () => void;
  /** The main button takes something away that does not come back. */
  danger?: boolean;
  /** True while the change is under way. */
  isPending?: boolean;
  /** What is typed is kept while it is typed (renderer/drafts). Only "Cancel" and saving give it up. */
  draft?: FormDraft;
};

/**
 * A dialog that is a form: Enter in a field does the same as the main button. While it is saved it is neither sent again
 * nor closed: why it could not be saved is told in it, and the answer closes this form, not one that was opened since.
 */
export function FormDialog({
  submit,
  onSubmit,
  danger = false,
  isPending = false,
  draft,
  children,
  ...rest
}: FormDialogProps) {
  const { t } = useTranslation(['common', 'drafts']);
  // A second press may come before the page knows that the first one is under way.
  const sent = useRef(false);
  const close = () => {
    if (!isPending) rest.onClose();
  };
  return (
    <Dialog {...rest} onClose={close}>
      <Form
        onSubmit={(form) => {
          if (isPending || sent.current) return;
          sent.current = true;
          onSubmit();
          // Behind the timer that tells the page of the call: from then on `isPending` holds the next press back.
          setTimeout(() => {
            sent.current = false;
          });
          toWrongField(form);
        }}
        onKeyDownCapture={(event) => {
          // The parts of a date are no fields to the browser: Enter means there what it means everywhere else.
          const { target, currentTarget } = event;
          // Only of this form: windows that are opened from it stand elsewhere in the page.
          const isOwn = target instanceof Element && currentTarget.contains(target);
          const isDatePart = isOwn && target.role === 'spinbutton';
          if (event.key === 'Enter' && isDatePart) event.currentTarget.requestSubmit();
        }}
      >
        {draft ? <BegunNotice draft={draft} /> : null}
        {children}
        <footer className="dialog-actions">
          {draft?.kept ? (
            <span className="quiet small dialog-kept" aria-hidden>
              {t('drafts:kept')}
            </span>
          ) : null}
          <Button
            onPress={() => {
              if (isPending) return;
              draft?.end();
              rest.onClose();
            }}
          >
            {t('common:cancel')}
          </Button>
          <Button kind={danger ? 'danger' : 'primary'} type="submit" isPending={isPending}>
            {submit}
          </Button>
        </footer>
      </Form>
    </Dialog>
  );
}

/** To the first answer that does not fit, once it is drawn: it may be out of sight, and what is wrong is read out there. */
export function toWrongField(form: HTMLFormElement): void {
  requestAnimationFrame(() => giveFocus(form));
}

function giveFocus(form: HTMLFormElement): void {
  const wrong = form.querySelector('[aria-invalid="true"], [data-invalid]');
  const field = wrong?.matches('input, textarea, [role="spinbutton"]')
    ? wrong
    : wrong?.querySelector('[role="spinbutton"], textarea, input:not([hidden], [type="hidden"]), button');
  if (field instanceof HTMLElement) field.focus();
}

export type ConfirmDialogProps = {
  title: string;
  isOpen: boolean;
  onCancel: () => void;
  onConfirm: () => void;
  /** The words of the button that does it: a verb, never "OK". */
  confirm: string;
  danger?: boolean;
  isPending?: boolean;
  children: ReactNode;
};

/** A question before something that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onCancel}
      mustAnswer
      actions={
        <>
          <Button onPress={props.onCancel} autoFocus>
            {t('cancel')}
          </Button>
          <Button
            kind={props.danger ? 'danger' : 'primary'}
            onPress={props.onConfirm}
            isPending={props.isPending ?? false}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
