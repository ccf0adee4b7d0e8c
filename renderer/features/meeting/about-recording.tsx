import { RECORDING_SOURCES, type Recording } from '../../../shared/domain/index.ts';
import { DateField, Details, RadioGroup, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** What is asked of a recording. `announced` is null until it was answered: it is a required answer (D64). */
export type AboutFields = Pick<Recording, 'source' | 'recordedBy' | 'dateByParent' | 'device'> & {
  announced: Recording['announced'] | null;
};

type AboutRecordingProps = {
  about: AboutFields;
  onChange(about: AboutFields): void;
  /** True after an attempt to go on without an answer. */
  asked: boolean;
  /** Only what must be answered is open; the rest, which has good answers already, is folded away. */
  isShort?: boolean;
};

/** Whose recording, was it announced, who made it, on which day, with what. */
export function AboutRecording({ about, onChange, asked, isShort = false }: AboutRecordingProps) {
  const { t } = useTranslation(['meeting', 'vocabulary', 'common']);
  const set = (of: Partial<AboutFields>) => onChange({ ...about, ...of });
  const text = (typed: string) => (typed === '' ? null : typed);
  const rest = (
    <div className="stack">
      <RadioGroup
        label={t('meeting:about.source')}
        options={RECORDING_SOURCES.map((value) => ({
          value,
          label: t(`vocabulary:recordingSource.${value}`),
        }))}
        value={about.source}
        onChange={(source) => set({ source })}
      />
      <TextField
        label={t('meeting:about.recordedBy')}
        hint={t('meeting:about.recordedByHint')}
        value={about.recordedBy ?? ''}
        onChange={(typed) => set({ recordedBy: text(typed) })}
      />
      <DateField
        label={t('meeting:about.date')}
        hint={t('meeting:about.dateHint')}
        value={about.dateByParent}
        onChange={(dateByParent) => set({ dateByParent })}
      />
      <TextField
        label={t('meeting:about.device')}
        hint={t('meeting:about.deviceHint')}
        value={about.device ?? ''}
        onChange={(typed) => set({ device: text(typed) })}
      />
    </div>
  );
  return (
    <div className="stack">
      <RadioGroup
        label={t('meeting:about.announced')}
        hint={t('meeting:about.announcedHint')}
        need="required"
        orientation="horizontal"
        options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`common:${value}`) }))}
        value={about.announced}
        onChange={(announced) => set({ announced })}
        error={asked && about.announced === null ? t('meeting:about.announcedNeeded') : null}
      />
      {isShort ? <Details label={t('meeting:about.rest')}>{rest}</Details> : rest}
    </div>
  );
}
