import { useDeferredValue, useMemo, useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import {
  AGENDA_SECTIONS,
  type AgendaItem,
  type AgendaSources,
  type AnnualItem,
  agendaOf,
  annualOf,
  type Student,
} from '../../../shared/domain/index.ts';
import { type Route, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  Checkbox,
  EmptyState,
  ErrorNotice,
  Item,
  Items,
  Loading,
  Page,
} from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { BeforeFirst } from '../first/index.ts';
import { type AgendaWords, agendaLetter, useAgendaWords } from './agenda-words.ts';
import { HandOver } from './hand-over.tsx';
import './goals.css';

/** The open items of the child as the agenda of the next meeting: choose, copy, print (D40). */
export function AgendaScreen({ route }: { route: Extract<Route, { at: 'agenda' }> }) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const meeting = useCall(
    'meetings',
    'get',
    { id: route.meetingId ?? '' },
    { enabled: route.meetingId !== undefined },
  ).data?.meeting;
  const child = useChildOf(meeting);
  const sources = useCall('promises', 'agenda', { studentId: child?.id ?? '' }, { enabled: child !== null });
  const data = useBehind(child, sources.data ?? null);
  const items = useMemo(() => (data ? agendaOf(data, dayHere()) : []), [data]);
  const annual = useMemo(() => (data ? annualOf(data.annual, dayHere()) : []), [data]);
  return (
    <Page
      title={t('agenda.title')}
      about={t('agenda.intro')}
      above={
        <BackLink
          onPress={() => go(meeting ? { at: 'meeting', id: meeting.id } : { at: 'goals', tab: 'promises' })}
        >
          {meeting?.title ?? t('agenda.back')}
        </BackLink>
      }
    >
      <ErrorNotice error={sources.error} onRetry={() => void sources.refetch()} />
      {child && !data && !sources.error ? <Loading /> : null}
      {data || !child ? (
        <Agenda key={child?.id} items={items} annual={annual} child={child} meeting={meeting ?? null} />
      ) : null}
      {meeting ? (
        <BeforeFirst
          meeting={meeting}
          isFirst={false}
          onConcerns={() => go({ at: 'meeting', id: meeting.id })}
        />
      ) : null}
    </Page>
  );
}

/** The sources of a child: of many years they are drawn behind the page, in pieces. Never those of the child before. */
function useBehind(child: Student | null, sources: AgendaSources | null): AgendaSources | null {
  const now = useMemo(() => ({ of: child?.id, sources }), [child?.id, sources]);
  const drawn = useDeferredValue<typeof now | null>(now, null);
  return drawn?.of === child?.id ? (drawn?.sources ?? null) : null;
}

/** The chosen child; of a meeting that is not about it, the first one that it is about. */
function useChildOf(meeting: MeetingSummary | undefined): Student | null {
  const { child, children } = useChild();
  const ids = meeting?.studentIds ?? [];
  if (child === null || ids.length === 0 || ids.includes(child.id)) return child;
  return children.find(({ id }) => ids.includes(id)) ?? child;
}

type AgendaProps = {
  items: readonly AgendaItem[];
  annual: readonly AnnualItem[];
  child: Student | null;
  /** The meeting that it was opened from. */
  meeting: MeetingSummary | null;
};

function Agenda({ items, annual, child, meeting }: AgendaProps) {
  const { t } = useTranslation('goals');
  const { go } = useNavigation();
  const words = useAgendaWords();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const isNextAnnual = useNextIsAnnual(child, meeting);
  const [ticked, setTicked] = useState<boolean | null>(null);
  const isAnnual = ticked ?? isNextAnnual;
  const forReview = (
    <Checkbox isSelected={isAnnual} onChange={setTicked} hint={t('agenda.annualTooHint')}>
      {t('agenda.annualToo')}
    </Checkbox>
  );
  if (items.length === 0 && !isAnnual) {
    return (
      <>
        <EmptyState
          title={t('agenda.empty')}
          action={<Button onPress={() => go({ at: 'meetings' })}>{t('thread.emptyDo')}</Button>}
        >
          {t('agenda.emptyAbout')}
        </EmptyState>
        {forReview}
      </>
    );
  }
  const chosen = items.filter((one) => !leftOut.has(one.id));
  const points = isAnnual ? annual.filter((one) => !leftOut.has(one.point)) : [];
  const put = (id: string, isIn: boolean) => {
    const next = new Set(leftOut);
    if (isIn) next.delete(id);
    else next.add(id);
    setLeftOut(next);
  };
  return (
    <>
      <HandOver
        title={t('agenda.title')}
        letter={{
          of: meeting ? { kind: 'meeting', id: meeting.id } : child && { kind: 'student', id: child.id },
          part: `agenda${isAnnual ? '-annual' : ''}`,
        }}
        write={agendaLetter({ initials: child?.initials ?? '', items: chosen, annual: points })}
        copy={t('agenda.copy', { count: chosen.length + points.length })}
        print={t('agenda.print')}
        isMain
        isFull={chosen.length + points.length > 0}
      />
      {forReview}
      {AGENDA_SECTIONS.map((section) => {
        const ofSection = items.filter((one) => one.section === section);
        if (ofSection.length === 0) return null;
        return <Points key={section} {...{ section, items: ofSection, leftOut, put }} />;
      })}
      {isAnnual ? (
        <fieldset className="agenda-section">
          <legend>{t('agenda.annual.title')}</legend>
          {annual.map((one) => {
            const { title, lines } = words.annual(one);
            return (
              <Checkbox
                key={one.point}
                isSelected={!leftOut.has(one.point)}
                onChange={(isIn) => put(one.point, isIn)}
                hint={lines.length > 0 ? <span className="agenda-paper">{lines.join('\n')}</span> : undefined}
              >
                {title}
              </Checkbox>
            );
          })}
        </fieldset>
      ) : null}
    </>
  );
}

/** A point's usual height with the gap below it, and as many of one kind as are simply drawn. */
const POINT_PX = 84;
const WHOLE = 8;

type PointsProps = {
  section: AgendaItem['section'];
  items: readonly AgendaItem[];
  leftOut: ReadonlySet<string>;
  put(id: string, isIn: boolean): void;
};

function Points({ section, items, leftOut, put }: PointsProps) {
  const words = useAgendaWords();
  return (
    <fieldset className="agenda-section">
      <legend>{words.section(section)}</legend>
      <Items label={words.section(section)} itemPx={POINT_PX} whole={WHOLE}>
        {items.map((one) => (
          <Point
            key={one.id}
            item={one}
            words={words}
            isIn={!leftOut.has(one.id)}
            onPut={(isIn) => put(one.id, isIn)}
          />
        ))}
      </Items>
    </fieldset>
  );
}

type PointProps = { item: AgendaItem; words: AgendaWords; isIn: boolean; onPut(isIn: boolean): void };

function Point({ item, words, isIn, onPut }: PointProps) {
  return (
    <Item>
      <Checkbox isSelected={isIn} onChange={onPut} hint={words.note(item)}>
        {words.title(item)}
      </Checkbox>
    </Item>
  );
}

/** True when the meeting, or the next one of the child, is a yearly review: then the agenda has its points too (D86). */
function useNextIsAnnual(child: Student | null, meeting: MeetingSummary | null): boolean {
  const meetings = useCall('meetings', 'list', { limit: 50, studentId: child?.id ?? null });
  const today = dayHere();
  if (meeting) return meeting.purpose === 'annual';
  const coming = (meetings.data ?? []).filter((one) => one.date >= today).at(-1);
  return coming?.purpose === 'annual';
}
