import { schoolYearName, type ThreadEntry } from '../../../shared/domain/index.ts';
import { Select, SelectAmong } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

export type ThreadFilter = {
  kind: ThreadEntry['kind'] | null;
  year: string | null;
  speakerId: string | null;
};
export const NO_FILTER: ThreadFilter = { kind: null, year: null, speakerId: null };

/** The entries that a filter lets through. A speaker keeps only what that person said. */
export function filtered(entries: readonly ThreadEntry[], filter: ThreadFilter): ThreadEntry[] {
  return entries.filter(
    (one) =>
      (filter.kind === null || one.kind === filter.kind) &&
      (filter.year === null || one.schoolYear === filter.year) &&
      (filter.speakerId === null || (one.kind === 'moment' && one.moment.speakerId === filter.speakerId)),
  );
}

const KINDS = ['moment', 'decision', 'progress', 'delivery', 'passage'] as const;

type ThreadFiltersProps = {
  entries: readonly ThreadEntry[];
  names: ReadonlyMap<string, string>;
  filter: ThreadFilter;
  onChange: (filter: ThreadFilter) => void;
};

/** Filters as words. One that leaves no choice is not asked. */
export function ThreadFilters({ entries, names, filter, onChange }: ThreadFiltersProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const kinds = KINDS.filter((kind) => entries.some((one) => one.kind === kind));
  const years = [...new Set(entries.map((one) => schoolYearName(one.schoolYear) ?? one.schoolYear))];
  const speakers = [
    ...new Set(entries.flatMap((one) => (one.kind === 'moment' ? (one.moment.speakerId ?? []) : []))),
  ];
  if (kinds.length < 2 && years.length < 2 && speakers.length < 2) return null;
  return (
    <div className="thread-filters">
      {kinds.length > 1 ? (
        <Select
          label={t('filter.kind')}
          none={t('filter.all')}
          options={kinds.map((value) => ({ value, label: t(`filter.kinds.${value}`) }))}
          value={filter.kind}
          onChange={(kind) => onChange({ ...filter, kind })}
        />
      ) : null}
      {years.length > 1 ? (
        <Select
          label={t('year')}
          none={t('allYears')}
          options={years.map((value) => ({ value, label: format.schoolYear(value) }))}
          value={filter.year}
          onChange={(year) => onChange({ ...filter, year })}
        />
      ) : null}
      {speakers.length > 1 ? (
        <SelectAmong
          label={t('filter.speaker')}
          none={t('filter.everyone')}
          options={speakers.map((value) => ({ value, label: names.get(value) ?? t('thread.unknown') }))}
          value={filter.speakerId}
          onChange={(speakerId) => onChange({ ...filter, speakerId })}
        />
      ) : null}
    </div>
  );
}
