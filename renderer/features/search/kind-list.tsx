import type { SearchGroup } from '../../../shared/contract/index.ts';
import type { SearchFilters } from '../../../shared/domain/index.ts';
import type { Clips } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Row, useParts, VirtualList } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { HitRow } from './hit-row.tsx';
import type { Wanted } from './use-search.ts';

const PART = 50;
const ROW_PX = 76;

type KindListProps = {
  wanted: Wanted;
  group: SearchGroup;
  clips: Clips;
  onNarrow(change: Partial<SearchFilters>): void;
};

/** Everything of one kind, as long as it is: the parts in sight are fetched while the person scrolls. */
export function KindList({ wanted, group, clips, onNarrow }: KindListProps) {
  const { t } = useTranslation('search');
  const parts = useParts(PART);
  const { upper, lower } = parts;
  const ask = { ...wanted, filters: { ...wanted.filters, kinds: [group.kind] }, limit: PART };
  const above = useCall('search', 'query', { ...ask, offset: upper });
  const below = useCall('search', 'query', { ...ask, offset: lower }, { enabled: lower !== upper });
  return (
    <VirtualList
      label={t(`kinds.${group.kind}`)}
      count={group.count}
      rowPx={ROW_PX}
      onShown={parts.onShown}
      row={(index, place) => {
        const hit = parts.at(index, above.data?.[0]?.hits, below.data?.[0]?.hits);
        if (!hit) return <Row key={index} title="…" place={place} />;
        return (
          <HitRow key={index} hit={hit} text={wanted.text} clips={clips} onNarrow={onNarrow} place={place} />
        );
      }}
    />
  );
}
