import { MailPlus } from 'lucide-react';
import { useState } from 'react';
import type { Meeting } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { AskCard } from './ask-card.tsx';
import { AskDialog, type OpenAsk } from './ask-dialog.tsx';
import './asks.css';

/**
 * What the school was asked for about a meeting. Where nothing was: only the way to ask for the district's recording,
 * and only when she wrote down that it made one; the page of a meeting has enough on it.
 */
export function AsksOfMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('asks');
  const list = useCall('asks', 'list', { studentId: null });
  const [open, setOpen] = useState<OpenAsk | null>(null);
  const own = (list.data ?? []).filter(({ first }) => first.meetingId === meeting.id);
  if (own.length === 0 && meeting.districtRecorded !== 'yes') return null;
  return (
    <Section
      title={t('ofMeeting')}
      aside={
        <Button
          kind="quiet"
          icon={<MailPlus aria-hidden />}
          onPress={() => setOpen({ kind: 'new', meetingId: meeting.id })}
        >
          {t('write')}
        </Button>
      }
    >
      {own.length === 0 ? <p className="quiet">{t('districtRecorded')}</p> : null}
      {own.map((view) => (
        <AskCard key={view.first.id} view={view} withMeeting={false} onOpen={setOpen} />
      ))}
      {open ? <AskDialog open={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
