import { useState } from 'react';
import { type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { type AboutFields, AboutRecording } from './about-recording.tsx';

/** What the parent says of a recording; the file and its proof are not touched by it. */
export function DescribeDialog({ recording, onClose }: { recording: Recording | null; onClose(): void }) {
  return recording ? <OpenDescribe key={recording.id} recording={recording} onClose={onClose} /> : null;
}

function OpenDescribe({ recording, onClose }: { recording: Recording; onClose(): void }) {
  const { t } = useTranslation(['meeting', 'common']);
  const describe = useChange('recordings', 'describe');
  const [label, setLabel] = useState(recording.label ?? '');
  const [about, setAbout] = useState<AboutFields>({
    source: recording.source,
    announced: recording.announced,
    recordedBy: recording.recordedBy,
    dateByParent: recording.dateByParent,
    device: recording.device,
  });
  const of = { kind: 'recording', id: recording.id } as const;
  const draft = useFormDraft({ form: 'recording', of }, { label, ...about }, ({ label: begun, ...rest }) => {
    setLabel(begun);
    setAbout(rest);
  });
  return (
    <FormDialog
      title={t('meeting:describe.title', { code: recordingCode(recording.ordinal) })}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      isPending={describe.isPending}
      onSubmit={() =>
        describe.mutate(
          {
            id: recording.id,
            change: {
              ...about,
              announced: about.announced ?? 'unknown',
              label: label.trim() === '' ? null : label.trim(),
            },
          },
          { onSuccess: draft.savedThen(onClose) },
        )
      }
    >
      <TextField
        label={t('meeting:describe.label')}
        hint={t('meeting:describe.labelHint')}
        value={label}
        onChange={setLabel}
      />
      <AboutRecording about={about} onChange={setAbout} asked={false} />
      <ErrorNotice error={describe.error} />
    </FormDialog>
  );
}
