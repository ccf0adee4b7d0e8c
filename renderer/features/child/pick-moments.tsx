import { Check, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Candidate, WireError } from '../../../shared/contract/index.ts';
import { type PlaylistItem, shortLine } from '../../../shared/domain/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Badge,
  Button,
  Checkbox,
  Dialog,
  ErrorNotice,
  List,
  Loading,
  OutcomeBadge,
  PrivateBadge,
  Row,
  useMessages,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

type PickProps = {
  chosen: ReadonlySet<string>;
  onAdd: (item: PlaylistItem) => void;
  /** Why the last one was refused. */
  error: WireError | null;
  onClose: () => void;
};

/** Moments to choose from. Only what was agreed to begin with; disputed ones are never among them. */
export function PickMoments({ chosen, onAdd, error, onClose }: PickProps) {
  const { t } = useTranslation('child');
  const [agreedOnly, setAgreedOnly] = useState(true);
  const [withPrivate, setWithPrivate] = useState(false);
  const moments = useCall(
    'playlists',
    'candidates',
    { agreedOnly, meetingId: null, withPrivate },
    { keepLast: true },
  );
  return (
    <Dialog
      title={t('pick.title')}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('pick.done')}
        </Button>
      }
    >
      <Checkbox isSelected={agreedOnly} onChange={setAgreedOnly}>
        {t('pick.agreed')}
      </Checkbox>
      <Checkbox isSelected={withPrivate} onChange={setWithPrivate} hint={t('pick.privateHint')}>
        {t('pick.private')}
      </Checkbox>
      <ErrorNotice error={moments.error} onRetry={() => void moments.refetch()} />
      <ErrorNotice error={error} />
      {moments.isPending ? <Loading /> : null}
      {moments.data?.length === 0 ? <p className="quiet">{t('pick.none')}</p> : null}
      {moments.data && moments.data.length > 0 ? (
        <List label={t('pick.title')}>
          {moments.data.map((one) => (
            <CandidateRow key={one.moment.id} one={one} isIn={chosen.has(one.moment.id)} onAdd={onAdd} />
          ))}
        </List>
      ) : null}
    </Dialog>
  );
}

type RowProps = { one: Candidate; isIn: boolean; onAdd: PickProps['onAdd'] };

function CandidateRow({ one, isIn, onAdd }: RowProps) {
  const { t } = useTranslation(['child', 'vocabulary']);
  const format = useFormat();
  const { announce } = useMessages();
  const { moment } = one;
  const words = moment.text || t(`vocabulary:momentType.${moment.type}`);
  // The eye sees it in its row; who listens is told, since the focus goes on to the next row.
  const wasIn = useRef(isIn);
  useEffect(() => {
    if (isIn && !wasIn.current) announce(t('child:pick.addedOne', { text: words }));
    wasIn.current = isIn;
  }, [isIn, announce, t, words]);
  return (
    <Row
      title={words}
      note={t('child:from', {
        code: one.code,
        at: format.timecode(moment.startMs),
        title: one.meetingTitle,
        day: format.day(one.meetingDate),
      })}
      marks={
        <>
          {moment.outcome ? <OutcomeBadge outcome={moment.outcome} /> : null}
          {moment.private ? <PrivateBadge /> : null}
        </>
      }
      after={
        isIn ? (
          <Badge tone="good" icon={Check}>
            {t('child:pick.added')}
          </Badge>
        ) : one.isHard ? (
          <Badge tone="careful">{t('child:pick.hard')}</Badge>
        ) : (
          <Button
            icon={<Plus aria-hidden />}
            aria-label={t('child:pick.addOne', { text: words })}
            onPress={() => onAdd({ momentId: moment.id, title: titleFrom(words), privateOk: moment.private })}
          >
            {t('child:pick.add')}
          </Button>
        )
      }
    />
  );
}

/** A beginning for a plain title; the parent writes it over in the list. */
export function titleFrom(words: string): string {
  return shortLine(words, 120);
}
