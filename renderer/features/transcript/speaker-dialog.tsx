import { useState } from 'react';
import type { WireError } from '../../../shared/contract/index.ts';
import { SPEAKER_HOW, type TranscriptLine } from '../../../shared/domain/index.ts';
import { toWireError, useCall } from '../../bridge/index.ts';
import {
  Button,
  Checkbox,
  ErrorNotice,
  FormDialog,
  Select,
  SelectAmong,
  TextField,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { AddPersonDialog } from '../meeting/index.ts';
import type { Desk } from './use-desk.ts';

/** "These lines are Ms. Rivera", and how you know: for the chosen lines, or for all that the file calls the same. */
export function SpeakerDialog({
  desk,
  meetingId,
  onClose,
}: {
  desk: Desk;
  meetingId: string;
  onClose(): void;
}) {
  const { t } = useTranslation(['transcript', 'review', 'vocabulary', 'common']);
  const { chosen, changes, transcriptId } = desk;
  const [first] = chosen;
  const people = useCall('people', 'list');
  const [personId, setPersonId] = useState(first?.speakerId ?? null);
  const [how, setHow] = useState<TranscriptLine['speakerHow']>(first?.speakerHow ?? null);
  const [label, setLabel] = useState(first?.speakerLabel ?? '');
  const [adding, setAdding] = useState(false);
  const ofFile = first?.speakerId === null ? first.speakerLabel : null;
  const mayBeAll = ofFile !== null && ofFile !== undefined && personId !== null;
  const [all, setAll] = useState(true);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const submit = () => {
    const speaker = {
      speakerId: personId,
      speakerLabel: label.trim() === '' ? null : label.trim(),
      speakerHow: personId === null ? null : how,
    };
    setPending(true);
    setError(null);
    const saved =
      mayBeAll && all
        ? changes.renameLabel({ transcriptId, label: ofFile, speaker })
        : changes.setSpeaker({ lineIds: chosen.map((line) => line.id), speaker });
    void desk.run(
      saved.then(onClose, (thrown: unknown) => {
        setError(toWireError(thrown));
        setPending(false);
      }),
    );
  };
  return (
    <FormDialog
      title={t('transcript:speaker.title', { count: chosen.length })}
      isOpen
      onClose={onClose}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={pending}
    >
      <SelectAmong
        label={t('review:form.speaker')}
        none={t('review:form.nobodyYet')}
        options={(people.data ?? []).map((one) => ({ value: one.id, label: one.label }))}
        value={personId}
        onChange={setPersonId}
      />
      <Button kind="link" onPress={() => setAdding(true)}>
        {t('review:form.addPerson')}
      </Button>
      {personId === null ? (
        <TextField label={t('transcript:speaker.label')} value={label} onChange={setLabel} maxLength={200} />
      ) : (
        <Select
          label={t('review:form.how')}
          none={t('review:form.notSaid')}
          options={SPEAKER_HOW.map((one) => ({ value: one, label: t(`vocabulary:speakerHow.${one}`) }))}
          value={how}
          onChange={setHow}
        />
      )}
      {mayBeAll ? (
        <Checkbox isSelected={all} onChange={setAll}>
          {t('transcript:speaker.all', { label: ofFile })}
        </Checkbox>
      ) : null}
      <ErrorNotice error={error} />
      <AddPersonDialog
        isOpen={adding}
        meetingId={meetingId}
        onClose={() => setAdding(false)}
        onAdded={(person) => setPersonId(person.id)}
      />
    </FormDialog>
  );
}
