import { Play, Square } from 'lucide-react';
import type { HeardAt, SearchHit } from '../../../shared/contract/index.ts';
import type { SearchFilters } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import type { Clips } from '../../audio/index.ts';
import { Button, IconButton, Row, type RowPlace } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Highlighted } from './highlight.tsx';
import { hitClip } from './hit-clip.ts';
import { HitMarks } from './hit-marks.tsx';
import { routeOf } from './places.ts';
import { useHitNote } from './use-hit-note.ts';

type HitRowProps = {
  hit: SearchHit;
  text: string;
  clips: Clips;
  /** Goes on searching with this in force: in one meeting, or what one person said. */
  onNarrow(change: Partial<SearchFilters>): void;
  place?: RowPlace | undefined;
};

/** One thing that was found: ▶ plays it here from a little before, the row opens it where it belongs. */
export function HitRow({ hit, text, clips, onNarrow, place }: HitRowProps) {
  const { t } = useTranslation('search');
  const { go } = useNavigation();
  const note = useHitNote(hit);
  const narrow = narrowerThan(hit);
  return (
    <Row
      before={
        'sound' in hit && hit.sound ? (
          <HitPlay kind={hit.kind} sound={hit.sound} text={hit.snippet} clips={clips} />
        ) : undefined
      }
      title={hit.snippet === '' ? note : <Highlighted snippet={hit.snippet} query={text} />}
      note={
        <>
          {hit.also ? (
            <span className="hit-also">
              {t(`also.${hit.also.in}`)} <Highlighted snippet={hit.also.snippet} query={text} />
            </span>
          ) : null}
          {hit.snippet === '' ? null : note}
        </>
      }
      marks={<HitMarks hit={hit} />}
      after={
        narrow ? (
          <Button onPress={() => onNarrow(narrow)}>
            {t(hit.kind === 'person' ? 'whatTheySaid' : 'searchInIt')}
          </Button>
        ) : undefined
      }
      {...(hit.kind === 'person' ? {} : { onPress: () => go(routeOf(hit)) })}
      place={place}
    />
  );
}

type HitPlayProps = { kind: SearchHit['kind']; sound: HeardAt; text: string; clips: Clips };

function HitPlay({ kind, sound, text, clips }: HitPlayProps) {
  const { t } = useTranslation('search');
  const clip = hitClip({ sound });
  const playing = clips.isPlaying(clip);
  return (
    <IconButton
      label={t(playing ? 'stop' : heardAs(kind), { text })}
      icon={playing ? <Square aria-hidden /> : <Play aria-hidden />}
      onPress={() => clips.toggle(clip)}
    />
  );
}

/** What is heard of a goal or a decision is a moment: the button says which. */
function heardAs(kind: SearchHit['kind']) {
  if (kind === 'decision') return 'listenDecided';
  return kind === 'goal' ? 'listenNewest' : 'listen';
}

function narrowerThan(hit: SearchHit): Partial<SearchFilters> | null {
  if (hit.kind === 'person') return { personId: hit.id, kinds: [] };
  return hit.kind === 'meeting' ? { meetingId: hit.id, kinds: [] } : null;
}
