import { ListPlus, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { Decision } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, ErrorNotice, IconButton, List, OutcomeBadge, Row, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { OutcomesLink } from '../outcomes/index.ts';
import { WrittenLink } from '../written/index.ts';
import { AddDecisionDialog } from './add-decision-dialog.tsx';

/** What was decided at a meeting, and who does what by when. */
export function Decisions({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('meeting');
  const decisions = useCall('decisions', 'list', { meetingId });
  const [open, setOpen] = useState<Decision | 'new' | null>(null);
  return (
    <Section
      title={t('decisions.title')}
      aside={
        <div className="row" data-gap="small">
          <OutcomesLink meetingId={meetingId} />
          <WrittenLink meetingId={meetingId} />
          <Button kind="quiet" icon={<ListPlus aria-hidden />} onPress={() => setOpen('new')}>
            {t('decisions.add')}
          </Button>
        </div>
      }
    >
      <ErrorNotice error={decisions.error} onRetry={() => void decisions.refetch()} />
      {decisions.data?.length === 0 ? <p className="quiet">{t('decisions.empty')}</p> : null}
      {decisions.data && decisions.data.length > 0 ? (
        <List label={t('decisions.title')}>
          {decisions.data.map((one) => (
            <DecisionRow key={one.id} decision={one} onEdit={() => setOpen(one)} />
          ))}
        </List>
      ) : null}
      <AddDecisionDialog
        isOpen={open !== null}
        meetingId={meetingId}
        decision={open === 'new' ? null : open}
        onClose={() => setOpen(null)}
        onAdded={() => undefined}
      />
    </Section>
  );
}

function DecisionRow({ decision, onEdit }: { decision: Decision; onEdit(): void }) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const note = [
    decision.owner ? t('decisions.owner', { name: decision.owner }) : null,
    decision.due ? t('decisions.due', { day: format.day(decision.due) }) : null,
    decision.reason,
  ];
  return (
    <Row
      title={decision.text}
      note={note.filter((one) => one !== null).join(' · ')}
      marks={decision.outcome ? <OutcomeBadge outcome={decision.outcome} /> : null}
      after={
        <IconButton
          label={t('decisions.edit', { text: decision.text.slice(0, 60) })}
          icon={<PencilLine aria-hidden />}
          onPress={onEdit}
        />
      }
    />
  );
}
