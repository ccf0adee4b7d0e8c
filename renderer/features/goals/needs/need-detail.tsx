import { Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { NeedView } from '../../../../shared/contract/index.ts';
import { newestYear } from '../../../../shared/domain/index.ts';
import { useNavigation } from '../../../app/index.ts';
import { useCall } from '../../../bridge/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  ErrorNotice,
  Facts,
  Loading,
  Page,
  Section,
} from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { ThreadList } from '../thread-list.tsx';
import { NeedDialog } from './need-dialog.tsx';
import { StandingBadges } from './standing-badges.tsx';
import { useNeedWords } from './words.ts';
import './needs.css';

/** One need: what found it, what meets it, and every time that was talked about, playable in order (D84). */
export function NeedDetail({ needId }: { needId: string }) {
  const { t } = useTranslation(['needs', 'goals', 'common']);
  const { go } = useNavigation();
  const needs = useCall('needs', 'list', { studentId: null });
  const [editing, setEditing] = useState(false);
  const view = needs.data?.find((one) => one.need.id === needId);
  const toList = () => go({ at: 'goals', tab: 'needs' });
  return (
    <Page
      title={view?.need.text ?? t('goals:tabs.needs')}
      above={<BackLink onPress={toList}>{t('needs:detail.back')}</BackLink>}
    >
      <ErrorNotice error={needs.error} onRetry={() => void needs.refetch()} />
      {needs.isPending ? <Loading /> : null}
      {needs.data && !view ? <p className="quiet">{t('needs:detail.gone')}</p> : null}
      {view ? (
        <>
          <div className="row">
            <Button icon={<Pencil aria-hidden />} onPress={() => setEditing(true)}>
              {t('common:edit')}
            </Button>
          </div>
          <NeedFacts view={view} />
          <NeedThread view={view} onEdit={() => setEditing(true)} />
          {editing ? (
            <NeedDialog
              studentId={view.need.studentId}
              need={view.need}
              onClose={() => setEditing(false)}
              onRemoved={toList}
            />
          ) : null}
        </>
      ) : null}
    </Page>
  );
}

function NeedFacts({ view }: { view: NeedView }) {
  const { t } = useTranslation(['needs', 'vocabulary']);
  const { go } = useNavigation();
  const words = useNeedWords();
  const format = useFormat();
  const goals = useCall('goals', 'list', { studentId: view.need.studentId });
  const { evaluations, metBy } = view;
  const found = evaluations.map(({ id, title, date, document }) => (
    <div key={id}>
      {`${title}, ${words.day(date)}`}
      {document ? (
        <>
          {' '}
          <Button kind="link" onPress={() => go({ at: 'document', id: document.id })}>
            {words.placeOf(document, null)}
          </Button>
        </>
      ) : null}
    </div>
  ));
  const met = metBy.map(({ id, kind, text, schoolYear }) => (
    <div key={id} className="other-year">
      <Button kind="link" onPress={() => go({ at: 'goals', goalId: id })}>
        {[t(`vocabulary:goalKind.${kind}`), format.schoolYear(schoolYear), text].filter(Boolean).join(' · ')}
      </Button>
    </div>
  ));
  return (
    <>
      <Facts
        facts={[
          {
            name: t('needs:detail.foundBy'),
            value: found.length > 0 ? <FirstOf all={found} /> : t('needs:foundByNone'),
          },
          {
            name: t('needs:detail.metBy'),
            value: met.length > 0 ? <FirstOf all={met} /> : t('needs:detail.unmet'),
          },
        ]}
      />
      {goals.data ? (
        <div className="row">
          <StandingBadges {...words.standing(metBy, newestYear(goals.data))} />
        </div>
      ) : null}
    </>
  );
}

/** Of more than these only the first ones stand there, until she asks for all. */
const FIRST = 12;

function FirstOf({ all }: { all: readonly ReactNode[] }) {
  const { t } = useTranslation('needs');
  const [isWhole, setWhole] = useState(false);
  const rest = useRef<HTMLDivElement>(null);
  // The button goes; the first of those that it brought is where she reads on.
  useEffect(() => {
    if (isWhole) rest.current?.querySelector('button')?.focus();
  }, [isWhole]);
  if (all.length <= FIRST + 1) return all;
  return (
    <>
      {all.slice(0, FIRST)}
      {isWhole ? (
        <div ref={rest}>{all.slice(FIRST)}</div>
      ) : (
        <Button kind="link" onPress={() => setWhole(true)}>
          {t('detail.more', { count: all.length - FIRST })}
        </Button>
      )}
    </>
  );
}

function NeedThread({ view, onEdit }: { view: NeedView; onEdit(): void }) {
  const { t } = useTranslation(['needs', 'common']);
  const isMet = view.metBy.length > 0;
  const thread = useCall('needs', 'thread', { needId: view.need.id }, { enabled: isMet });
  return (
    <Section title={t('needs:detail.thread')}>
      {isMet ? null : (
        <EmptyState
          title={t('needs:detail.unmet')}
          action={<Button onPress={onEdit}>{t('needs:need.goals')}</Button>}
        >
          {t('needs:detail.unmetAbout')}
        </EmptyState>
      )}
      <ErrorNotice error={thread.error} onRetry={() => void thread.refetch()} />
      {isMet && thread.isPending ? <Loading /> : null}
      {isMet && thread.data ? <ThreadList thread={thread.data} /> : null}
    </Section>
  );
}
