import {
  BarChart3,
  CircleHelp,
  Gavel,
  Hand,
  Handshake,
  type LucideIcon,
  MessageSquareText,
  OctagonX,
  PencilLine,
} from 'lucide-react';
import type { Mark, Moment, MomentType } from '../../../../shared/domain/index.ts';
import {
  Badge,
  DisputedBadge,
  InIepBadge,
  IssueBadges,
  OutcomeBadge,
  PrivateBadge,
} from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';

const TYPE_ICON: Record<MomentType, LucideIcon> = {
  statement: MessageSquareText,
  decision: Gavel,
  promise: Handshake,
  objection: Hand,
  question: CircleHelp,
  data: BarChart3,
  refusal: OctagonX,
};

/** What kind of moment it is, as icon and word. */
export function TypeBadge({ type }: { type: MomentType }) {
  const { t } = useTranslation('vocabulary');
  return <Badge icon={TYPE_ICON[type]}>{t(`momentType.${type}`)}</Badge>;
}

/** These say nothing that another badge of the same moment does not say already. */
const SAID_ELSEWHERE: ReadonlySet<Mark> = new Set(['agreed', 'not-agreed', 'promised', 'disputed']);

/** Everything that is known of a moment, in badges: kind, outcome, the plan, the dispute, the issues. */
export function MomentBadges({ moment }: { moment: Moment }) {
  const { t } = useTranslation('vocabulary');
  return (
    <span className="moment-badges">
      <TypeBadge type={moment.type} />
      {moment.mark && !SAID_ELSEWHERE.has(moment.mark) ? (
        <Badge tone="accent" icon={PencilLine}>
          {t(`mark.${moment.mark}`)}
        </Badge>
      ) : null}
      {moment.outcome ? <OutcomeBadge outcome={moment.outcome} /> : null}
      {moment.inIep ? <InIepBadge inIep={moment.inIep} /> : null}
      {moment.dispute ? <DisputedBadge status={moment.dispute.status} /> : null}
      <IssueBadges issues={moment.issues} />
      {moment.private ? <PrivateBadge /> : null}
    </span>
  );
}
