import { useCallback, useMemo } from 'react';
import type { DocumentSummary, TiedPassage } from '../../../../shared/contract/index.ts';
import type { DocumentPage, Meeting, Moment } from '../../../../shared/domain/index.ts';
import type { Player } from '../../../audio/index.ts';
import { Button } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { PdfView } from '../pdf/index.ts';
import { TextView } from '../text-view.tsx';
import { useMarked } from '../use-highlights.ts';
import { WordsField } from '../words-field.tsx';
import { PaperTools } from './paper-tools.tsx';
import { PlayTied } from './play-tied.tsx';
import { TieBar } from './tie-bar.tsx';
import { type Reading, useReading } from './use-reading.ts';
import { type Tie, useTie } from './use-tie.ts';

type PaperReaderProps = {
  paper: DocumentSummary;
  pages: readonly DocumentPage[];
  /** All that is tied in it, also to other things and in other meetings. */
  passages: readonly TiedPassage[];
  meeting: Pick<Meeting, 'id'>;
  moment: Moment | null;
  player: Player;
  startPage: number;
  onPage(page: number): void;
};

/** One paper: its words, which of them were spoken of here, and tying others to the chosen moment. */
export function PaperReader(props: PaperReaderProps) {
  const { paper, pages, passages, meeting, moment, player, startPage, onPage } = props;
  const reading = useReading(pages, { page: startPage, onPage });
  const here = useMemo(
    () => passages.filter((one) => one.moment !== null && one.recording?.meetingId === meeting.id),
    [passages, meeting.id],
  );
  const tie = useTie({
    documentId: paper.id,
    chosen: reading.chosen,
    moment,
    here,
    onTied() {
      getSelection()?.removeAllRanges();
      // What was pressed goes with the selection.
      if (reading.view !== 'keys') reading.toPages();
    },
  });
  return (
    <div className="paper-reader" ref={reading.root}>
      <PaperTools paper={paper} pages={pages} reading={reading} />
      <ItsWords {...{ moment, here, reading }} hasPages={paper.pages !== null} />
      <div className="paper-sight">
        <Sight {...{ paper, pages, here, moment, player, reading, tie }} />
        <TieBar tie={tie} moment={moment} />
      </div>
    </div>
  );
}

type SightProps = Pick<PaperReaderProps, 'paper' | 'pages' | 'moment' | 'player'> & {
  here: readonly TiedPassage[];
  reading: Reading;
  tie: Tie;
};

/** What scrolls has to be reachable by keyboard (WCAG 2.1.1). */
const SCROLLS = { tabIndex: 0 };

function Sight({ paper, pages, here, moment, player, reading, tie }: SightProps) {
  const { t } = useTranslation('documents');
  const highlights = useMarked(here, reading.find);
  const momentId = moment?.id ?? null;
  const behind = useCallback(
    (id: string) => {
      const passage = here.find((one) => one.id === id);
      return passage ? (
        <PlayTied passage={passage} player={player} isChosen={passage.momentId === momentId} />
      ) : null;
    },
    [here, player, momentId],
  );
  const { view, goTo, page, onPage, box } = reading;
  if (view === 'keys') {
    return (
      <div className="paper-keys">
        <WordsField
          key={page}
          text={reading.words}
          span={reading.byKeys}
          onSpan={reading.onKeys}
          hint={t('beside.keysHint')}
          isAsked
          onEnter={tie.run}
        />
      </div>
    );
  }
  if (view === 'picture') {
    return (
      <section ref={box} className="paper-picture">
        <PdfView
          document={paper}
          {...{ pages, goTo, highlights, onPage }}
          zoom={reading.zoom}
          onScale={reading.onScale}
        />
      </section>
    );
  }
  return (
    <section ref={box} className="paper-text guide-scroll" aria-label={t('viewer.pages')} {...SCROLLS}>
      <TextView
        documentId={paper.id}
        hasPages={paper.pages !== null}
        within={box}
        {...{ pages, goTo, highlights, onPage, behind }}
      />
    </section>
  );
}

type ItsWordsProps = {
  moment: Moment | null;
  here: readonly TiedPassage[];
  reading: Reading;
  hasPages: boolean;
};

/** To the words that the chosen moment is tied to. */
function ItsWords({ moment, here, reading, hasPages }: ItsWordsProps) {
  const { t } = useTranslation('documents');
  const passage = here.find(({ momentId }) => momentId === moment?.id);
  if (!passage) return null;
  return (
    <p className="small its-words">
      <Button kind="link" onPress={() => reading.show({ page: passage.page, at: passage.id })}>
        {hasPages ? t('beside.itsWordsOn', { page: passage.page }) : t('beside.itsWords')}
      </Button>
    </p>
  );
}
