import { useMemo } from 'react';
import { useTranslation } from '../../../i18n/index.ts';
import { CutShortNotes } from '../../meeting/index.ts';
import { countMoments, MomentList } from '../moments/index.ts';
import { FilterBar } from './filter-bar.tsx';
import type { GuideProps } from './guides.tsx';
import { ReviewGaps } from './review-gaps.tsx';

/** Every moment in words, by time; and in words also what is missing of the sound. */
export function MomentsGuide(props: GuideProps) {
  const { data, player, listed, filter, onFilter, selectedId, onSelect, gaps } = props;
  const { t } = useTranslation('review');
  const { moments, timeline } = data;
  const counts = useMemo(() => countMoments(moments), [moments]);
  return (
    <>
      <CutShortNotes recordings={data.recordings} />
      <ReviewGaps gaps={gaps} timeline={timeline} player={player} />
      {moments.length > 0 ? <FilterBar filter={filter} counts={counts} onFilter={onFilter} /> : null}
      {listed.length > 0 ? (
        <MomentList
          moments={listed}
          timeline={timeline}
          player={player}
          selectedId={selectedId}
          onSelect={onSelect}
        />
      ) : (
        <p className="quiet">{moments.length === 0 ? t('list.empty') : t('list.noneOfKind')}</p>
      )}
    </>
  );
}
