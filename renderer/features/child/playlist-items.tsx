import { Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import type { PlaylistView } from '../../../shared/contract/index.ts';
import type { FormKey, PlaylistItem } from '../../../shared/domain/index.ts';
import { useClips } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  BegunNotice,
  IconButton,
  Item,
  Items,
  MoveButtons,
  moved,
  PrivateBadge,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type Chosen = PlaylistView['items'][number];
/** Changes the list as it is when its turn comes, which is not always as it was drawn. */
export type OnItems = (changed: (now: readonly PlaylistItem[]) => PlaylistItem[]) => void;
type ItemsProps = { playlistId: string; items: readonly Chosen[]; onItems: OnItems };

export const plainItem = ({ momentId, title, privateOk }: Chosen): PlaylistItem => ({
  momentId,
  title,
  privateOk,
});
export const without = (now: readonly PlaylistItem[], momentId: string) =>
  now.filter((one) => one.momentId !== momentId);

/** A moment's usual height with the gap below it, and as many as are simply drawn. */
const ITEM_PX = 170;
const WHOLE = 8;

/** The moments in order. Order is changed by buttons, so it needs no mouse and no steady hand. */
export function PlaylistItems({ playlistId, items, onItems }: ItemsProps) {
  const { t } = useTranslation('child');
  const clips = useClips();
  return (
    <Items label={t('items')} itemPx={ITEM_PX} whole={WHOLE} isOrdered>
      {items.map((item, at) => (
        <ItemRow
          key={item.momentId}
          playlistId={playlistId}
          item={item}
          at={at}
          count={items.length}
          clips={clips}
          onMove={(by) => onItems((now) => moved(now, itemOf(now, item.momentId), by))}
          onTitle={(title) => onItems((now) => now.map((one) => titled(one, item.momentId, title)))}
          onOut={() => onItems((now) => without(now, item.momentId))}
        />
      ))}
    </Items>
  );
}

const itemOf = (now: readonly PlaylistItem[], momentId: string) =>
  now.find((one) => one.momentId === momentId);

const titled = (one: PlaylistItem, momentId: string, title: string): PlaylistItem =>
  one.momentId === momentId ? { ...one, title } : one;

type RowProps = {
  playlistId: string;
  item: Chosen;
  at: number;
  count: number;
  clips: ReturnType<typeof useClips>;
  onMove: (by: -1 | 1) => void;
  onTitle: (title: string) => void;
  onOut: () => void;
};

function ItemRow({ playlistId, item, at, count, clips, onMove, onTitle, onOut }: RowProps) {
  const { t } = useTranslation('child');
  const format = useFormat();
  const { of, title } = item;
  return (
    <Item>
      <div className="child-item">
        <div className="child-item-words">
          <TitleField
            key={title}
            draft={{
              ...{ form: 'playlist-item', of: { kind: 'playlist', id: playlistId }, part: item.momentId },
            }}
            title={title}
            n={at + 1}
            onTitle={onTitle}
          />
          {of ? (
            <p className="quiet small">
              {t('from', {
                code: of.code,
                at: format.timecode(of.moment.startMs),
                title: of.meetingTitle,
                day: format.day(of.meetingDate),
              })}
            </p>
          ) : null}
          <div className="row" data-gap="small">
            {item.leftOut ? <Badge tone="careful">{t(`left.${item.leftOut}`)}</Badge> : null}
            {of?.moment.private && item.privateOk ? <PrivateBadge /> : null}
          </div>
        </div>
        <div className="row" data-gap="small">
          {of ? <ItemPlay item={item} of={of} clips={clips} /> : null}
          <MoveButtons title={title} isFirst={at === 0} isLast={at === count - 1} onMove={onMove} />
          <IconButton label={t('out', { title })} icon={<X aria-hidden />} onPress={onOut} />
        </div>
      </div>
    </Item>
  );
}

type PlayProps = Pick<RowProps, 'item' | 'clips'> & { of: NonNullable<Chosen['of']> };

function ItemPlay({ item, of, clips }: PlayProps) {
  const { t } = useTranslation('child');
  const { recordingId, startMs, endMs } = of.moment;
  const recording = useCall('recordings', 'get', { id: recordingId });
  if (!recording.data) return null;
  const clip = { track: { recordingId, durationMs: recording.data.durationMs }, span: { startMs, endMs } };
  const isPlaying = clips.isPlaying(clip);
  return (
    <IconButton
      label={isPlaying ? t('stop') : t('play', { title: item.title })}
      icon={isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
      onPress={() => clips.toggle(clip)}
    />
  );
}

type TitleProps = { draft: FormKey; title: string; n: number; onTitle: (title: string) => void };

/** Saved when the field is left or Enter is pressed; an empty title stays as it was. */
function TitleField({ draft: of, title, n, onTitle }: TitleProps) {
  const { t } = useTranslation('child');
  const [typed, setTyped] = useState(title);
  const draft = useFormDraft(of, { typed }, (begun) => setTyped(begun.typed));
  const save = () => {
    const words = typed.trim();
    if (words === '' || words === title) return setTyped(title);
    draft.end();
    onTitle(words);
  };
  return (
    <>
      <TextField
        label={t('itemTitle', { n })}
        value={typed}
        onChange={(next) => {
          if (draft.begun) draft.take();
          setTyped(next);
        }}
        onBlur={() => draft.begun === null && save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
        maxLength={120}
      />
      <BegunNotice draft={draft} onTake={save} />
    </>
  );
}
