import { Pencil, Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { BriefingView } from '../../../shared/contract/index.ts';
import { TakeOut, useNavigation } from '../../app/index.ts';
import { momentClip, QueueBar, useQueue } from '../../audio/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  EmptyState,
  ErrorNotice,
  Items,
  Loading,
  Notice,
  Page,
  Section,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { AddParts } from './add-parts.tsx';
import { GroupCard } from './group-card.tsx';
import { MakeFolder } from './make-folder.tsx';
import { BriefingWords } from './new-briefing.tsx';
import { useChosen } from './use-chosen.ts';

/** One selection: by part of the plan what is chosen, in order, heard in order. */
export function BriefingPage({ id }: { id: string }) {
  const { t } = useTranslation('briefing');
  const { go } = useNavigation();
  const view = useCall('briefings', 'get', { id });
  const above = <BackLink onPress={() => go({ at: 'for-new' })}>{t('all')}</BackLink>;
  if (view.error) {
    return (
      <Page title={t('title')} above={above}>
        <ErrorNotice error={view.error} onRetry={() => void view.refetch()} />
      </Page>
    );
  }
  return view.data ? <Whole view={view.data} above={above} /> : <Loading />;
}

/** A card's usual height with the gap below it, and as many as are simply drawn. */
const CARD_PX = 320;
const WHOLE = 4;

function Whole({ view, above }: { view: BriefingView; above: ReactNode }) {
  const { t } = useTranslation(['briefing', 'common']);
  const { briefing, groups, others } = view;
  const { error, onChosen } = useChosen(view);
  const [open, setOpen] = useState<'words' | 'parts' | null>(null);
  const close = () => setOpen(null);
  const queue = useQueue(
    useMemo(() => groups.flatMap(({ chosen }) => chosen.map(({ clip }) => momentClip(clip))), [groups]),
  );
  const parts = groups.filter(({ part }) => part !== null).length;
  const addPart = (
    <Button icon={<Plus aria-hidden />} isDisabled={others.length === 0} onPress={() => setOpen('parts')}>
      {t('briefing:parts.add')}
    </Button>
  );
  return (
    <Page title={briefing.title} about={useAbout(view)} above={above}>
      <div className="row">
        <Button icon={<Pencil aria-hidden />} onPress={() => setOpen('words')}>
          {t('briefing:words')}
        </Button>
        {groups.length > 0 ? addPart : null}
      </div>
      <ErrorNotice error={error} />
      <StaysOut count={view.staysOut} />
      <QueueBar queue={queue} />
      <Section title={t('briefing:inIt')}>
        {groups.length === 0 ? (
          <EmptyState title={t('briefing:nothing.title')} action={addPart}>
            {t(others.length > 0 ? 'briefing:nothing.text' : 'briefing:nothing.noPlan')}
          </EmptyState>
        ) : (
          <Items label={t('briefing:inIt')} itemPx={CARD_PX} whole={WHOLE} isOrdered>
            {groups.map((group, at) => (
              <GroupCard
                key={group.part?.id ?? 'none'}
                {...{ group, at, parts, queue, onChosen, error, briefingId: briefing.id }}
              />
            ))}
          </Items>
        )}
      </Section>
      {groups.length > 0 ? <MakeFolder key={briefing.id} view={view} /> : null}
      <Remove view={view} />
      {open === 'words' ? <BriefingWords briefing={briefing} onClose={close} /> : null}
      {open === 'parts' ? <AddParts parts={others} {...{ onChosen, error }} onClose={close} /> : null}
    </Page>
  );
}

/** For whom, and what it is of. */
function useAbout({ briefing, meetingTitle }: BriefingView): string {
  const { t } = useTranslation('briefing');
  const format = useFormat();
  const { forWhom, shape, since, schoolYear, plays, durationMs } = briefing;
  const catchUp = since
    ? t('of.since', { day: format.day(since) })
    : t('of.meeting', { title: meetingTitle ?? t('of.gone') });
  return [
    forWhom ? t('of.whom', { name: forWhom }) : null,
    shape === 'catch-up' ? catchUp : t('of.year', { year: format.schoolYear(schoolYear) }),
    t('count', { count: plays }),
    plays > 0 ? format.span(durationMs) : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How many, and of what kind such moments are; never which. */
function StaysOut({ count }: { count: number }) {
  const { t } = useTranslation('briefing');
  return count === 0 ? null : (
    <Notice kind="info" title={t('staysOut.title', { count })}>
      {t('staysOut.text')}
    </Notice>
  );
}

function Remove({ view }: { view: BriefingView }) {
  const { t } = useTranslation('briefing');
  const { go } = useNavigation();
  const remove = useChange('briefings', 'remove');
  const { id, title } = view.briefing;
  return (
    <TakeOut
      label={t('remove')}
      said={t('removed', { title })}
      isPending={remove.isPending}
      error={remove.error}
      run={(done) => remove.mutate({ id }, { onSuccess: done })}
      onRemoved={() => go({ at: 'for-new' })}
    />
  );
}
