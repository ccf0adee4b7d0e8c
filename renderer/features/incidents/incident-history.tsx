import { changedInIncident, type Incident, type IncidentField } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Item, Items, Loading } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** The usual height of a version, in px. */
const VERSION_PX = 96;

/** Every version of a note, newest first, and what changed in each: nothing that was written is ever gone. */
export function IncidentHistory({ id }: { id: string }) {
  const { t } = useTranslation('incidents');
  const history = useCall('incidents', 'history', { id });
  if (history.error) return <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  const versions = history.data;
  return (
    <div className="incident-versions">
      <Items label={t('form.history')} itemPx={VERSION_PX} whole={20} isOrdered>
        {versions.map(({ at, version }, index) => (
          <Version
            key={`${at}/${versions.length - index}`}
            at={at}
            version={version}
            before={versions[index + 1]?.version ?? null}
          />
        ))}
      </Items>
    </div>
  );
}

type VersionProps = { at: string; version: Incident; before: Incident | null };

function Version({ at, version, before }: VersionProps) {
  const { t } = useTranslation('incidents');
  const format = useFormat();
  return (
    <Item>
      <p className="quiet small">
        {t(before ? 'versions.later' : 'versions.first', { at: format.instant(at) })}
      </p>
      <WhatChanged before={before} after={version} />
    </Item>
  );
}

function WhatChanged({ before, after }: { before: Incident | null; after: Incident }) {
  const { t } = useTranslation('incidents');
  const words = useFieldWords();
  if (!before) return <p>{after.text}</p>;
  const fields = changedInIncident(before, after);
  if (fields.length === 0) return <p>{t('versions.same')}</p>;
  return (
    <ul>
      {fields.map((field) => (
        <li key={field}>
          <strong>{t(`versions.field.${field}`)}</strong> <del className="quiet">{words(field, before)}</del>{' '}
          <ins>{words(field, after)}</ins>
        </li>
      ))}
    </ul>
  );
}

function useFieldWords(): (field: IncidentField, of: Incident) => string {
  const { t } = useTranslation(['incidents', 'common']);
  const format = useFormat();
  return (field, of) => {
    switch (field) {
      case 'date':
        return format.day(of.date);
      case 'known':
        return of.known === null ? t('incidents:versions.nothing') : t(`incidents:known.${of.known}`);
      case 'private':
        return of.private ? t('common:yes') : t('common:no');
      case 'studentId':
      case 'meetingId':
      case 'goalId':
      case 'documentId':
        return of[field] === null ? t('incidents:versions.nothing') : t('incidents:versions.chosen');
      case 'time':
        return of.time === null ? t('incidents:versions.nothing') : format.timeOfDay(of.time);
      case 'text':
      case 'said':
      case 'present':
      case 'toldBy':
        return of[field]?.trim() || t('incidents:versions.nothing');
    }
  };
}
