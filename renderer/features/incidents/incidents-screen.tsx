import { PencilLine } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { IncidentView } from '../../../shared/contract/index.ts';
import { type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  ErrorNotice,
  Loading,
  Page,
  VirtualList,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { IncidentDialog } from './incident-dialog.tsx';
import { IncidentRow } from './incident-row.tsx';
import './incidents.css';

const ROW_PX = 84;
const nothing = () => undefined;

/** What happened, without sound: dated notes of the chosen child, the newest day first (D24). */
export function IncidentsScreen({ route }: { route: Extract<Route, { at: 'incidents' }> }) {
  const { t } = useTranslation('incidents');
  const { go, adjust } = useNavigation();
  const { child } = useChild();
  const notes = useCall('incidents', 'list', { studentId: child?.id ?? null });
  const [open, setOpen] = useState<string | null>(null);
  const asked = route.write ? 'new' : route.id;
  useEffect(() => {
    if (!asked) return;
    // Not before the page's heading has the focus: there it goes back to. Whoever comes back to this page later does not
    // come back to a form that she has closed.
    setOpen(asked);
    adjust({ at: 'incidents' });
  }, [asked, adjust]);
  const all = notes.data ?? [];
  const write = (kind: 'primary' | 'quiet') => (
    <Button kind={kind} icon={<PencilLine aria-hidden />} onPress={() => setOpen('new')}>
      {t('write')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      above={<BackLink onPress={() => go({ at: 'meetings' })}>{t('back')}</BackLink>}
      action={all.length > 0 ? write('primary') : undefined}
    >
      <p className="quiet">{t('about')}</p>
      <ErrorNotice error={notes.error} onRetry={() => void notes.refetch()} />
      {notes.isPending ? <Loading /> : null}
      {notes.data && all.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={write('primary')}>
          {t('emptyText')}
        </EmptyState>
      ) : null}
      {all.length > 0 ? <Notes notes={all} onOpen={setOpen} /> : null}
      <Opened open={open} notes={notes.data} onClose={() => setOpen(null)} />
    </Page>
  );
}

function Notes({ notes, onOpen }: { notes: readonly IncidentView[]; onOpen(id: string): void }) {
  const { t } = useTranslation('incidents');
  const children = new Set(notes.map(({ student }) => student));
  return (
    <VirtualList
      label={t('list')}
      count={notes.length}
      rowPx={ROW_PX}
      onShown={nothing}
      row={(index, place) => {
        const view = notes[index];
        if (!view) return null;
        return (
          <IncidentRow
            key={view.incident.id}
            view={view}
            withChild={children.size > 1}
            onOpen={() => onOpen(view.incident.id)}
            place={place}
          />
        );
      }}
    />
  );
}

type OpenedProps = { open: string | null; notes: readonly IncidentView[] | undefined; onClose(): void };

/** A new note at once; one that is there as soon as the list has come. One of another child opens as well. */
function Opened({ open, notes, onClose }: OpenedProps) {
  const known = notes?.find(({ incident }) => incident.id === open);
  const isElsewhere = open !== null && open !== 'new' && notes !== undefined && !known;
  const all = useCall('incidents', 'list', { studentId: null }, { enabled: isElsewhere });
  const view = known ?? all.data?.find(({ incident }) => incident.id === open) ?? null;
  if (open === 'new') return <IncidentDialog view={null} onClose={onClose} />;
  return view ? <IncidentDialog key={view.incident.id} view={view} onClose={onClose} /> : null;
}
