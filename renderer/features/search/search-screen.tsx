import { Play } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  DisputedBadge,
  EmptyState,
  ErrorNotice,
  IconButton,
  List,
  OutcomeBadge,
  Page,
  Row,
  Section,
  TextField,
  useMessages,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { Highlighted } from './highlight.tsx';
import './search.css';

/** So that the sentence is heard whole. */
const LEAD_IN_MS = 5_000;
const LIMIT = 50;
const KINDS = ['moment', 'decision', 'goal', 'meeting'] as const;

/** Results while typing; each hit that has a place in sound plays from five seconds before it. */
export function SearchScreen({ route }: { route: Extract<Route, { at: 'search' }> }) {
  const { t } = useTranslation(['search', 'app']);
  const { adjust } = useNavigation();
  const [text, setText] = useState(route.text ?? '');
  const wanted = useDeferredValue(text.trim());
  const asked = wanted.length > 0;
  const hits = useCall('search', 'query', { text: wanted, limit: LIMIT }, { enabled: asked, keepLast: true });
  const found = asked ? (hits.data ?? []) : [];
  useSayCount(asked && !hits.isFetching ? found.length : null);

  return (
    <Page title={t('app:search')}>
      <search>
        <TextField
          label={t('label')}
          hint={t('hint')}
          type="search"
          value={text}
          onChange={(typed) => {
            setText(typed);
            adjust({ at: 'search', text: typed });
          }}
          autoFocus
        />
      </search>
      <ErrorNotice error={hits.error} />
      {asked && hits.data && found.length === 0 ? (
        <EmptyState title={t('none', { text: wanted })}>{t('noneAbout')}</EmptyState>
      ) : null}
      {KINDS.map((kind) => {
        const ofKind = found.filter((hit) => hit.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <Section key={kind} title={t(`kinds.${kind}`)}>
            <List label={t(`kinds.${kind}`)}>
              {ofKind.map((hit) => (
                <Hit key={idOf(hit)} hit={hit} query={wanted} />
              ))}
            </List>
          </Section>
        );
      })}
    </Page>
  );
}

/** Says how many were found when the typing rests, for whom the list is not seen. */
function useSayCount(count: number | null) {
  const { t } = useTranslation('search');
  const { announce } = useMessages();
  useEffect(() => {
    if (count === null) return;
    const timer = setTimeout(() => announce(t('found', { count })), 800);
    return () => clearTimeout(timer);
  }, [count, announce, t]);
}

function idOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'moment':
      return hit.moment.id;
    case 'goal':
      return hit.goal.id;
    case 'decision':
      return hit.decision.id;
    case 'meeting':
      return hit.meeting.id;
  }
}

function Hit({ hit, query }: { hit: SearchHit; query: string }) {
  const { t } = useTranslation(['search', 'vocabulary']);
  const format = useFormat();
  const { go } = useNavigation();
  const title = <Highlighted snippet={hit.snippet} query={query} />;
  if (hit.kind === 'moment') {
    const { moment, meeting } = hit;
    const open = (play: boolean) =>
      go({
        at: 'review',
        recordingId: moment.recordingId,
        atMs: Math.max(0, moment.startMs - LEAD_IN_MS),
        momentId: moment.id,
        play,
      });
    return (
      <Row
        before={
          <IconButton
            label={t('listen', { text: hit.snippet })}
            icon={<Play aria-hidden />}
            onPress={() => open(true)}
          />
        }
        title={title}
        note={[
          t(`vocabulary:momentType.${moment.type}`),
          `${meeting.title}, ${format.day(meeting.date)}`,
          format.timecode(moment.startMs),
        ].join(' · ')}
        marks={
          <>
            {moment.outcome ? <OutcomeBadge outcome={moment.outcome} /> : null}
            {moment.dispute ? <DisputedBadge status={moment.dispute.status} /> : null}
          </>
        }
        onPress={() => open(false)}
      />
    );
  }
  if (hit.kind === 'goal') {
    return (
      <Row
        title={title}
        note={hit.goal.area}
        marks={<Badge>{t(`vocabulary:goalKind.${hit.goal.kind}`)}</Badge>}
        onPress={() => go({ at: 'goals', goalId: hit.goal.id })}
      />
    );
  }
  const { meeting } = hit;
  return (
    <Row
      title={title}
      note={`${meeting.title}, ${format.day(meeting.date)}`}
      marks={
        hit.kind === 'decision' && hit.decision.outcome ? (
          <OutcomeBadge outcome={hit.decision.outcome} />
        ) : undefined
      }
      onPress={() => go({ at: 'meeting', id: meeting.id })}
    />
  );
}
