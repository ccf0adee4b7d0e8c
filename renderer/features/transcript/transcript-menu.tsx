import { Download, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { TranscriptSummary } from '../../../shared/contract/index.ts';
import { useSayDone } from '../../app/index.ts';
import { toWireError, useChange, useKeptword } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, type MenuAction, TextField, useMessages } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

const FORMATS = ['txt', 'vtt', 'srt'] as const;

/** What can be done with a whole transcript: hand it out as a file, rename it, take it out. */
export function useTranscriptMenu(of: TranscriptSummary): { actions: MenuAction[]; dialogs: ReactNode } {
  const { t } = useTranslation(['transcript', 'errors']);
  const api = useKeptword();
  const messages = useMessages();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const save = (format: (typeof FORMATS)[number]) =>
    void api.transcripts.export({ id: of.id, format }).then(
      ({ saved }) => saved && messages.say({ text: t('transcript:menu.saved') }),
      (thrown) => messages.say({ text: t(`errors:${toWireError(thrown).code}`) }),
    );
  return {
    actions: [
      ...FORMATS.map((format) => ({
        id: format,
        label: t(`transcript:menu.${format}`),
        icon: <Download aria-hidden />,
        onAction: () => save(format),
      })),
      {
        id: 'rename',
        label: t('transcript:menu.rename'),
        icon: <Pencil aria-hidden />,
        onAction: () => setOpen('rename'),
      },
      {
        id: 'remove',
        label: t('transcript:menu.remove'),
        icon: <Trash2 aria-hidden />,
        danger: true,
        onAction: () => setOpen('remove'),
      },
    ],
    dialogs:
      open === 'rename' ? (
        <Rename of={of} onClose={() => setOpen(null)} />
      ) : open === 'remove' ? (
        <Remove of={of} onClose={() => setOpen(null)} />
      ) : null,
  };
}

type OfProps = { of: TranscriptSummary; onClose(): void };

function Rename({ of, onClose }: OfProps) {
  const { t } = useTranslation(['transcript', 'common']);
  const [title, setTitle] = useState(of.title);
  const [tried, setTried] = useState(false);
  const isNameless = title.trim() === '';
  const change = useChange('transcripts', 'change');
  const draft = useFormDraft(
    { form: 'transcript', of: { kind: 'transcript', id: of.id } },
    { title },
    (begun) => setTitle(begun.title),
  );
  const submit = () => {
    setTried(true);
    if (isNameless) return;
    change.mutate({ id: of.id, change: { title: title.trim() } }, { onSuccess: draft.savedThen(onClose) });
  };
  return (
    <FormDialog
      title={t('transcript:menu.rename')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={change.isPending}
    >
      <TextField
        label={t('transcript:typed.name')}
        need="required"
        value={title}
        onChange={setTitle}
        maxLength={200}
        error={tried && isNameless ? t('transcript:typed.missing') : undefined}
      />
      <ErrorNotice error={change.error} />
    </FormDialog>
  );
}

function Remove({ of, onClose }: OfProps) {
  const { t } = useTranslation(['transcript', 'common']);
  const sayDone = useSayDone();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const remove = useChange('transcripts', 'remove');
  const draft = useFormDraft(
    { form: 'removal', of: { kind: 'transcript', id: of.id } },
    { reason },
    (begun) => setReason(begun.reason),
  );
  const submit = () => {
    setTried(true);
    if (reason.trim() === '') return;
    const onSuccess = draft.savedThen(() => {
      sayDone(t('transcript:remove.done', { title: of.title }));
      onClose();
    });
    remove.mutate({ id: of.id, reason }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('transcript:remove.title')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:remove')}
      onSubmit={submit}
      isPending={remove.isPending}
    >
      <p>{t('transcript:remove.text', { title: of.title })}</p>
      <TextField
        label={t('transcript:remove.reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && reason.trim() === '' ? t('transcript:remove.missing') : undefined}
      />
      <ErrorNotice error={remove.error} />
    </FormDialog>
  );
}
