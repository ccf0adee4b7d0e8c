import { useState } from 'react';
import {
  knownRecipients,
  type LeftThing,
  type ShareNote,
  type ShareRecord,
} from '../../../shared/domain/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, FormDialog, List, Row, Section } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { ShareFields } from './share-fields.tsx';

/** Everything that was copied out of the archive: what, when, to whom and why; also to be written down afterwards. */
export function WhatLeft() {
  const { t } = useTranslation(['evidence', 'common']);
  const format = useFormat();
  const left = useCall('evidence', 'left');
  const [open, setOpen] = useState<LeftThing | null>(null);
  if (left.error) return <ErrorNotice error={left.error} onRetry={() => void left.refetch()} />;
  if (!left.data || left.data.length === 0) return null;
  const toWhom = ({ to, why }: ShareRecord) =>
    to === null ? t(`evidence:share.whys.${why}`) : `${t(`evidence:share.whys.${why}`)}: ${to}`;
  return (
    <Section title={t('evidence:left.title')}>
      <p className="quiet">{t('evidence:left.about')}</p>
      <List label={t('evidence:left.title')}>
        {left.data.map((one) => (
          <Row
            key={one.seq}
            title={titleOf(one, t(`evidence:left.what.${one.what}`))}
            note={`${format.instant(one.at)} · ${one.notes.map(toWhom).join('; ') || t('evidence:left.unsaid')}`}
            after={
              <Button
                aria-label={t('evidence:left.addTo', {
                  what: titleOf(one, t(`evidence:left.what.${one.what}`)),
                  at: format.instant(one.at),
                })}
                onPress={() => setOpen(one)}
              >
                {t('evidence:left.add')}
              </Button>
            }
          />
        ))}
      </List>
      {open ? (
        <ToWhomDialog thing={open} known={knownRecipients(left.data)} onClose={() => setOpen(null)} />
      ) : null}
    </Section>
  );
}

function titleOf({ name }: LeftThing, what: string): string {
  return name === null ? what : `${what}: ${name}`;
}

type DialogProps = { thing: LeftThing; known: readonly ShareNote[]; onClose(): void };

/** One more to whom it went. What is written down stays: the log is only ever added to. */
function ToWhomDialog({ thing, known, onClose }: DialogProps) {
  const { t } = useTranslation(['evidence', 'common']);
  const note = useChange('evidence', 'noteShare');
  const [share, setShare] = useState<ShareNote>({ to: null, why: 'other' });
  return (
    <FormDialog
      title={t('evidence:left.add')}
      isOpen
      onClose={onClose}
      submit={t('common:save')}
      onSubmit={() => note.mutate({ seq: thing.seq, share }, { onSuccess: onClose })}
      isPending={note.isPending}
    >
      <p>{titleOf(thing, t(`evidence:left.what.${thing.what}`))}</p>
      <ShareFields share={share} onShare={setShare} known={known} />
      <p className="quiet">{t('evidence:left.stays')}</p>
      <ErrorNotice error={note.error} />
    </FormDialog>
  );
}
