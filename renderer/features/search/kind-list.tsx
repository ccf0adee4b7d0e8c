import { useCallback, useState } from 'react';
import type { SearchGroup } from '../../../shared/contract/index.ts';
import type { SearchFilters } from '../../../shared/domain/index.ts';
import type { Clips } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Row, VirtualList } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { HitRow } from './hit-row.tsx';
import type { Wanted } from './use-search.ts';

/** Asked for at once; what is in sight never spans more than two of them. */
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
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const onShown = useCallback((first: number, last: number) => setShown({ first, last }), []);
  const upper = Math.floor(shown.first / PART) * PART;
  const lower = Math.floor(shown.last / PART) * PART;
  const ask = { ...wanted, filters: { ...wanted.filters, kinds: [group.kind] }, limit: PART };
  const above = useCall('search', 'query', { ...ask, offset: upper });
  const below = useCall('search', 'query', { ...ask, offset: lower }, { enabled: lower !== upper });
  const hitAt = (index: number) => {
    const part = index < upper + PART ? above : below;
    const from = index < upper + PART ? upper : lower;
    return part.data?.[0]?.hits[index - from];
  };
  return (
    <VirtualList
      label={t(`kinds.${group.kind}`)}
      count={group.count}
      rowPx={ROW_PX}
      onShown={onShown}
      row={(index, place) => {
        const hit = hitAt(index);
        return hit ? (
          <HitRow key={index} hit={hit} text={wanted.text} clips={clips} onNarrow={onNarrow} place={place} />
        ) : (
          <Row key={index} title="…" place={place} />
        );
      }}
    />
  );
}
