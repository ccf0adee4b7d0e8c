import { Check, History, Merge, Pencil, Quote, Redo2, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Group } from 'react-aria-components';
import type { Moment } from '../../../shared/domain/index.ts';
import { useSayDone } from '../../app/index.ts';
import { useChange, useKeptword } from '../../bridge/index.ts';
import { Button, copyText, Menu, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { LineHistory } from './line-history.tsx';
import { SpeakerDialog } from './speaker-dialog.tsx';
import type { Desk } from './use-desk.ts';

/** What can be done with the chosen lines. Everything here has a key or a place in the menu. */
export function LineActions({
  desk,
  meetingId,
  onMoment,
}: {
  desk: Desk;
  meetingId: string;
  onMoment?: ((moment: Moment) => void) | undefined;
}) {
  const { t } = useTranslation(['transcript', 'common']);
  const api = useKeptword();
  const messages = useMessages();
  const sayDone = useSayDone();
  const [open, setOpen] = useState<'speaker' | 'history' | null>(null);
  const make = useChange('transcripts', 'makeMoment');
  const { chosen, certified } = desk;
  const [first] = chosen;
  if (!first) return null;
  const lineIds = chosen.map((line) => line.id);
  const checked = chosen.every((line) => line.checkedAt !== null);

  const makeMoment = () =>
    void desk.run(
      make.mutateAsync({ lineIds }).then((moment) => {
        messages.say({
          text:
            moment.text === ''
              ? t('transcript:moment.madeEmpty')
              : t('transcript:moment.made', { count: lineIds.length }),
        });
        onMoment?.(moment);
      }),
    );
  const quote = () =>
    void desk.run(
      api.transcripts
        .quote({ lineIds })
        .then(({ text }) => copyText(text))
        .then(() => messages.say({ text: t('common:copied') })),
    );
  const more = [
    { id: 'quote', label: t('transcript:action.quote'), icon: <Quote aria-hidden />, onAction: quote },
    {
      id: 'history',
      label: t('transcript:action.history'),
      icon: <History aria-hidden />,
      onAction: () => setOpen('history'),
    },
    ...(certified
      ? []
      : [
          {
            id: 'join',
            label: t('transcript:parts.join'),
            icon: <Merge aria-hidden />,
            onAction: () => void desk.run(desk.parts.join(first, null)),
          },
          {
            id: 'uncheck',
            label: t('transcript:action.uncheck'),
            icon: <Redo2 aria-hidden />,
            onAction: () =>
              void desk.run(
                desk.changes.uncheck(lineIds).then(() => messages.announce(t('transcript:action.unchecked'))),
              ),
          },
          {
            id: 'remove',
            label: t('transcript:action.remove'),
            danger: true,
            onAction: () =>
              void desk.run(
                desk.changes.remove(first.id).then(() => sayDone(t('transcript:action.removed'))),
              ),
          },
        ]),
  ];
  return (
    <Group className="line-actions" aria-label={t('transcript:action.label', { count: chosen.length })}>
      {certified ? null : (
        <>
          <Button
            kind="primary"
            icon={<Check aria-hidden />}
            aria-keyshortcuts="C"
            isDisabled={checked}
            onPress={() => desk.checkAndMoveOn(() => undefined)}
          >
            {t('transcript:action.check', { count: chosen.length })}
          </Button>
          <Button icon={<Pencil aria-hidden />} aria-keyshortcuts="E" onPress={() => desk.edit(desk.active)}>
            {t('transcript:action.edit')}
          </Button>
          <Button icon={<UserRound aria-hidden />} onPress={() => setOpen('speaker')}>
            {t('transcript:action.speaker')}
          </Button>
        </>
      )}
      <Button onPress={makeMoment} isPending={make.isPending}>
        {t('transcript:action.moment', { count: chosen.length })}
      </Button>
      <Menu label={t('transcript:action.more')} actions={more}>
        <Button kind="quiet">{t('transcript:action.more')}</Button>
      </Menu>
      {open === 'speaker' ? (
        <SpeakerDialog desk={desk} meetingId={meetingId} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'history' ? (
        <LineHistory lineId={first.id} nameOf={desk.nameOf} onClose={() => setOpen(null)} />
      ) : null}
    </Group>
  );
}
