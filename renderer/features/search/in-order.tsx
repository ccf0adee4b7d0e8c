import { ArrowLeft, Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FoundSound, SoundHit } from '../../../shared/contract/index.ts';
import { useNavigation } from '../../app/index.ts';
import { isOn, type Queue, QueueBar, useQueue } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Button,
  ErrorNotice,
  IconButton,
  Loading,
  PrivateSwitch,
  Row,
  type RowPlace,
  Section,
  VirtualList,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { Highlighted } from './highlight.tsx';
import { HitMarks } from './hit-marks.tsx';
import { routeOf } from './places.ts';
import { queueClips } from './queue-clips.ts';
import { useHitNote } from './use-hit-note.ts';
import type { Wanted } from './use-search.ts';

type InOrderProps = {
  wanted: Wanted;
  /** She pressed a button for it: it begins by itself as soon as it is there. */
  begins: boolean;
  onBack(): void;
};

/** What was found and can be heard, one after the other, oldest first; private moments only when she says so. */
export function InOrder({ wanted, begins, onBack }: InOrderProps) {
  const { t } = useTranslation('search');
  const [withPrivate, setWithPrivate] = useState(false);
  const sound = useCall('search', 'sound', { ...wanted, withPrivate }, { keepLast: true });
  const { data } = sound;
  return (
    <Section
      title={t('order.title')}
      arrives
      aside={
        <Button kind="quiet" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
          {t('order.back')}
        </Button>
      }
    >
      <ErrorNotice error={sound.error} onRetry={() => void sound.refetch()} />
      {!data && sound.isPending ? <Loading /> : null}
      {data ? (
        <>
          <Rows hits={data.hits} text={wanted.text} begins={begins} />
          <LeftOut found={data} />
          <PrivateSwitch
            isOn={withPrivate}
            onChange={setWithPrivate}
            left={data.left.private}
            leaves="played"
          />
        </>
      ) : null}
    </Section>
  );
}

type RowsProps = { hits: readonly SoundHit[]; text: string; begins: boolean };

/** A row's usual height at 100 % text. */
const ROW_PX = 76;
/** Every hit is here already: none is fetched when it comes into sight. */
const nothing = () => undefined;

function Rows({ hits, text, begins }: RowsProps) {
  const { t } = useTranslation('search');
  const clips = useMemo(() => queueClips(hits), [hits]);
  const queue = useQueue(clips);
  useBeginning(begins && clips.length > 0, queue);
  if (hits.length === 0) return <p>{t('order.none')}</p>;
  return (
    <>
      <p className="quiet">{t('order.about')}</p>
      <QueueBar queue={queue} />
      <VirtualList
        label={t('order.title')}
        count={hits.length}
        rowPx={ROW_PX}
        onShown={nothing}
        follow={queue.rowId === null ? null : hits.findIndex(({ id }) => id === queue.rowId)}
        row={(index, place) => {
          const hit = hits[index];
          return hit ? <HeardRow key={hit.id} hit={hit} text={text} queue={queue} place={place} /> : null;
        }}
      />
    </>
  );
}

/** Begins once, and not before it is known what is hard to hear (decision 181). */
function useBeginning(isWanted: boolean, queue: Queue) {
  const begun = useRef(false);
  const isKnown = useCall('review', 'hardParts').isSuccess;
  const isReady = isWanted && isKnown;
  const { playAll } = queue;
  useEffect(() => {
    if (!isReady || begun.current) return;
    begun.current = true;
    playAll();
  }, [isReady, playAll]);
}

type HeardRowProps = { hit: SoundHit; text: string; queue: Queue; place: RowPlace | undefined };

function HeardRow({ hit, text, queue, place }: HeardRowProps) {
  const { t } = useTranslation('search');
  const { go } = useNavigation();
  const note = useHitNote(hit);
  const isSounding = isOn(queue, hit.id);
  return (
    <Row
      before={
        <IconButton
          label={t(isSounding ? 'order.pause' : 'listen', { text: hit.snippet })}
          icon={isSounding ? <Pause aria-hidden /> : <Play aria-hidden />}
          onPress={() => queue.press(hit.id)}
        />
      }
      title={hit.snippet === '' ? note : <Highlighted snippet={hit.snippet} query={text} />}
      note={hit.snippet === '' ? undefined : note}
      marks={<HitMarks hit={hit} />}
      isCurrent={queue.rowId === hit.id}
      onPress={() => go(routeOf(hit))}
      place={place}
    />
  );
}

/** Nothing that was found is missing without a word. */
function LeftOut({ found: { left, more, hits } }: { found: FoundSound }) {
  const { t } = useTranslation('search');
  const lines = [
    left.unchecked ? t('order.unchecked') : null,
    left.twice > 0 ? t('order.twice', { count: left.twice }) : null,
    more && hits.length > 0 ? t('order.more') : null,
  ].filter((one) => one !== null);
  return lines.length === 0 ? null : <p className="quiet">{lines.join(' ')}</p>;
}
