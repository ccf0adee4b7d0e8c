import { useState } from 'react';
import { useCall } from '../../bridge/index.ts';
import { List, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { IncidentDialog } from './incident-dialog.tsx';
import { IncidentRow } from './incident-row.tsx';

/** The notes that belong to a meeting; nothing where none does: the page of a meeting has enough on it. */
export function IncidentsOfMeeting({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('incidents');
  const notes = useCall('incidents', 'list', { studentId: null });
  const [open, setOpen] = useState<string | null>(null);
  const own = (notes.data ?? []).filter(({ incident }) => incident.meetingId === meetingId);
  const view = own.find(({ incident }) => incident.id === open);
  if (own.length === 0) return null;
  return (
    <Section title={t('ofMeeting')}>
      <List label={t('ofMeeting')}>
        {own.map((one) => (
          <IncidentRow
            key={one.incident.id}
            view={one}
            withChild={false}
            onOpen={() => setOpen(one.incident.id)}
          />
        ))}
      </List>
      {view ? <IncidentDialog view={view} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
