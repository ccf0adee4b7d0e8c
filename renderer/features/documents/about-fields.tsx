import {
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  type DocumentKind,
  type DocumentStatus,
} from '../../../shared/domain/index.ts';
import { MeetingField } from '../../app/index.ts';
import { DateField, Select, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** What is said of a document beside its title. */
export type AboutDocument = {
  kind: DocumentKind | null;
  date: string | null;
  receivedOn: string | null;
  status: DocumentStatus | null;
  sender: string | null;
  meetingId: string | null;
};
export const NOTHING_SAID: AboutDocument = {
  kind: null,
  date: null,
  receivedOn: null,
  status: null,
  sender: null,
  meetingId: null,
};

/** The fields of a document. Only its kind has to be chosen. */
export function AboutDocumentFields({
  about,
  onChange,
  asked,
}: {
  about: AboutDocument;
  onChange(about: AboutDocument): void;
  /** True after the first try to save. */
  asked: boolean;
}) {
  const { t } = useTranslation(['documents', 'vocabulary']);
  const put = (change: Partial<AboutDocument>) => onChange({ ...about, ...change });
  return (
    <>
      <Select
        label={t('documents:form.kind')}
        need="required"
        options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`vocabulary:documentKind.${value}`) }))}
        value={about.kind}
        onChange={(kind) => put({ kind })}
        error={asked && about.kind === null ? t('documents:form.kindNeeded') : null}
      />
      <DateField label={t('documents:form.date')} value={about.date} onChange={(date) => put({ date })} />
      <DateField
        label={t('documents:form.receivedOn')}
        value={about.receivedOn}
        onChange={(receivedOn) => put({ receivedOn })}
      />
      <Select
        label={t('documents:form.status')}
        none={t('documents:form.noStatus')}
        options={DOCUMENT_STATUSES.map((value) => ({
          value,
          label: t(`vocabulary:documentStatus.${value}`),
        }))}
        value={about.status}
        onChange={(status) => put({ status })}
      />
      <TextField
        label={t('documents:form.sender')}
        value={about.sender ?? ''}
        onChange={(sender) => put({ sender: sender.trim() === '' ? null : sender })}
      />
      <MeetingField
        label={t('documents:form.meeting')}
        none={t('documents:form.noMeeting')}
        value={about.meetingId}
        onChange={(meetingId) => put({ meetingId })}
      />
    </>
  );
}
