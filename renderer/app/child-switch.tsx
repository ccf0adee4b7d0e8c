import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { sameInitials } from '../../shared/domain/index.ts';
import { useChange } from '../bridge/index.ts';
import { Button, DateField, ErrorNotice, FormDialog, Menu, TextField } from '../components/index.ts';
import { useTranslation } from '../i18n/index.ts';
import { useChild } from './child.tsx';
import { SchoolYearField } from './school-year-field.tsx';

/** The child's initials at the top of the rail; a menu when there are several, or to add one. */
export function ChildSwitch() {
  const { t } = useTranslation('app');
  const { child, children, choose } = useChild();
  const [adding, setAdding] = useState(false);
  return (
    <div className="child-switch">
      {child ? (
        <Menu
          label={t('child.switch')}
          actions={[
            ...children.map((one) => ({ id: one.id, label: one.initials, onAction: () => choose(one.id) })),
            {
              id: '(add)',
              label: t('child.add'),
              icon: <Plus aria-hidden />,
              onAction: () => setAdding(true),
            },
          ]}
        >
          <Button kind="quiet" aria-label={t('child.switchFrom', { initials: child.initials })}>
            <span className="child-initials">
              {child.initials}
              <ChevronDown aria-hidden />
            </span>
          </Button>
        </Menu>
      ) : (
        <Button kind="quiet" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
          {t('child.add')}
        </Button>
      )}
      {adding ? <AddChildDialog onClose={() => setAdding(false)} onAdded={choose} /> : null}
    </div>
  );
}

/** Asks for initials only; the rest is if she likes. */
export function AddChildDialog(props: { onClose: () => void; onAdded: (id: string) => void }) {
  const { t } = useTranslation(['app', 'common']);
  const add = useChange('students', 'add');
  const { children } = useChild();
  const [initials, setInitials] = useState('');
  const [schoolYear, setSchoolYear] = useState('');
  const [birthDate, setBirthDate] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const nameless = initials.trim() === '';
  // Two twins may share them (D23): nobody could tell their goals and papers apart.
  const isTaken = children.some((one) => sameInitials(one.initials, initials));

  function submit() {
    setTried(true);
    if (nameless || isTaken) return;
    add.mutate(
      { initials, schoolYear: schoolYear.trim() || null, birthDate },
      {
        onSuccess: (student) => {
          props.onAdded(student.id);
          props.onClose();
        },
      },
    );
  }

  return (
    <FormDialog
      title={t('child.title')}
      isOpen
      onClose={props.onClose}
      submit={t('common:add')}
      onSubmit={submit}
      isPending={add.isPending}
    >
      <p className="quiet">{t('child.about')}</p>
      <TextField
        label={t('child.initials')}
        need="required"
        value={initials}
        onChange={setInitials}
        maxLength={12}
        error={isTaken ? t('child.initialsTaken') : tried && nameless ? t('child.initialsNeeded') : null}
        autoFocus
      />
      <SchoolYearField need="optional" value={schoolYear} onChange={setSchoolYear} />
      <DateField
        label={t('child.birthDate')}
        need="optional"
        hint={t('child.birthDateHint')}
        value={birthDate}
        onChange={setBirthDate}
      />
      <ErrorNotice error={add.error} />
    </FormDialog>
  );
}
