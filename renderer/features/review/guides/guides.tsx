import type { ComponentType } from 'react';
import type { Moment, NewMoment } from '../../../../shared/domain/index.ts';
import type { Player } from '../../../audio/index.ts';
import { Tabs } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { PaperBeside } from '../../documents/elsewhere.ts';
import { TalkingTime } from '../../talking/index.ts';
import { TranscriptPanel } from '../../transcript/index.ts';
import { type ReviewData, useGuide } from '../desk/index.ts';
import type { Filter } from '../moments/index.ts';
import { MomentsGuide } from './moments-guide.tsx';
import { PartsGuide } from './parts-guide.tsx';
import type { useReviewGaps } from './review-gaps.tsx';
import './guides.css';

/** What a guide stands on: the meeting with its timeline and moments, the one player, and the chosen moment. */
export type GuideProps = {
  data: ReviewData;
  player: Player;
  selectedId: string | null;
  onSelect(moment: Moment): void;
  /** Makes a moment, chooses it and says so; `what` is the word that is read out ("Promise"). */
  onMark(moment: NewMoment, what: string): void;
  /** The moments that the filter lets through: what the picture of the sound shows, too. */
  listed: readonly Moment[];
  filter: Filter;
  onFilter(filter: Filter): void;
  gaps: ReturnType<typeof useReviewGaps>;
};

/**
 * The guides through the sound: what stands on the left, beside the chosen moment. One is shown at a time, so that the
 * page stays two columns, and which one is remembered.
 *
 * A panel of another feature goes here, as one line: its id, and a body from that feature's door that takes GuideProps.
 * Its tab reads `guide.<id>` of review.json. The body scrolls inside itself, in a box with the class `guide-scroll`, and
 * draws only what is in sight. A `wide` guide is text to read and gets half of the page.
 *
 * Parts of one moment (a dispute's requests, a promise's owner) go into moment-form.tsx instead.
 */
export const GUIDES = [
  { id: 'moments', wide: false, Body: MomentsGuide },
  { id: 'transcript', wide: true, Body: TranscriptGuide },
  { id: 'speakers', wide: false, Body: SpeakersGuide },
  { id: 'parts', wide: false, Body: PartsGuide },
  { id: 'paper', wide: true, Body: PaperGuide },
] as const satisfies readonly {
  id: string;
  wide: boolean;
  Body: ComponentType<GuideProps>;
}[];
export type GuideId = (typeof GUIDES)[number]['id'];

/** What was said, line by line. */
function TranscriptGuide({ data, player, onSelect }: GuideProps) {
  return (
    <TranscriptPanel
      recordings={data.timeline.parts}
      meetingId={data.meeting.id}
      player={player}
      onSpeed={player.stepSpeed.bind(player)}
      onMoment={onSelect}
    />
  );
}

/** Without anything in it that takes the focus a box scrolls by keyboard only when it does so itself. */
const SCROLLS = { tabIndex: 0 };

/** Who spoke, and how long. */
function SpeakersGuide({ data }: GuideProps) {
  const { t } = useTranslation('review');
  return (
    <section className="guide-scroll" aria-label={t('guide.speakers')} {...SCROLLS}>
      <TalkingTime meetingId={data.meeting.id} />
    </section>
  );
}

/** What is written: the plan or another paper, to be read while the sound goes on. */
function PaperGuide({ data, player, selectedId }: GuideProps) {
  const moment = data.moments.find(({ id }) => id === selectedId) ?? null;
  return <PaperBeside meeting={data.meeting} moment={moment} player={player} />;
}

const IDS = GUIDES.map(({ id }) => id);

/** The left side of the review: one tab for each guide. */
export function Guides(props: GuideProps) {
  const { t } = useTranslation('review');
  const [guide, choose] = useGuide<GuideId>(IDS, 'moments');
  const shown = GUIDES.find(({ id }) => id === guide);
  return (
    <div className="review-guide" data-wide={shown?.wide || undefined}>
      <Tabs
        label={t('guide.label')}
        selected={guide}
        onSelect={choose}
        tabs={GUIDES.map(({ id, Body }) => ({
          id,
          label: t(`guide.${id}`),
          content: <Body {...props} />,
        }))}
      />
    </div>
  );
}
