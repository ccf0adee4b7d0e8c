import { ListPlus, X } from 'lucide-react';
import { useState } from 'react';
import type { BriefingGroup, WireError } from '../../../shared/contract/index.ts';
import { useNavigation } from '../../app/index.ts';
import type { Queue } from '../../audio/index.ts';
import { Button, IconButton, Item, List, MoveButtons } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { AddMoments } from './add-moments.tsx';
import { ChosenRow, OfferedRow } from './moment-rows.tsx';
import { movedMoment, movedPart, type OnChosen, withMoment, without, withoutPart } from './use-chosen.ts';

type GroupProps = {
  briefingId: string;
  group: BriefingGroup;
  at: number;
  /** How many parts of the plan there are. */
  parts: number;
  queue: Queue;
  onChosen: OnChosen;
  /** Why the last change was refused: said in the window in which it was asked for. */
  error: WireError | null;
};

/** One part of the plan: what it says and how it will be done, what is chosen under it, and what is offered. */
export function GroupCard({ briefingId, group, at, parts, queue, onChosen, error }: GroupProps) {
  const { t } = useTranslation('briefing');
  const [adding, setAdding] = useState(false);
  const { part, chosen, offered } = group;
  const goalId = part?.id ?? null;
  const words = part?.text ?? t('untied.title');
  const onTick = (momentId: string, on: boolean) =>
    onChosen((now) => (on ? withMoment(now, { momentId, goalId }) : without(now, momentId)));
  return (
    <Item>
      <section className="briefing-card" aria-label={words}>
        <header className="briefing-card-head">
          <div className="briefing-card-words">
            <h3>{words}</h3>
            <PartWords group={group} />
          </div>
          {part ? <PartButtons {...{ part, at, parts, onChosen }} /> : null}
        </header>
        {chosen.length + offered.length === 0 ? <p className="quiet">{t('noMoment')}</p> : null}
        {chosen.length > 0 ? (
          <List label={t('chosen', { part: words })}>
            {chosen.map((one, place) => (
              <ChosenRow
                key={one.moment.id}
                entry={one}
                queue={queue}
                isFirst={place === 0}
                isLast={place === chosen.length - 1}
                onTick={onTick}
                onMove={(by) => onChosen((now) => movedMoment(now, one.moment.id, by))}
              />
            ))}
          </List>
        ) : null}
        {offered.length > 0 ? (
          <List label={t('offered', { part: words })}>
            {offered.map((one) => (
              <OfferedRow key={one.moment.id} entry={one} onTick={onTick} />
            ))}
          </List>
        ) : null}
        <div className="row">
          <Button
            icon={<ListPlus aria-hidden />}
            aria-label={t('addTo', { part: words })}
            onPress={() => setAdding(true)}
          >
            {t('add')}
          </Button>
        </div>
        {adding ? (
          <AddMoments
            {...{ briefingId, goalId, words, error }}
            onAdd={(momentId) => onTick(momentId, true)}
            onClose={() => setAdding(false)}
          />
        ) : null}
      </section>
    </Item>
  );
}

/** Which kind, its area, and how it will be done: what the new person reads before anything is heard. */
function PartWords({ group: { part } }: { group: BriefingGroup }) {
  const { t } = useTranslation(['briefing', 'vocabulary', 'goals']);
  const { go } = useNavigation();
  if (part === null) return <p className="quiet small">{t('briefing:untied.about')}</p>;
  const kind = t(`vocabulary:goalKind.${part.kind}`);
  const isAsked = part.kind !== 'goal';
  return (
    <>
      <p className="quiet small">{[kind, part.area].filter(Boolean).join(' · ')}</p>
      {part.howDone ? (
        <p className="briefing-how">
          <span className="quiet">{t('briefing:how')}</span> {part.howDone}
        </p>
      ) : isAsked ? (
        <div className="row">
          <p>{t('briefing:noHow')}</p>
          <Button kind="link" onPress={() => go({ at: 'goals', goalId: part.id })}>
            {t('briefing:writeHow')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type ButtonsProps = Pick<GroupProps, 'at' | 'parts' | 'onChosen'> & {
  part: NonNullable<BriefingGroup['part']>;
};

/** Its place among the parts, and the way out. */
function PartButtons({ part, at, parts, onChosen }: ButtonsProps) {
  const { t } = useTranslation('briefing');
  const { id, text: title } = part;
  return (
    <div className="row" data-gap="small">
      {parts > 1 ? (
        <MoveButtons
          title={title}
          isFirst={at === 0}
          isLast={at === parts - 1}
          onMove={(by) => onChosen((now) => movedPart(now, id, by))}
        />
      ) : null}
      <IconButton
        label={t('parts.out', { title })}
        icon={<X aria-hidden />}
        onPress={() => onChosen((now) => withoutPart(now, id))}
      />
    </div>
  );
}
