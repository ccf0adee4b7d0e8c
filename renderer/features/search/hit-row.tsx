import { Play, Square } from 'lucide-react';
import type { SearchHit } from '../../../shared/contract/index.ts';
import type { SearchFilters } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { useNavigation } from '../../app/index.ts';
import type { Clip, Clips } from '../../audio/index.ts';
import { Button, IconButton, Row, type RowPlace } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Highlighted } from './highlight.tsx';
import { HitMarks } from './hit-marks.tsx';
import { LEAD_IN_MS, routeOf } from './places.ts';
import { useHitNote } from './use-hit-note.ts';

/** Long enough to understand what was said, when only a point in time is known. */
const LEAST_HEARD_MS = 4_000;

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
      before={'sound' in hit ? <HitPlay hit={hit} clips={clips} /> : undefined}
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

function HitPlay({ hit, clips }: { hit: Extract<SearchHit, { sound: object }>; clips: Clips }) {
  const { t } = useTranslation('search');
  const { recordingId, durationMs, startMs, endMs } = hit.sound;
  const clip: Clip = {
    track: { recordingId, durationMs },
    span: {
      startMs: ms(Math.max(0, startMs - LEAD_IN_MS)),
      endMs: ms(Math.min(durationMs, Math.max(endMs, startMs + LEAST_HEARD_MS))),
    },
  };
  const playing = clips.isPlaying(clip);
  return (
    <IconButton
      label={t(playing ? 'stop' : 'listen', { text: hit.snippet })}
      icon={playing ? <Square aria-hidden /> : <Play aria-hidden />}
      onPress={() => clips.toggle(clip)}
    />
  );
}

function narrowerThan(hit: SearchHit): Partial<SearchFilters> | null {
  if (hit.kind === 'person') return { personId: hit.id, kinds: [] };
  return hit.kind === 'meeting' ? { meetingId: hit.id, kinds: [] } : null;
}
