import { type ReactNode, useCallback, useEffect } from 'react';
import type { MomentChange } from '../../../../shared/domain/index.ts';
import { Notice, TextArea } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import type { MomentPart } from './moment-form.tsx';
import { useSafeText } from './use-safe-text.ts';

type SafeTextAreaProps = {
  part: MomentPart;
  field: 'text' | 'claim' | 'reason';
  label: string;
  hint?: ReactNode;
};

/** A text of a moment that cannot be lost: a draft after each pause, a change on leaving it. */
export function SafeTextArea({ part, field, label, hint }: SafeTextAreaProps) {
  const { t } = useTranslation('review');
  const { moment, changes, data } = part;
  const draftKey = `${moment.id}/${field}`;
  const change = useCallback((text: string): MomentChange => changeOf(moment, field, text), [moment, field]);
  const text = useSafeText(
    {
      save: (next) => changes.change(moment.id, change(next)),
      saveDraft: (next) => changes.saveDraft(moment.id, field, next),
    },
    savedOf(moment, field),
    data.drafts.get(draftKey) ?? null,
  );
  // Shown once: next time this moment is chosen, what was saved since is newer than that draft.
  useEffect(() => {
    data.drafts.delete(draftKey);
  }, [data.drafts, draftKey]);
  return (
    <div className="safe-text">
      <TextArea
        label={label}
        hint={hint}
        rows={field === 'text' ? 3 : 2}
        value={text.text}
        onChange={text.type}
        onBlur={text.save}
      />
      <p className="quiet small safe-text-state" aria-hidden>
        {text.state === 'saved' ? t('safe.saved') : text.state === 'draft' ? t('safe.kept') : ' '}
      </p>
      {text.state === 'failed' ? (
        <Notice kind="problem" announce="now">
          {t('safe.failed')}
        </Notice>
      ) : null}
    </div>
  );
}

function savedOf(moment: MomentPart['moment'], field: SafeTextAreaProps['field']): string {
  if (field === 'text') return moment.text;
  if (field === 'reason') return moment.reason ?? '';
  return moment.dispute?.claim ?? '';
}

function changeOf(
  moment: MomentPart['moment'],
  field: SafeTextAreaProps['field'],
  text: string,
): MomentChange {
  if (field === 'text') return { text };
  if (field === 'reason') return { reason: text.trim() === '' ? null : text };
  // Taken out of dispute while it was being typed: what was typed stays a draft and disputes nothing.
  return moment.dispute ? { dispute: { ...moment.dispute, claim: text } } : {};
}
