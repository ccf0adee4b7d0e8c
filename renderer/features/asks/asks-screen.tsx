import { MailPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  ErrorNotice,
  Item,
  Items,
  Loading,
  Page,
  Section,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { AskCard } from './ask-card.tsx';
import { AskDialog, type OpenAsk } from './ask-dialog.tsx';
import './asks.css';

/** A card's usual height with the gap below it, and as many as are simply drawn. */
const CARD_PX = 260;
const WHOLE = 8;

/** Everything that the school was asked for, of the chosen child: what was asked last stands first (D18, D22). */
export function AsksScreen({ route }: { route: Extract<Route, { at: 'asks' }> }) {
  const { t } = useTranslation('asks');
  const { go, adjust } = useNavigation();
  const { child } = useChild();
  const { id, write, meetingId } = route;
  // One that is named may be another child's.
  const list = useCall('asks', 'list', { studentId: id === undefined ? (child?.id ?? null) : null });
  const [open, setOpen] = useState<OpenAsk | null>(null);
  useEffect(() => {
    if (!write) return;
    // Whoever comes back to this page later does not come back to a form that she has closed.
    setOpen({ kind: 'new', meetingId: meetingId ?? null });
    adjust({ at: 'asks' });
  }, [write, meetingId, adjust]);
  const all = list.data ?? [];
  const named = all.filter(({ asks }) => asks.some((one) => one.id === id));
  // One that was taken out meanwhile leaves the whole list.
  const threads = named.length > 0 ? named : all;
  const ask = (
    <Button
      kind="primary"
      icon={<MailPlus aria-hidden />}
      onPress={() => setOpen({ kind: 'new', meetingId: null })}
    >
      {t('write')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      above={<BackLink onPress={() => go({ at: 'meetings' })}>{t('back')}</BackLink>}
      action={threads.length > 0 ? ask : undefined}
    >
      <p className="quiet">{t('intro')}</p>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending ? <Loading /> : null}
      {list.data && threads.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={ask}>
          {t('emptyText')}
        </EmptyState>
      ) : null}
      {threads.length > 0 ? (
        <Section
          title={t('list')}
          aside={
            named.length > 0 ? (
              <Button kind="link" onPress={() => adjust({ at: 'asks' })}>
                {t('all')}
              </Button>
            ) : undefined
          }
        >
          <Items label={t('list')} itemPx={CARD_PX} whole={WHOLE}>
            {threads.map((view) => (
              <Item key={view.first.id} label={view.first.what}>
                <AskCard view={view} withMeeting onOpen={setOpen} />
              </Item>
            ))}
          </Items>
        </Section>
      ) : null}
      {open ? <AskDialog open={open} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
