import { Pencil, Play, Plus, Square } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { PresentLevelView } from '../../../../shared/contract/index.ts';
import {
  type AreaLevels,
  byArea,
  bySchoolYear,
  type PresentLevel,
  schoolYearOf,
} from '../../../../shared/domain/index.ts';
import { useNavigation } from '../../../app/index.ts';
import { type Clips, useClips } from '../../../audio/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button, Details, ErrorNotice, IconButton, List, Row, Section } from '../../../components/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { LevelDialog } from './level-dialog.tsx';
import { useNeedWords } from './words.ts';
import './needs.css';

/** The school years of what is written down, as they come. */
export function useLevelYears(studentId: string | null): string[] {
  const { data } = useCall('levels', 'list', { studentId: studentId ?? '' }, { enabled: studentId !== null });
  return useMemo(() => (data ?? []).map(({ level }) => schoolYearOf(level.date)), [data]);
}

type PresentLevelsProps = {
  studentId: string;
  /** Null: every year. */
  year: string | null;
  /** Also what was written down since: the newest plan may be of last year. */
  andAfter: boolean;
};

/** How the child did in a school year: the newest of each area, older ones a press away (D86). */
export function PresentLevels({ studentId, year, andAfter }: PresentLevelsProps) {
  const { t } = useTranslation('needs');
  const levels = useCall('levels', 'list', { studentId });
  const clips = useClips();
  const [open, setOpen] = useState<PresentLevelView | 'new' | null>(null);
  const shown = (levels.data ?? []).filter(({ level }) => {
    const after = year === null ? 0 : bySchoolYear(schoolYearOf(level.date), year);
    return after === 0 || (andAfter && after > 0);
  });
  const views = new Map(shown.map((one) => [one.level.id, one]));
  const areas = byArea(shown.map(({ level }) => level));
  const row = (level: PresentLevel, withArea: boolean) => {
    const view = views.get(level.id);
    return view ? (
      <LevelRow key={level.id} view={view} withArea={withArea} clips={clips} onEdit={() => setOpen(view)} />
    ) : null;
  };
  return (
    <Section
      title={t('levels.title')}
      aside={
        <Button
          kind="quiet"
          icon={<Plus aria-hidden />}
          aria-label={t('levels.add')}
          onPress={() => setOpen('new')}
        >
          {t('levels.addShort')}
        </Button>
      }
    >
      <ErrorNotice error={levels.error} onRetry={() => void levels.refetch()} />
      {areas.length === 0 ? (
        <p className="quiet">{t('levels.none')}</p>
      ) : (
        <List label={t('levels.title')}>{areas.map(({ newest }) => row(newest, true))}</List>
      )}
      <Older areas={areas} rows={(older) => older.map((one) => row(one, false))} />
      {open === null ? null : (
        <LevelDialog
          studentId={studentId}
          {...(open === 'new' ? {} : { view: open })}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

/** The older entries of so many areas are offered at first: hardly anybody writes in more. */
const AREAS = 10;

type OlderProps = {
  areas: readonly AreaLevels<PresentLevel>[];
  rows(older: readonly PresentLevel[]): ReactNode;
};

/** A fold for each area that has older entries. */
function Older({ areas, rows }: OlderProps) {
  const { t } = useTranslation('needs');
  const box = useRef<HTMLDivElement>(null);
  const [isWhole, setWhole] = useState(false);
  // The button goes; the first fold that it brought is where she reads on.
  useEffect(() => {
    if (isWhole) box.current?.querySelectorAll<HTMLElement>('.details-button')[AREAS]?.focus();
  }, [isWhole]);
  const withOlder = areas.filter(({ older }) => older.length > 0);
  const shown = isWhole ? withOlder : withOlder.slice(0, AREAS);
  const more = withOlder.length - shown.length;
  if (withOlder.length === 0) return null;
  return (
    <div className="stack" ref={box}>
      {shown.map(({ area, older }) => (
        <Details key={area} label={t('levels.older', { area })}>
          <List label={t('levels.older', { area })}>{rows(older)}</List>
        </Details>
      ))}
      {more > 0 ? (
        <div>
          <Button kind="link" onPress={() => setWhole(true)}>
            {t('levels.moreAreas', { count: more })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type LevelRowProps = { view: PresentLevelView; withArea: boolean; clips: Clips; onEdit(): void };

function LevelRow({ view, withArea, clips, onEdit }: LevelRowProps) {
  const { t } = useTranslation('needs');
  const format = useFormat();
  const { go } = useNavigation();
  const words = useNeedWords();
  const { level, document, clip } = view;
  const { area, text, date, page } = level;
  const place = document
    ? () => go({ at: 'document', id: document.id, ...(page === null ? {} : { page }) })
    : clip &&
      (() =>
        go({ at: 'review', recordingId: clip.recordingId, atMs: clip.startMs, momentId: clip.momentId }));
  return (
    <Row
      before={clip ? <Listen text={text} clip={clip} clips={clips} /> : undefined}
      title={withArea ? `${area}: ${text}` : text}
      note={words.aboutLevel(view)}
      after={
        <IconButton
          label={t('levels.change', { area, day: format.day(date) })}
          icon={<Pencil aria-hidden />}
          onPress={onEdit}
        />
      }
      {...(place ? { onPress: place } : {})}
    />
  );
}

type ListenProps = { text: string; clip: NonNullable<PresentLevelView['clip']>; clips: Clips };

function Listen({ text, clip: { recordingId, durationMs, startMs, endMs }, clips }: ListenProps) {
  const { t } = useTranslation('needs');
  const clip = { track: { recordingId, durationMs }, span: { startMs, endMs } };
  const sounds = clips.isPlaying(clip);
  return (
    <IconButton
      label={t(sounds ? 'levels.stop' : 'levels.listen', { text })}
      icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
      onPress={() => clips.toggle(clip)}
    />
  );
}
