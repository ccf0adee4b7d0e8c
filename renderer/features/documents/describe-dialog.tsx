import { useState } from 'react';
import { documentCode, type Paper } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type AboutDocument, AboutDocumentFields } from './about-fields.tsx';

/** What the parent says of a document; the file itself is not touched by it. */
export function DescribeDialog({ document, onClose }: { document: Paper; onClose(): void }) {
  const { t } = useTranslation(['documents', 'common']);
  const describe = useChange('documents', 'describe');
  const [title, setTitle] = useState(document.title);
  const [about, setAbout] = useState<AboutDocument>({
    kind: document.kind,
    date: document.date,
    receivedOn: document.receivedOn,
    status: document.status,
    sender: document.sender,
    meetingId: document.meetingId,
  });
  const [tried, setTried] = useState(false);
  const of = { kind: 'document', id: document.id } as const;
  const draft = useFormDraft({ form: 'document', of }, { title, ...about }, ({ title: begun, ...rest }) => {
    setTitle(begun);
    setAbout(rest);
  });
  return (
    <FormDialog
      title={t('documents:describe.title', { code: documentCode(document.ordinal) })}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      isPending={describe.isPending}
      onSubmit={() => {
        setTried(true);
        const { kind } = about;
        if (title.trim() === '' || kind === null) return;
        const change = { ...about, kind, title: title.trim() };
        describe.mutate({ id: document.id, change }, { onSuccess: draft.savedThen(onClose) });
      }}
    >
      <TextField
        label={t('documents:form.title')}
        need="required"
        value={title}
        onChange={setTitle}
        error={tried && title.trim() === '' ? t('documents:form.titleNeeded') : null}
      />
      <AboutDocumentFields about={about} onChange={setAbout} asked={tried} />
      <ErrorNotice error={describe.error} />
    </FormDialog>
  );
}
