import type { SearchHit } from '../../../shared/contract/index.ts';
import { Badge, DisputedBadge, InIepBadge, OutcomeBadge, PrivateBadge } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** What must be seen of a hit at a glance: agreed, in the plan, disputed; and that an unchecked line is a draft. */
export function HitMarks({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation(['search', 'vocabulary', 'asks', 'issues']);
  switch (hit.kind) {
    case 'moment':
      return (
        <>
          {hit.moment.outcome ? <OutcomeBadge outcome={hit.moment.outcome} /> : null}
          {hit.moment.inIep ? <InIepBadge inIep={hit.moment.inIep} /> : null}
          {hit.moment.dispute ? <DisputedBadge status={hit.moment.dispute.status} /> : null}
          {hit.moment.private ? <PrivateBadge /> : null}
        </>
      );
    case 'decision':
      return (
        <>
          {hit.decision.outcome ? <OutcomeBadge outcome={hit.decision.outcome} /> : null}
          {hit.decision.inIep ? <InIepBadge inIep={hit.decision.inIep} /> : null}
        </>
      );
    case 'line':
      return hit.draft ? <Badge tone="careful">{t('draft')}</Badge> : null;
    case 'ask':
      return hit.ask.answer === null ? null : (
        <Badge tone={hit.ask.answer === 'given' ? 'good' : 'careful'}>
          {t(`asks:answer.${hit.ask.answer}`)}
        </Badge>
      );
    case 'incident':
      return hit.incident.private ? <PrivateBadge /> : null;
    case 'goal':
      return <Badge>{t(`vocabulary:goalKind.${hit.goal.kind}`)}</Badge>;
    default:
      return null;
  }
}
