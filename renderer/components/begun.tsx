import type { PressEvent } from 'react-aria-components';
import type { WireError } from '../../shared/contract/index.ts';
import { useFormat, useTranslation } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What a form knows of its words that are not saved yet; renderer/drafts makes it. */
export type FormDraft = {
  /** What was begun before. `filled`: it stands in the form already. */
  begun: { at: string; filled: boolean } | null;
  kept: boolean;
  error: WireError | null;
  take(): void;
  throwAway(): void;
  /** The form was saved or given up: nothing of it is kept. */
  end(): void;
  /** For `onSuccess`: ends it, then goes on. */
  savedThen<A extends unknown[]>(then: (...answers: A) => void): (...answers: A) => void;
};

/** "You had begun to write this": calm, with a way to keep it and a way to be rid of it. Nothing when there is nothing. */
export function BegunNotice({ draft, onTake }: { draft: FormDraft; onTake?: (() => void) | undefined }) {
  const { t } = useTranslation(['drafts', 'errors']);
  const format = useFormat();
  const { begun, error } = draft;
  if (error) {
    return (
      <Notice kind="problem" announce="now">
        <p>{t('drafts:notKept')}</p>
        <p>{t(`errors:${error.code}`)}</p>
      </Notice>
    );
  }
  if (!begun) return null;
  const leave = ({ target }: PressEvent) => toFields(target);
  return (
    <Notice
      announce="later"
      actions={
        <>
          <Button
            onPress={(event) => {
              leave(event);
              draft.take();
              onTake?.();
            }}
          >
            {t('drafts:keep')}
          </Button>
          <Button
            kind="quiet"
            onPress={(event) => {
              leave(event);
              draft.throwAway();
            }}
          >
            {t('drafts:throwAway')}
          </Button>
        </>
      }
    >
      <p>{t(begun.filled ? 'drafts:begun' : 'drafts:begunBefore', { when: format.instant(begun.at) })}</p>
    </Notice>
  );
}

/** Days are typed into parts that are no inputs; choices and days have inputs that nobody sees. */
const FIELDS = 'textarea, [role="spinbutton"], input:not([type="hidden"], [hidden], [tabindex="-1"])';

/** The notice goes away under the finger; the focus goes on to the words that it was about. */
function toFields(button: Element): void {
  const field = button.closest('form, .stack')?.querySelector(FIELDS);
  if (field instanceof HTMLElement) field.focus();
}
