import type { SearchGroup } from '../../../shared/contract/index.ts';
import type { SearchFilters, SearchKind } from '../../../shared/domain/index.ts';
import { useClips } from '../../audio/index.ts';
import { Button, List, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { HitRow } from './hit-row.tsx';
import { KindList } from './kind-list.tsx';
import type { Wanted } from './use-search.ts';

/** The first of each kind; the others on request, so that one common word does not bury the rest. */
export const FIRST = 5;

type ResultsProps = {
  wanted: Wanted;
  groups: readonly SearchGroup[];
  onKind(kind: SearchKind): void;
  onNarrow(change: Partial<SearchFilters>): void;
};

/** What was found, kind by kind, each with how many there are. Of one kind alone: all of it. */
export function Results({ wanted, groups, onKind, onNarrow }: ResultsProps) {
  const { t } = useTranslation('search');
  const clips = useClips();
  const [only] = wanted.filters.kinds;
  return groups.map((group) => (
    <Section
      key={group.kind}
      title={t(`kinds.${group.kind}`)}
      aside={<span className="quiet">{t(group.more ? 'countMore' : 'count', { count: group.count })}</span>}
    >
      {only === undefined ? (
        <>
          <List label={t(`kinds.${group.kind}`)}>
            {group.hits.map((hit) => (
              <HitRow key={hit.id} hit={hit} text={wanted.text} clips={clips} onNarrow={onNarrow} />
            ))}
          </List>
          {group.count > group.hits.length ? (
            <div className="row">
              <Button onPress={() => onKind(group.kind)}>
                {t('showAll', { what: t(`kinds.${group.kind}`) })}
              </Button>
            </div>
          ) : null}
        </>
      ) : (
        <>
          {group.more ? <p className="quiet">{t('moreAbout', { count: group.count })}</p> : null}
          <KindList wanted={wanted} group={group} clips={clips} onNarrow={onNarrow} />
        </>
      )}
    </Section>
  ));
}
