import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  FileCheck2,
  FilePen,
  FileX2,
  Flag,
  Hourglass,
  LockKeyhole,
  type LucideIcon,
  Scale,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { DisputeStatus, InIep, Issue, Outcome } from '../../shared/domain/index.ts';
import { useTranslation } from '../i18n/index.ts';
import './badge.css';

export type BadgeTone = 'plain' | 'good' | 'careful' | 'disputed' | 'accent';

/** Icon, word and colour together: none of them says anything alone. */
export function Badge({
  tone = 'plain',
  icon: Icon,
  children,
}: {
  tone?: BadgeTone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className="badge" data-tone={tone}>
      {Icon ? <Icon aria-hidden /> : null}
      <span>{children}</span>
    </span>
  );
}

const OUTCOME: Record<Outcome, { tone: BadgeTone; icon: LucideIcon }> = {
  agreed: { tone: 'good', icon: CircleCheck },
  'not-agreed': { tone: 'careful', icon: CircleX },
  partly: { tone: 'careful', icon: CircleDashed },
  'put-off': { tone: 'plain', icon: Hourglass },
  unclear: { tone: 'plain', icon: CircleHelp },
};

/** With `count`: how many ended so. None has no colour. */
export function OutcomeBadge({ outcome, count }: { outcome: Outcome; count?: number }) {
  const { t } = useTranslation('vocabulary');
  const look = OUTCOME[outcome];
  return (
    <Badge icon={look.icon} tone={count === 0 ? 'plain' : look.tone}>
      {t(`outcome.${outcome}`)}
      {count === undefined ? null : `: ${count}`}
    </Badge>
  );
}

const IN_IEP: Record<InIep, { tone: BadgeTone; icon: LucideIcon }> = {
  written: { tone: 'good', icon: FileCheck2 },
  different: { tone: 'careful', icon: FilePen },
  missing: { tone: 'careful', icon: FileX2 },
};

/** D2: is it in the written plan? */
export function InIepBadge({ inIep }: { inIep: InIep }) {
  const { t } = useTranslation('vocabulary');
  return <Badge {...IN_IEP[inIep]}>{t(`inIep.${inIep}`)}</Badge>;
}

/** D1 and D20: somebody later said something else; and what came of asking. */
export function DisputedBadge({ status }: { status?: DisputeStatus }) {
  const { t } = useTranslation('vocabulary');
  return (
    <Badge tone="disputed" icon={Flag}>
      {t('disputed')}
      {status ? `: ${t(`disputeStatus.${status}`)}` : null}
    </Badge>
  );
}

/** D38: never leaves the archive. */
export function PrivateBadge() {
  const { t } = useTranslation('vocabulary');
  return (
    <Badge tone="plain" icon={LockKeyhole}>
      {t('private')}
    </Badge>
  );
}

/** What a moment goes to; nothing where nobody chose it. */
export function IssueBadges({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation('issues');
  return issues.map((issue) => (
    <Badge key={issue} icon={Scale}>
      {t(`names.${issue}`)}
    </Badge>
  ));
}
