import { Columns2, ListVideo, PencilLine, Square, Unlink } from 'lucide-react';
import { useState } from 'react';
import type { PairView } from '../../../shared/contract/index.ts';
import { useSayDone } from '../../app/index.ts';
import type { Turns } from '../../audio/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Badge, Button, ErrorNotice, IconButton, Item, Items } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { PairDialog } from './pair-dialog.tsx';
import { clipOf, Statement } from './statement.tsx';
import type { DisputeWords } from './words.ts';

/** The usual height of a pair with the gap below it, and as many as are simply drawn. */
const PAIR_PX = 250;
const WHOLE = 6;

type PairsProps = {
  pairs: readonly PairView[];
  turns: Turns;
  words: DisputeWords;
  /** Of one moment: what a new pair is put beside. */
  firstId?: string;
};

/** A said this, B said that (D47): side by side, and played one after the other. */
export function Pairs({ pairs, turns, words, firstId }: PairsProps) {
  const { t } = useTranslation('disputes');
  const [open, setOpen] = useState<PairView | 'new' | null>(null);
  return (
    <div className="stack">
      <div className="row">
        <Button icon={<Columns2 aria-hidden />} onPress={() => setOpen('new')}>
          {firstId ? t('pairs.beside') : t('pairs.add')}
        </Button>
      </div>
      {pairs.length > 0 ? (
        <Items label={t('pairs.list')} itemPx={PAIR_PX} whole={WHOLE}>
          {pairs.map((pair) => (
            <PairCard key={pair.id} pair={pair} turns={turns} words={words} onEdit={() => setOpen(pair)} />
          ))}
        </Items>
      ) : (
        <p className="quiet">{t('pairs.empty')}</p>
      )}
      {open === null ? null : (
        <PairDialog
          firstId={firstId}
          pair={open === 'new' ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

type PairCardProps = { pair: PairView; turns: Turns; words: DisputeWords; onEdit(): void };

function PairCard({ pair, turns, words, onEdit }: PairCardProps) {
  const { t } = useTranslation('disputes');
  const sayDone = useSayDone();
  const remove = useChange('disputes', 'removePair');
  const clips = [clipOf(pair.first), clipOf(pair.second)];
  const sounds = clips.some(turns.isPlaying);
  const takeApart = () =>
    remove.mutate(
      { id: pair.id },
      {
        onSuccess: () => sayDone(t('pairs.removed')),
      },
    );
  return (
    <Item>
      <div className="dispute-card">
        <div className="dispute-sides">
          <Statement said={pair.first} clips={turns} words={words} />
          <Statement said={pair.second} clips={turns} words={words} />
        </div>
        <div className="row" data-gap="small">
          <Badge tone="accent">{t(`pairs.relation.${pair.relation}`)}</Badge>
          <Button
            icon={sounds ? <Square aria-hidden /> : <ListVideo aria-hidden />}
            onPress={() => (sounds ? turns.stop() : turns.playInTurn(clips))}
          >
            {sounds ? t('pairs.stopBoth') : t('pairs.both')}
          </Button>
          <IconButton label={t('pairs.edit')} icon={<PencilLine aria-hidden />} onPress={onEdit} />
          <IconButton label={t('pairs.remove')} icon={<Unlink aria-hidden />} onPress={takeApart} />
        </div>
        {pair.note ? <p>{pair.note}</p> : null}
        <ErrorNotice error={remove.error} />
      </div>
    </Item>
  );
}
