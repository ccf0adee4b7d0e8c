import { useState } from 'react';
import { attendanceAtFirst, type Person, ROLES, type Role } from '../../../shared/domain/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, Select, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';

type AddPersonDialogProps = {
  isOpen: boolean;
  meetingId: string;
  onClose(): void;
  onAdded(person: Person): void;
};

/** A person by a name or a word for them, and their role; they were at this meeting, or are to come to it. */
export function AddPersonDialog(props: AddPersonDialogProps) {
  return props.isOpen ? <OpenAddPerson {...props} /> : null;
}

function OpenAddPerson({ isOpen, meetingId, onClose, onAdded }: AddPersonDialogProps) {
  const { t } = useTranslation(['meeting', 'vocabulary', 'common']);
  const known = useCall('meetings', 'get', { id: meetingId });
  const add = useChange('people', 'add');
  const attend = useChange('meetings', 'setAttendance');
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'person', of: { kind: 'meeting', id: meetingId } },
    { label, role },
    (begun) => {
      setLabel(begun.label);
      setRole(begun.role);
    },
  );
  const submit = () => {
    setTried(true);
    if (label.trim() === '' || role === null || !known.data) return;
    const attendance = attendanceAtFirst(known.data.meeting, dayHere());
    add.mutate(
      { label: label.trim(), role },
      {
        onSuccess: (person) =>
          attend.mutate(
            { meetingId, personId: person.id, attendance },
            {
              onSuccess: draft.savedThen(() => {
                onAdded(person);
                onClose();
              }),
            },
          ),
      },
    );
  };
  return (
    <FormDialog
      title={t('meeting:person.title')}
      isOpen={isOpen}
      onClose={onClose}
      draft={draft}
      submit={t('common:add')}
      onSubmit={submit}
      isPending={known.isPending || add.isPending || attend.isPending}
    >
      <TextField
        label={t('meeting:person.label')}
        hint={t('meeting:person.labelHint')}
        need="required"
        value={label}
        onChange={setLabel}
        error={tried && label.trim() === '' ? t('meeting:person.labelNeeded') : null}
        autoFocus
      />
      <Select
        label={t('meeting:person.role')}
        need="required"
        options={ROLES.map((value) => ({ value, label: t(`vocabulary:role.${value}`) }))}
        value={role}
        onChange={setRole}
        error={tried && role === null ? t('meeting:person.roleNeeded') : null}
      />
      <ErrorNotice error={known.error ?? add.error ?? attend.error} />
    </FormDialog>
  );
}
