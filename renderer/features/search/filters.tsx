import {
  IN_IEP,
  ISSUES,
  MARKS,
  MOMENT_TYPES,
  OUTCOMES,
  SEARCH_KINDS,
  type SearchFilters,
} from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Checkbox, DateField, Details, Select, SelectAmong } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type FiltersProps = { filters: SearchFilters; onFilters(filters: SearchFilters): void };

/** What a search can be narrowed by. Closed at first: one box is enough for most questions. */
export function Filters({ filters, onFilters }: FiltersProps) {
  const { t } = useTranslation(['search', 'vocabulary', 'issues']);
  const { data: students = [] } = useCall('students', 'list');
  const { data: people = [] } = useCall('people', 'list');
  const set = (change: Partial<SearchFilters>) => onFilters({ ...filters, ...change });
  const any = t('filters.any');
  return (
    <Details label={t('narrow')}>
      <div className="filter-fields">
        <Select
          label={t('filters.kind')}
          none={t('filters.anyKind')}
          options={SEARCH_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={filters.kinds[0] ?? null}
          onChange={(kind) => set({ kinds: kind ? [kind] : [] })}
        />
        <SelectAmong
          label={t('filters.person')}
          none={any}
          options={people.map(({ id, label }) => ({ value: id, label }))}
          value={filters.personId}
          onChange={(personId) => set({ personId })}
        />
        {students.length > 1 ? (
          <Select
            label={t('filters.student')}
            none={any}
            options={students.map(({ id, initials }) => ({ value: id, label: initials }))}
            value={filters.studentId}
            onChange={(studentId) => set({ studentId })}
          />
        ) : null}
        <Select
          label={t('filters.type')}
          none={any}
          options={MOMENT_TYPES.map((value) => ({ value, label: t(`vocabulary:momentType.${value}`) }))}
          value={filters.type}
          onChange={(type) => set({ type })}
        />
        <Select
          label={t('filters.mark')}
          none={any}
          options={MARKS.map((value) => ({ value, label: t(`vocabulary:mark.${value}`) }))}
          value={filters.mark}
          onChange={(mark) => set({ mark })}
        />
        <Select
          label={t('filters.issue')}
          none={any}
          options={ISSUES.map((value) => ({ value, label: t(`issues:names.${value}`) }))}
          value={filters.issue}
          onChange={(issue) => set({ issue })}
        />
        <Select
          label={t('filters.outcome')}
          none={any}
          options={OUTCOMES.map((value) => ({ value, label: t(`vocabulary:outcome.${value}`) }))}
          value={filters.outcome}
          onChange={(outcome) => set({ outcome })}
        />
        <Select
          label={t('filters.inIep')}
          none={any}
          options={IN_IEP.map((value) => ({ value, label: t(`vocabulary:inIep.${value}`) }))}
          value={filters.inIep}
          onChange={(inIep) => set({ inIep })}
        />
        <DateField label={t('filters.from')} value={filters.from} onChange={(from) => set({ from })} />
        <DateField label={t('filters.to')} value={filters.to} onChange={(to) => set({ to })} />
        <Checkbox isSelected={filters.disputed} onChange={(disputed) => set({ disputed })}>
          {t('filters.disputed')}
        </Checkbox>
        <Checkbox isSelected={filters.checkedOnly} onChange={(checkedOnly) => set({ checkedOnly })}>
          {t('filters.checkedOnly')}
        </Checkbox>
      </div>
    </Details>
  );
}
