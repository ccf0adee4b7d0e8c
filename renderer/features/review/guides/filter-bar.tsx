import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Select } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { useLow } from '../desk/index.ts';
import { FILTERS, type Filter } from '../moments/index.ts';

type FilterBarProps = { filter: Filter; counts: Record<Filter, number>; onFilter(filter: Filter): void };

/**
 * Which moments the list shows, in words, with how many there are. A kind that there is none of is left out. Where the
 * window is low it is one list that opens: two rows of buttons would leave no room for the moments.
 */
export function FilterBar({ filter, counts, onFilter }: FilterBarProps) {
  const { t } = useTranslation('review');
  const offered = FILTERS.filter((one) => one === 'all' || one === filter || counts[one] > 0);
  const isLow = useLow();
  if (isLow) {
    return (
      <div className="filter-choice">
        <Select
          label={t('filter.label')}
          options={offered.map((one) => ({ value: one, label: t(`filter.${one}`, { count: counts[one] }) }))}
          value={filter}
          onChange={(one) => one && onFilter(one)}
        />
      </div>
    );
  }
  return (
    <ToggleButtonGroup
      className="filter-bar"
      aria-label={t('filter.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter]}
      onSelectionChange={(keys) => {
        const chosen = FILTERS.find((one) => keys.has(one));
        if (chosen) onFilter(chosen);
      }}
    >
      {offered.map((one) => (
        <ToggleButton key={one} id={one} className="button toggle-button filter-button">
          {t(`filter.${one}`, { count: counts[one] })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
