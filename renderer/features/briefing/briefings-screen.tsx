import { UserPlus, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { BriefingSummary } from '../../../shared/contract/index.ts';
import { type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  ErrorNotice,
  List,
  Loading,
  Page,
  Row,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { BriefingPage } from './briefing-page.tsx';
import { NewBriefing } from './new-briefing.tsx';
import './briefing.css';

/** Every selection for someone new, or one of them. */
export function BriefingsScreen({ route }: { route: Extract<Route, { at: 'for-new' }> }) {
  return route.id ? <BriefingPage key={route.id} id={route.id} /> : <AllBriefings />;
}

function AllBriefings() {
  const { t } = useTranslation('briefing');
  const { go } = useNavigation();
  const { child } = useChild();
  const all = useCall('briefings', 'list', { studentId: child?.id ?? null });
  const [making, setMaking] = useState(false);
  const add = (
    <Button kind="primary" icon={<UserPlus aria-hidden />} onPress={() => setMaking(true)}>
      {t('new')}
    </Button>
  );
  const some = all.data && all.data.length > 0;
  return (
    <Page
      title={t('title')}
      about={t('about')}
      above={<BackLink onPress={() => go({ at: 'goals' })}>{t('toGoals')}</BackLink>}
      action={some && child ? add : undefined}
    >
      <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending ? <Loading /> : null}
      {all.data?.length === 0 ? (
        <EmptyState title={t('empty.title')} action={child ? add : undefined}>
          {t(child ? 'empty.text' : 'empty.noChild')}
        </EmptyState>
      ) : null}
      {some ? (
        <List label={t('all')}>
          {all.data.map((one) => (
            <BriefingRow key={one.id} briefing={one} onOpen={() => go({ at: 'for-new', id: one.id })} />
          ))}
        </List>
      ) : null}
      {making && child ? (
        <NewBriefing
          studentId={child.id}
          onClose={() => setMaking(false)}
          onMade={(id) => go({ at: 'for-new', id })}
        />
      ) : null}
    </Page>
  );
}

function BriefingRow({ briefing, onOpen }: { briefing: BriefingSummary; onOpen: () => void }) {
  const { t } = useTranslation('briefing');
  const format = useFormat();
  const { title, forWhom, shape, plays, durationMs } = briefing;
  return (
    <Row
      before={<UserRound aria-hidden />}
      title={title}
      note={[
        forWhom,
        t(`shape.${shape}`),
        t('count', { count: plays }),
        plays > 0 ? format.span(durationMs) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      onPress={onOpen}
    />
  );
}
