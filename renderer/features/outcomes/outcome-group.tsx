import { ListVideo, Play, Square } from 'lucide-react';
import type { Outcome, OutcomeEntry } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import type { Turns } from '../../audio/index.ts';
import {
  Button,
  DisputedBadge,
  IconButton,
  List,
  OutcomeBadge,
  PrivateBadge,
  Row,
  Section,
} from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { clipsOf, type Outcomes, type OutcomeWords } from './use-outcomes.ts';

type GroupProps = {
  outcome: Outcome;
  entries: readonly OutcomeEntry[];
  data: Outcomes;
  turns: Turns;
  words: OutcomeWords;
};

/** All that had one outcome, to be heard one after the other. */
export function OutcomeGroup({ outcome, entries, data, turns, words }: GroupProps) {
  const { t } = useTranslation(['outcomes', 'vocabulary']);
  const clips = entries.flatMap((one) => clipsOf(one, data.recordings));
  const sounds = clips.some(turns.isPlaying);
  const name = t(`vocabulary:outcome.${outcome}`);
  return (
    <Section
      title={t('outcomes:count', { outcome: name, count: entries.length })}
      aside={
        clips.length > 1 ? (
          <Button
            kind="quiet"
            icon={sounds ? <Square aria-hidden /> : <ListVideo aria-hidden />}
            onPress={() => (sounds ? turns.stop() : turns.playInTurn(clips))}
          >
            {t(sounds ? 'outcomes:stopAll' : 'outcomes:playAll')}
          </Button>
        ) : null
      }
    >
      <List label={name}>
        {entries.map((one) => (
          <OutcomeRow key={one.id} entry={one} data={data} turns={turns} words={words} />
        ))}
      </List>
    </Section>
  );
}

type RowProps = { entry: OutcomeEntry; data: Outcomes; turns: Turns; words: OutcomeWords };

function OutcomeRow({ entry, data, turns, words }: RowProps) {
  const { t } = useTranslation('outcomes');
  const { go } = useNavigation();
  const { outcome, moments } = entry;
  const [first] = moments;
  const clips = clipsOf(entry, data.recordings);
  const sounds = clips.some(turns.isPlaying);
  const text = words.text(entry);
  const disputed = moments.find((one) => one.dispute)?.dispute;
  const details = [words.who(entry), words.reason(entry)].filter((one) => one !== '');
  return (
    <Row
      before={
        clips.length > 0 ? (
          <IconButton
            label={t(sounds ? 'stop' : 'listen', { text })}
            icon={sounds ? <Square aria-hidden /> : <Play aria-hidden />}
            onPress={() => (sounds ? turns.stop() : turns.playInTurn(clips))}
          />
        ) : undefined
      }
      title={text}
      note={
        <>
          {words.where(entry)}
          {details.map((one) => (
            <span key={one} className="outcome-detail">
              {one}
            </span>
          ))}
        </>
      }
      marks={
        <>
          <OutcomeBadge outcome={outcome} />
          {disputed ? <DisputedBadge status={disputed.status} /> : null}
          {moments.some((one) => one.private) ? <PrivateBadge /> : null}
        </>
      }
      {...(first
        ? {
            onPress: () =>
              go({
                at: 'review',
                recordingId: first.recordingId,
                atMs: first.startMs,
                momentId: first.id,
              }),
          }
        : {})}
    />
  );
}
