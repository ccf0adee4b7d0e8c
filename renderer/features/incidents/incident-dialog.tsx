import { useState } from 'react';
import type { IncidentView } from '../../../shared/contract/index.ts';
import { type Incident, wasRewritten } from '../../../shared/domain/index.ts';
import { TakeOut, useChild } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Details, ErrorNotice, FormDialog } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { clockOf, dayHere, type Format, useFormat, useTranslation } from '../../i18n/index.ts';
import { AboutFields, type Fields, faultsOf, HappenedFields, isHearsay } from './incident-fields.tsx';
import { IncidentHistory } from './incident-history.tsx';

type IncidentDialogProps = {
  /** Null: a new one. */
  view: IncidentView | null;
  onClose(): void;
};

/** Writes a note of what happened, or changes it; when it was first written down is shown and cannot be changed. */
export function IncidentDialog({ view, onClose }: IncidentDialogProps) {
  const { t } = useTranslation(['incidents', 'common']);
  const format = useFormat();
  const { child } = useChild();
  const add = useChange('incidents', 'add');
  const change = useChange('incidents', 'change');
  const remove = useChange('incidents', 'remove');
  const [fields, setFields] = useState<Fields>(() =>
    startOf(view?.incident ?? null, child?.id ?? null, format),
  );
  const [tried, setTried] = useState(false);
  const set = (of: Partial<Fields>) => setFields((before) => ({ ...before, ...of }));
  const of = view && { kind: 'incident' as const, id: view.incident.id };
  const draft = useFormDraft({ form: 'incident', of }, fields, set);
  const faults = faultsOf(fields, dayHere());
  const submit = () => {
    setTried(true);
    const { date } = fields;
    if (date === null || Object.values(faults).some((fault) => fault !== null)) return;
    const saved = { ...savedOf(fields), date };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (view) change.mutate({ id: view.incident.id, change: saved }, done);
    else add.mutate(saved, done);
  };
  return (
    <FormDialog
      title={t(view ? 'incidents:form.editTitle' : 'incidents:form.addTitle')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending || remove.isPending}
      width="wide"
    >
      <HappenedFields fields={fields} set={set} faults={tried ? faults : null} isNew={view === null} />
      <Details label={t('incidents:form.more')} opens={draft.begun !== null}>
        <AboutFields fields={fields} set={set} />
      </Details>
      <p className="quiet">
        {view
          ? t('incidents:form.writtenOn', { at: format.instant(view.incident.createdAt) })
          : t('incidents:form.writtenNow')}
      </p>
      {view ? (
        <>
          {wasRewritten(view.incident) ? (
            <Details label={t('incidents:form.history')}>
              <IncidentHistory id={view.incident.id} />
            </Details>
          ) : null}
          <TakeOut
            label={t('incidents:form.remove')}
            said={t('incidents:removed')}
            isPending={remove.isPending}
            error={remove.error}
            run={(done) => remove.mutate({ id: view.incident.id }, { onSuccess: done })}
            onRemoved={onClose}
          />
        </>
      ) : null}
      <ErrorNotice error={add.error ?? change.error} />
    </FormDialog>
  );
}

/** What is saved of it: empty words are none, and who told her is asked for only when somebody did. */
function savedOf(fields: Fields) {
  const words = (text: string) => text.trim() || null;
  return {
    ...fields,
    ...{ time: clockOf(fields.time), said: words(fields.said), present: words(fields.present) },
    toldBy: isHearsay(fields.known) ? words(fields.toldBy) : null,
  };
}

/** A new one begins today, with the child that is chosen: most are written the same evening. */
function startOf(incident: Incident | null, childId: string | null, format: Format): Fields {
  if (!incident) {
    return {
      ...{ text: '', date: dayHere(), time: '', said: '', present: '', known: null, toldBy: '' },
      ...{ studentId: childId, meetingId: null, goalId: null, documentId: null, private: false },
    };
  }
  const { text, date, known, studentId, meetingId, goalId, documentId } = incident;
  return {
    ...{ text, date, known, studentId, meetingId, goalId, documentId, private: incident.private },
    time: incident.time === null ? '' : format.timeOfDay(incident.time),
    said: incident.said ?? '',
    present: incident.present ?? '',
    toldBy: incident.toldBy ?? '',
  };
}
