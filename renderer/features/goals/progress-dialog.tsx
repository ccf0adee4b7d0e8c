import { useState } from 'react';
import type { Progress } from '../../../shared/domain/index.ts';
import { TakeOut } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Checkbox, DateField, ErrorNotice, FormDialog, TextArea, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';

/** What was reported about a goal on a day; or changes an entry when one is given (D73). */
export function ProgressDialog(props: { goalId: string; entry?: Progress; onClose: () => void }) {
  const { t } = useTranslation(['goals', 'common']);
  const { goalId, entry, onClose } = props;
  const add = useChange('progress', 'add');
  const change = useChange('progress', 'change');
  const remove = useChange('progress', 'remove');
  const format = useFormat();
  const [text, setText] = useState(entry?.text ?? '');
  const [source, setSource] = useState(entry?.source ?? '');
  const [date, setDate] = useState<string | null>(entry?.date ?? dayHere());
  const [noData, setNoData] = useState(entry?.noData ?? false);
  const [asked, setAsked] = useState(false);
  const draft = useFormDraft(
    { form: 'progress', of: entry ? { kind: 'progress', id: entry.id } : { kind: 'goal', id: goalId } },
    { text, source, date, noData },
    (begun) => {
      setText(begun.text);
      setSource(begun.source);
      setDate(begun.date);
      setNoData(begun.noData);
    },
  );
  const isEmpty = text.trim() === '' && !noData;

  function submit() {
    setAsked(true);
    if (isEmpty || date === null) return;
    const fields = { date, text: text.trim(), source: source.trim() || null, noData };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (entry) change.mutate({ id: entry.id, change: fields }, done);
    else add.mutate({ goalId, ...fields }, done);
  }

  return (
    <FormDialog
      title={t(entry ? 'progress.change' : 'progress.add')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending || remove.isPending}
    >
      <TextArea
        label={t('progress.text')}
        hint={t('progress.textHint')}
        value={text}
        onChange={setText}
        error={asked && isEmpty ? t('progress.textMissing') : null}
        autoFocus
      />
      <Checkbox isSelected={noData} onChange={setNoData} hint={t('progress.noDataHint')}>
        {t('progress.noData')}
      </Checkbox>
      <DateField
        label={t('progress.date')}
        value={date}
        onChange={setDate}
        error={asked && date === null ? t('progress.dateMissing') : null}
      />
      <TextField
        label={t('progress.source')}
        hint={t('progress.sourceHint')}
        value={source}
        onChange={setSource}
      />
      {entry ? (
        <TakeOut
          label={t('progress.remove')}
          said={t('removed', { text: entry.text || format.day(entry.date) })}
          isPending={remove.isPending}
          error={remove.error}
          run={(done) => remove.mutate({ id: entry.id }, { onSuccess: done })}
          onRemoved={onClose}
        />
      ) : null}
      <ErrorNotice error={add.error ?? change.error} />
    </FormDialog>
  );
}
